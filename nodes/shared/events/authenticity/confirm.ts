import { sleep, type IDataObject, type IWebhookFunctions } from 'n8n-workflow';
import { AiRudderClient } from '../../api/client';
import { Deadline } from '../../api/deadline';
import { AiRudderFailure } from '../../api/failure';
import { isObject, isText, withoutBlanks } from '../../api/values';
import { callOfPush, callsOfRecords, type CallRecord } from '../../calls';
import { catalogue } from '../kinds/catalogue';
import type { DeliveredEvent } from '../delivery/delivery';
import { unknownEvent } from '../delivery/eventItem';
import type { Confirmation } from '../delivery/receive';

/** AIRudder waits for the answer to its delivery meanwhile. */
const longestMilliseconds = 6_000;

/** A call that has just ended may not be on record yet, so it is looked for twice. */
const secondLookMilliseconds = 2_000;

/**
 * Whether AIRudder itself knows of what a delivery reports: a push by verifyCustomApiPush, a call by its record in its
 * task or workflow. `known` without asking when *Confirm With AIRudder* is off. `unknown` when AIRudder denies it, or has no
 * operation to ask about the event; `notAsked` when it cannot be asked now: the network, its server, the login, the time. The
 * log then says why, without any number. Contract: verifyCustomApiPush, getCallRecords.
 */
export async function confirm(
	context: IWebhookFunctions,
	event: DeliveredEvent,
	body: IDataObject,
): Promise<Confirmation> {
	if (context.getNodeParameter('confirmWithAiRudder', false) === false) return 'known';
	const question = questionAbout(event, body);
	const { name } = context.getNode();
	const warn = (done: string, problem: string) =>
		context.logger.warn(`AIRudder: "${name}" ${done} a delivery (${event}): ${problem}`);
	if (question === undefined) {
		warn('dropped', 'it cannot be confirmed, because it names no call to ask for');
		return 'unknown';
	}
	const deadline = new Deadline(longestMilliseconds, 'AIRudder did not confirm it');
	try {
		const client = await AiRudderClient.open(context, 'aiRudderApi');
		if (await deadline.within(question(client.within(deadline)))) return 'known';
	} catch (failure) {
		const cause = deadline.isOver
			? 'AIRudder took too long to confirm it'
			: // Not the message: AIRudder may repeat a number in it.
				`AIRudder could not be asked (${kindOf(failure)})`;
		warn('asked AIRudder to repeat', cause);
		return 'notAsked';
	}
	warn('dropped', 'AIRudder does not know of it');
	return 'unknown';
}

function kindOf(failure: unknown): string {
	if (!(failure instanceof AiRudderFailure)) return 'the credential cannot be used';
	return [failure.kind, failure.bodyCode ?? failure.httpStatus].filter(Boolean).join(' ');
}

/** Asks AIRudder. Throws when it cannot be asked. */
type Question = (client: AiRudderClient) => Promise<boolean>;

/** What to ask about a delivery; undefined when there is nothing that AIRudder could be asked. */
function questionAbout(event: DeliveredEvent, body: IDataObject): Question | undefined {
	if (event === unknownEvent) return undefined;
	if (event === 'customApiPush') return questionAboutPush(body);
	// The very fields that the item will have, so that nothing else can be confirmed in their stead.
	return questionAboutCall(catalogue[event].toItem(body));
}

function questionAboutPush(body: IDataObject): Question | undefined {
	const call = callOfPush(body);
	const { workflowId, nodeId, phoneNumber, caseId } = call;
	if (!isText(workflowId) || !isText(nodeId) || !isText(phoneNumber)) return undefined;
	const ids = { workflow_id: workflowId, node_id: nodeId, callee: phoneNumber, case_id: caseId };
	return async (client) => {
		const answer = await client
			.call('verifyCustomApiPush', { body: withoutBlanks(ids) })
			.catch(refusedAsFalse);
		return !isDenial(answer) && !(isObject(answer) && contradicts(callOfPush(answer), call));
	};
}

/** The contract does not describe the answer: whatever is not a refusal or plainly no is taken for yes. */
function isDenial(answer: unknown): boolean {
	const denials: unknown[] = [false, 0, 'false'];
	if (denials.includes(answer)) return true;
	return isObject(answer) && !isObject(answer.callee) && Object.values(answer).includes(false);
}

function questionAboutCall(item: object): Question | undefined {
	// A session of the chatbot is no call; and of what is no text nothing can be asked.
	if ('sessionId' in item) return undefined;
	const call: CallRecord = Object.fromEntries(
		Object.entries(item).filter(([, value]) => isText(value)),
	);
	const { callId, taskId, workflowId, phoneNumber, startedAt } = call;
	const place = taskId === undefined ? { workflow_id: workflowId } : { taskid: taskId };
	const isTold = taskId !== undefined || workflowId !== undefined;
	if (phoneNumber === undefined || !isTold || (callId ?? startedAt) === undefined) return undefined;
	const query = withoutBlanks({ callee: phoneNumber, ...place });
	return async (client) => {
		const isOnRecord = async () => {
			const answer = await client.call('getCallRecords', { query }).catch(refusedAsFalse);
			return callsOfRecords(answer).some((record) => isSameCall(record, call));
		};
		if (await isOnRecord()) return true;
		await sleep(secondLookMilliseconds);
		return await isOnRecord();
	};
}

/** A refusal is AIRudder's no; one of the login or of too many requests is no answer at all, like any other fault. */
function refusedAsFalse(failure: unknown): false {
	if (!(failure instanceof AiRudderFailure) || failure.kind !== 'refused') throw failure;
	if ([failure.httpStatus, failure.bodyCode].some((code) => code === 401 || code === 429))
		throw failure;
	return false;
}

function isSameCall(record: CallRecord, call: CallRecord): boolean {
	const told = call.callId === undefined ? record.startedAt : record.callId;
	return told !== undefined && !contradicts(record, call);
}

/** Whether two say different things about the same call; what only one says is no difference. */
function contradicts(one: CallRecord, other: CallRecord): boolean {
	return (
		isDifferent(one.callId, other.callId) ||
		isDifferent(one.phoneNumber, other.phoneNumber, (number) => number.replace(/\D/g, '')) ||
		isDifferent(one.startedAt, other.startedAt, toTheSecond) ||
		isDifferent(one.endedAt, other.endedAt, toTheSecond)
	);
}

function isDifferent(
	one: string | undefined,
	other: string | undefined,
	essence: (text: string) => string = (text) => text,
): boolean {
	return one !== undefined && other !== undefined && essence(one) !== essence(other);
}

/** Of an ISO 8601 time: sources of AIRudder differ in how exactly they write it. */
function toTheSecond(time: string): string {
	return time.slice(0, 19);
}
