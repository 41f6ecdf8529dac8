import type { IDataObject } from 'n8n-workflow';
import { AiRudderFailure } from '../api/failure';
import { asItems } from '../api/lists';
import { mapInTurns } from '../api/turns';
import { isBlank, isObject, objectsIn, without } from '../api/values';
import type { CallRecord } from './callRecord';
import { readCall } from './readCall';

/** What a call inherits from its task; the task's own status and robot are not the call's. */
const inherited = [
	'TaskID',
	'TaskName',
	'workflow_id',
	'wokflow_id',
	'workflow_name',
	'nodetask_id',
	'nodetask_name',
];

/** One record for each number of a task. Contract: getTaskDetail, getWorkflowTaskDetail (TaskDetail.detail). */
export function callsOfTask(payload: unknown): CallRecord[] {
	return isObject(payload) ? objectsIn(payload.detail).map(callReader(payload)) : [];
}

/** Reads the calls of a task as readCall reads withTask, without making an object for each: that takes longer than reading it. */
export function callReader(task: IDataObject): (call: IDataObject) => CallRecord {
	const told = Object.entries(inheritedFrom(task));
	return (call) => {
		const ofTask: IDataObject = {};
		for (const [name, value] of told) if (isBlank(call[name])) ofTask[name] = value;
		return readCall(call, ofTask);
	};
}

/** A call as the event of its end would tell it: with what it does not say of its task. Contract: callEnded, CallDetail. */
export function withTask(task: IDataObject, call: IDataObject): IDataObject {
	// A copy that grows: V8 reads it in two thirds of the time that an object takes which is put together anew.
	const whole = { ...call };
	const unsaid = inherited.filter((name) => isBlank(call[name]));
	for (const name of unsaid) if (Object.hasOwn(task, name)) whole[name] = task[name];
	const nowhere = unsaid.filter((name) => Object.hasOwn(call, name) && !Object.hasOwn(task, name));
	return nowhere.reduce(without, whole);
}

function inheritedFrom(task: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(task).filter(([name]) => inherited.includes(name)));
}

/**
 * What a simplified task gives: a record for each number; the task as it is where its calls are no list of calls, so that
 * nothing is lost. A long list is read in turns with others in the same n8n.
 */
export async function callsOrTask(payload: unknown): Promise<object[]> {
	const detail = isObject(payload) ? payload.detail : payload;
	if (!isListOfCalls(detail)) return asItems(payload);
	return isObject(payload) ? await mapInTurns(objectsIn(detail), callReader(payload)) : [];
}

/** Whether this is a list of calls, which may be missing before the first one. Contract: TaskDetail.detail. */
export function isListOfCalls(detail: unknown): boolean {
	return isBlank(detail) || (Array.isArray(detail) && detail.every(isObject));
}

/** The task in an answer. Throws `refused` when it holds none. Contract: getTaskDetail, getWorkflowTaskDetail. */
export function taskAnswered(payload: unknown, taskId: string): IDataObject {
	if (isObject(payload)) return payload;
	throw new AiRudderFailure('refused', `AIRudder's answer holds no task "${taskId}"`);
}

/** One record for each call found. Contract: getCallRecords. */
export function callsOfRecords(payload: unknown): CallRecord[] {
	return objectsIn(payload).map((call) => readCall(call));
}

/** The call of a custom API node's push. Contract: CustomApiPush. */
export function callOfPush(body: IDataObject): CallRecord {
	return readCall(flatPush(body));
}

/** The fields of a custom API node's push, which lie in `callee`, `call` and beside them, as one object. */
export function flatPush(body: IDataObject): IDataObject {
	const { callee, call, ...around } = body;
	return {
		...around,
		...(isObject(callee) ? callee : {}),
		...(isObject(call) ? call : {}),
	};
}
