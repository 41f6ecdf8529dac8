import { sleep, type IDataObject, type IWebhookFunctions } from 'n8n-workflow';
import { AiRudderClient } from '../../api/client';
import { AiRudderFailure } from '../../api/failure';
import { isObject, isText, withoutBlanks } from '../../api/values';
import { callOfPush, callsOfRecords, type CallRecord } from '../../calls';
import { catalogue } from '../catalogue';
import type { DeliveredEvent } from '../delivery';
import { unknownEvent } from '../eventItem';

/** AIRudder waits for the answer to its delivery meanwhile. */
const longestMilliseconds = 6_000;
const napMilliseconds = 200;

/** A call that has just ended may not be on record yet, so it is looked for twice. */
const secondLookMilliseconds = 2_000;

/**
 * Whether AIRudder itself knows of what a delivery reports: a push by verifyCustomApiPush, a call by its record in its
 * task or workflow. True without asking when *Confirm With AIRudder* is off. False when AIRudder denies it, cannot be
 * asked, takes too long, or has no operation to ask about the event; the log then says why, without any number.
 * Contract: verifyCustomApiPush, getCallRecords.
 */
export async function isConfirmed(
	context: IWebhookFunctions,
	event: DeliveredEvent,
	body: IDataObject,
): Promise<boolean> {
	if (context.getNodeParameter('confirmWithAiRudder', false) === false) return true;
	const problem = await problemWith(context, event, body);
	if (problem === undefined) return true;
	const { name } = context.getNode();
	context.logger.warn(`AIRudder: "${name}" dropped a delivery (${event}): ${problem}`);
	return false;
}

async function problemWith(
	context: IWebhookFunctions,
	event: DeliveredEvent,
	body: IDataObject,
): Promise<string | undefined> {
	const question = questionAbout(event, body);
	if (question === undefined) return 'it cannot be confirmed, because it names no call to ask for';
	let isOver = false;
	const asked = question(context, () => isOver).then(
		(isKnown) => (isKnown ? undefined : 'AIRudder does not know of it'),
		// Not the message: AIRudder may repeat a number in it.
		(failure: unknown) => `AIRudder could not be asked (${kindOf(failure)})`,
	);
	const problem = await Promise.race([asked, late(() => isOver)]);
	isOver = true;
	return problem;
}

/** In short naps, so that nothing is left waiting once there is an answer. */
async function late(isOver: () => boolean): Promise<string> {
	for (let slept = 0; slept < longestMilliseconds && !isOver(); slept += napMilliseconds)
		await sleep(napMilliseconds);
	return 'AIRudder took too long to confirm it';
}

function kindOf(failure: unknown): string {
	if (!(failure instanceof AiRudderFailure)) return 'the credential cannot be used';
	return [failure.kind, failure.bodyCode ?? failure.httpStatus].filter(Boolean).join(' ');
}

/** Asks AIRudder; stops asking when the time is over. */
type Question = (context: IWebhookFunctions, isOver: () => boolean) => Promise<boolean>;

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
	return async (context) => {
		const client = await AiRudderClient.open(context, 'aiRudderApi');
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
	return async (context, isOver) => {
		const client = await AiRudderClient.open(context, 'aiRudderApi');
		const isOnRecord = async () => {
			const answer = await client.call('getCallRecords', { query }).catch(refusedAsFalse);
			return callsOfRecords(answer).some((record) => isSameCall(record, call));
		};
		if (await isOnRecord()) return true;
		await sleep(secondLookMilliseconds);
		return !isOver() && (await isOnRecord());
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
