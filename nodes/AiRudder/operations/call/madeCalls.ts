import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../../../shared/api/client';
import { Deadline } from '../../../shared/api/deadline';
import { AiRudderFailure } from '../../../shared/api/failure';
import { outcomeOf } from '../../../shared/api/outcomes';
import { greatestOf, isText, objectsIn, without } from '../../../shared/api/values';
import {
	callOutcomes,
	callsOfTask,
	isEnded,
	outcomeOfCall,
	saysEnded,
	statusWord,
	type OutcomeOfCall,
	taskStatusOf,
} from '../../../shared/calls';
import type { Contact } from '../../../shared/contacts';
import type { Produced } from '../../../shared/operations/operation';
import { hasFinishedCall } from '../../../shared/polling';
import { detailsOnceOver } from '../task/onceEnded';

/** Seconds between two looks at the tasks: an agent waits, and AIRudder is not to be troubled. */
const pollSeconds = 5;

/** How long, in milliseconds, the look that is under way when the time is over may still take. */
const lastLook = 15_000;

/** A call that AIRudder took. */
interface MadeCall {
	answer: IDataObject;
	contacts: Contact[];
	parameters: { waitForOutcome: boolean; maxWait: number };
}

/** What was seen of the tasks, and why one could not be looked at. */
interface Seen {
	details: ReadonlyMap<string, IDataObject>;
	problems: ReadonlyMap<string, string>;
}

/**
 * One item for each call: its task, and, for those that are waited for, its record and `outcome` once it is over. When the time
 * is, or AIRudder cannot be asked, the outcome is `notFinished` and `note` says how to get it later: that is no failure, for
 * whoever meets one calls again. A number that AIRudder refused has `refused` and is not waited for. Throws only what ends
 * the execution. Contract: getTaskDetail.
 */
export async function madeCalls({
	client,
	sent,
	signal,
	isTool,
}: {
	client: AiRudderClient;
	sent: MadeCall[];
	signal?: AbortSignal;
	isTool: boolean;
}): Promise<Produced[]> {
	const seen = await seenOnceOver(client, sent.filter(isAwaited), signal);
	return sent.map((made) => {
		const json = itemOfCall(made, seen);
		return {
			// For a model the readable text is enough: the list says the same.
			json: isTool ? without(json, 'transcript') : json,
			items: made.contacts.map(({ item }) => item),
		};
	});
}

/**
 * The outcome that an item of a made call tells; none that was only ordered, or failed, is known to be over. Whom a calling
 * rule keeps back is not called at all.
 */
export function outcomeOfMade({ outcome, heldBack }: IDataObject): OutcomeOfCall {
	if (heldBack === true) return 'refused';
	const known = callOutcomes.find(({ value }) => value === outcome);
	return known?.value ?? 'notFinished';
}

function isAwaited({ answer, parameters }: MadeCall): boolean {
	return parameters.waitForOutcome && isText(answer.taskId) && !isRefused(answer);
}

function isRefused({ refusedContacts }: IDataObject): boolean {
	return objectsIn(refusedContacts).length > 0;
}

/** Looks at the tasks until their calls are over or the time is. A look that fails is followed by the next. */
async function seenOnceOver(
	client: AiRudderClient,
	awaited: MadeCall[],
	signal?: AbortSignal,
): Promise<Seen> {
	const problems = new Map<string, string>();
	if (awaited.length === 0) return { details: new Map(), problems };
	const longest = 1000 * greatestOf(awaited.map(({ parameters }) => parameters.maxWait));
	const reader = client.within(new Deadline(longest + lastLook, 'The outcome was not there'));
	const look = async (taskId: string) => {
		const read = async () => await reader.call('getTaskDetail', { query: { TaskID: taskId } });
		const outcome = await outcomeOf(read);
		problems.delete(taskId);
		if ('result' in outcome) return outcome.result;
		if (!(outcome.failure instanceof AiRudderFailure)) throw outcome.failure;
		problems.set(taskId, outcome.failure.message);
		return undefined;
	};
	const taskIds = awaited.map(({ answer }) => answer.taskId).filter(isText);
	const pause = pollSeconds * 1000;
	const watch = { look, isOver: isCallOver, longest, pause, signal };
	return { details: await detailsOnceOver(taskIds, watch), problems };
}

/**
 * Whether the one call of a task is over for good, redials included. A task that has ended says so only with its call, or
 * when it was canceled: the result of a call may reach its task late.
 */
function isCallOver(detail: IDataObject | undefined): boolean {
	if (!detail) return false;
	if (hasFinishedCall(detail)) return true;
	if (!saysEnded(detail)) return false;
	return (
		statusWord(detail.Status) === 'canceled' ||
		callsOfTask(detail).some(({ status }) => isEnded(status))
	);
}

function itemOfCall(made: MadeCall, { details, problems }: Seen): IDataObject {
	const { answer, contacts } = made;
	const phoneNumber = contacts[0]?.number;
	const task = { ...answer, ...(phoneNumber === undefined ? {} : { phoneNumber }) };
	if (isRefused(answer))
		return { ...task, refused: true, outcome: 'refused' satisfies OutcomeOfCall };
	const taskId = isText(answer.taskId) ? answer.taskId : undefined;
	if (!isAwaited(made) || taskId === undefined) return { ...task, note: later(taskId) };
	const detail = details.get(taskId);
	const [call = {}] = callsOfTask(detail);
	const known = {
		...task,
		...call,
		...taskStatusOf(detail),
	};
	if (isCallOver(detail))
		return { ...known, outcome: outcomeOfCall({ ...known }, { isOver: true }) };
	const problem = problems.get(taskId);
	return {
		...known,
		outcome: 'notFinished' satisfies OutcomeOfCall,
		timedOut: true,
		...(problem === undefined ? {} : { outcomeProblem: problem }),
		note: later(taskId),
	};
}

/** How to get an outcome that is not known yet, for people and for agents. */
function later(taskId: string | undefined): string {
	const where =
		taskId === undefined
			? 'AIRudder gave no task ID, so look the task up in AIRudder by its name'
			: `Get it later with Task: Get and the task ID ${taskId}, or with AIRudder Trigger`;
	return `The call was ordered, and what comes of it is not known yet. Do not order it again. ${where}.`;
}
