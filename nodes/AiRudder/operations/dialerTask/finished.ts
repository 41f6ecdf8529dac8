import type { IDataObject } from 'n8n-workflow';
import { AiRudderClient } from '../../../shared/api/client';
import { credentialOf } from '../../../shared/api/credentialTypes';
import { AiRudderFailure } from '../../../shared/api/failure';
import { idText, isObject, isText, withoutBlanks } from '../../../shared/api/values';
import { isEnded, readCall, type CallRecord } from '../../../shared/calls';
import { digitsOf } from '../../../shared/contacts';
import type { Resumption } from '../../../shared/operations/resume';
import { callsOfPages } from './calls';

/** What is known of a task that is over. */
export interface FinishedTask {
	taskId: string;
	taskName: unknown;
	taskStatus?: string;
}

/**
 * What became of each number, in the order given: its latest call with the earlier ones in `earlierAttempts`, or the task
 * and the number alone when it was never called. `others` are calls of numbers that nobody asked about.
 * Contract: getDialerTaskDetail.
 */
export async function outcomesOf(
	client: AiRudderClient,
	task: FinishedTask,
	numbers: string[],
): Promise<{ outcomes: object[]; others: object[] }> {
	const { taskId } = task;
	const calls = await callsOfPages(client, { taskId, needCustomerInfo: true });
	const byNumber = new Map<string, IDataObject[]>();
	for (const call of calls) {
		const digits = digitsOf(readCall(call).phoneNumber);
		byNumber.set(digits, [...(byNumber.get(digits) ?? []), call]);
	}
	const outcomeOf = (number: string): object => {
		const ofNumber = byNumber.get(digitsOf(number)) ?? [];
		byNumber.delete(digitsOf(number));
		return { ...task, phoneNumber: number, ...latestOf(ofNumber) };
	};
	const outcomes = numbers.map(outcomeOf);
	const others = [...byNumber.values()].map((ofNumber) => ({ ...task, ...latestOf(ofNumber) }));
	return { outcomes, others };
}

/** What a callback to a waiting Create and Wait does. Contract: DialerTaskStatusEvent. */
export const onceFinished: Resumption = {
	isFinal: (body) => body.type === 'TaskStatus' && isEnded(stateIn(body)),
	output: async (context, left, body) => {
		const sent = left.filter(({ taskId }) => isText(taskId));
		const { taskId, taskName } = sent[0] ?? {};
		if (!isText(taskId))
			throw new AiRudderFailure('uncertain', 'The waiting node holds no task id');
		const client = await AiRudderClient.open(context, credentialOf('getDialerTaskDetail'));
		const task = { taskId, taskName, ...withoutBlanks({ taskStatus: stateIn(body) as string }) };
		const numbers = sent.map(({ phoneNumber }) => idText(phoneNumber) ?? '');
		const { outcomes, others } = await outcomesOf(client, task, numbers);
		const outcomeOfRow = new Map(sent.map((row, index) => [row, outcomes[index]]));
		return [...left.map((row) => outcomeOfRow.get(row) ?? row), ...others];
	},
};

function latestOf(calls: IDataObject[]): CallRecord {
	const records = calls.map((call) => ({ call, record: readCall(call) }));
	records.sort((one, other) => (one.record.attempts ?? 0) - (other.record.attempts ?? 0));
	const latest = records.pop()?.record ?? {};
	if (records.length === 0) return latest;
	return {
		...latest,
		earlierAttempts: records.map(({ call, record: { callId, hangupType } }) => ({
			...withoutBlanks({ callId, startedAtLocal: idText(call.calltime), hangupType }),
		})),
	};
}

function stateIn({ body }: IDataObject): unknown {
	return isObject(body) ? (body.state ?? body.State) : undefined;
}
