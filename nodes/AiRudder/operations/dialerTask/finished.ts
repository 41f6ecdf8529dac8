import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { AiRudderClient } from '../../../shared/api/client';
import { credentialOf } from '../../../shared/api/credentialTypes';
import { AiRudderFailure } from '../../../shared/api/failure';
import { idText, isObject, isText } from '../../../shared/api/values';
import { readCall } from '../../../shared/calls';
import type { Produced } from '../../../shared/operations/operation';
import type { LeftItem, Resumption } from '../../../shared/operations/resume';
import { callsOfPages } from './calls';
import { isOver } from './tasks';

interface Row {
	number: string;
	item: number;
}

/** What is known of a task that is over. */
interface FinishedTask {
	taskId: string;
	taskName: unknown;
	taskStatus?: string;
}

/**
 * One call record for each call of a finished task, paired with the row of its number, and one item for each row that
 * was never called. Contract: getDialerTaskDetail.
 */
export async function callsOfFinished(
	client: AiRudderClient,
	{ taskId, taskName, taskStatus }: FinishedTask,
	rows: Row[],
): Promise<Produced[]> {
	const calls = await callsOfPages(client, { taskId, needCustomerInfo: true });
	const task = { taskId, taskName, ...(taskStatus === undefined ? {} : { taskStatus }) };
	const itemOf = new Map(rows.map(({ number, item }) => [digitsOf(number), item]));
	const uncalled = new Map(rows.map((row) => [digitsOf(row.number), row]));
	const records = calls.map((source) => {
		const call = readCall(source);
		const digits = digitsOf(call.phoneNumber ?? '');
		uncalled.delete(digits);
		const item = itemOf.get(digits);
		return {
			json: { ...call, ...task },
			items: item === undefined ? rows.map((row) => row.item) : [item],
		};
	});
	const others = [...uncalled.values()].map(({ number, item }) => ({
		json: { ...task, phoneNumber: number },
		items: [item],
	}));
	return [...records, ...others];
}

/** What a callback to a waiting Create and Wait does. Contract: DialerTaskStatusEvent. */
export const onceFinished: Resumption = {
	isFinal: (body) => body.type === 'TaskStatus' && isOver(stateIn(body)),
	output: async (context: IWebhookFunctions, left: LeftItem[], body: IDataObject) => {
		const [first] = left;
		const { taskId, taskName, skippedRows } = first?.json ?? {};
		if (!isText(taskId))
			throw new AiRudderFailure('uncertain', 'The waiting node holds no task id');
		const client = await AiRudderClient.open(context, credentialOf('getDialerTaskDetail'));
		const state = stateIn(body);
		const task = { taskId, taskName, ...(isText(state) ? { taskStatus: state } : {}) };
		const rows = left.map(({ json, item }) => ({ number: idText(json.phoneNumber) ?? '', item }));
		const produced = await callsOfFinished(client, task, rows);
		return produced.map(({ json, items = [] }, index): INodeExecutionData => ({
			json: { ...json, ...(index === 0 && skippedRows ? { skippedRows } : {}) },
			pairedItem: items.map((item) => ({ item })),
		}));
	},
};

function stateIn({ body }: IDataObject): unknown {
	return isObject(body) ? (body.state ?? body.State) : undefined;
}

function digitsOf(number: string): string {
	return number.replace(/\D/g, '');
}
