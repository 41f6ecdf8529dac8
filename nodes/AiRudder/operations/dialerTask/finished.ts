import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { AiRudderClient } from '../../../shared/api/client';
import { credentialOf } from '../../../shared/api/credentialTypes';
import { namedTime } from '../../../shared/api/times';
import { mapInTurns, Turns } from '../../../shared/api/turns';
import { grouped, idText, isObject, withoutBlanks } from '../../../shared/api/values';
import { isEnded, readCall, type CallRecord } from '../../../shared/calls';
import { digitsOf } from '../../../shared/contacts';
import type { Resumption } from '../../../shared/operations/waiting/resume';
import { callsOfDialerTask } from './calls';
import { taskOfRow, toldOf } from './sentRows';
import { allEnded, type FinishedTask } from './taskStates';

/**
 * What became of each row of some tasks that are over: its latest call with the earlier ones in `earlierAttempts`, or the
 * task and the number alone while no call of it is seen: AIRudder's rows lag behind their calls. `others` are calls of numbers that nobody asked about.
 * Contract: getDialerTaskDetail.
 */
export async function outcomesOf(
	client: AiRudderClient,
	tasks: readonly FinishedTask[],
	rows: readonly IDataObject[],
): Promise<{ outcomes: Map<IDataObject, object>; others: object[] }> {
	const outcomes = new Map<IDataObject, object>();
	const others: object[] = [];
	const turns = new Turns();
	const byTask = grouped(rows.map((row) => [row.taskId, row]));
	for (const task of tasks) {
		const ofTask = byTask.get(task.taskId) ?? [];
		const calls = await callsByNumber(
			await callsOfDialerTask(client, { taskId: task.taskId, needCustomerInfo: true }),
			new Set(ofTask.map(numberOf)),
			turns,
		);
		for (const row of ofTask) {
			await turns.pass();
			const { phoneNumber } = row;
			const latest = latestOf(calls.get(numberOf(row)) ?? []);
			outcomes.set(row, { ...task, phoneNumber, ...latest, ...toldOf(row) });
			calls.delete(numberOf(row));
		}
		for (const ofNumber of calls.values()) {
			await turns.pass();
			others.push({ ...task, ...latestOf(ofNumber) });
		}
	}
	return { outcomes, others };
}

/** What a callback to a waiting Create and Wait does. Contract: DialerTaskStatusEvent. */
export const onceFinished: Resumption = {
	isFinal: (body) => body.type === 'TaskStatus' && isEnded(stateIn(body)),
	output: async (context, { body, left, waiting }) => {
		const client = await AiRudderClient.open(context, credentialOf('getDialerTaskDetail'));
		const byId = new Map(waiting.map(taskOfRow).map((task) => [task.taskId, task]));
		const tasks = await allEnded(client, [...byId.values()], endToldBy(body), daysOfWait(context));
		if (!tasks) return undefined;
		const { outcomes, others } = await outcomesOf(client, tasks, waiting);
		return [...left.map((row) => outcomes.get(row) ?? row), ...others];
	},
};

/** A callback comes before Max Wait is over, so the tasks were made in this time. */
function daysOfWait(context: IWebhookFunctions): number {
	const minutes = Number(context.getNodeParameter('maxWait'));
	return Math.ceil(minutes / (24 * 60)) + 1;
}

/** The task and its end that a callback tells of. A copied task calls the same address back, so the id decides. */
function endToldBy({ body }: IDataObject): { taskId: string; taskStatus: string } | undefined {
	const taskId = isObject(body) ? idText(body.taskId) : undefined;
	const taskStatus = idText(stateIn({ body }));
	return taskId === undefined || taskStatus === undefined ? undefined : { taskId, taskStatus };
}

function stateIn({ body }: IDataObject): unknown {
	return isObject(body) ? (body.state ?? body.State) : undefined;
}

/** Calls by the digits of the contact's number; a call to a further number of a contact belongs to its main number. */
async function callsByNumber(
	calls: readonly IDataObject[],
	wanted: ReadonlySet<string>,
	turns: Turns,
): Promise<Map<string, IDataObject[]>> {
	const withNumber = (call: IDataObject): [string, IDataObject] => {
		const main = digitsOf(idText(call.mainNumber) ?? '');
		return [wanted.has(main) ? main : digitsOf(readCall(call).phoneNumber ?? ''), call];
	};
	return grouped(await mapInTurns(calls, withNumber, turns));
}

function latestOf(calls: readonly IDataObject[]): CallRecord {
	const records = calls.map((call) => ({ call, record: readCall(call) }));
	records.sort((one, other) => byTime(one.record, other.record));
	const latest = records.pop()?.record ?? {};
	if (records.length === 0) return latest;
	return {
		...latest,
		earlierAttempts: records.map(({ call, record }) =>
			withoutBlanks({
				callId: record.callId,
				...namedTime('startedAt', call.calltime),
				hangupType: record.hangupType,
				callResult: record.callResult,
				phoneNumber: record.phoneNumber,
			}),
		),
	};
}

function byTime(one: CallRecord, other: CallRecord): number {
	if (one.startedAt !== undefined && other.startedAt !== undefined)
		return Date.parse(one.startedAt) - Date.parse(other.startedAt);
	return (one.attempts ?? 0) - (other.attempts ?? 0);
}

function numberOf({ phoneNumber }: IDataObject): string {
	return digitsOf(idText(phoneNumber) ?? '');
}
