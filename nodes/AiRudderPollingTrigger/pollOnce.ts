import {
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import { AiRudderClient } from '../shared/api/client';
import { credentialOf } from '../shared/api/credentialTypes';
import { wrongInput } from '../shared/api/failure';
import { isObject } from '../shared/api/values';
import { latestFinished, minute, poll, type Cursor, type PollSettings } from '../shared/polling';
import { outcomeOf } from '../shared/api/outcomes';
import { eventByOutcome, isSplitByOutcome } from '../shared/events';
import { toNodeError } from '../shared/operations/nodeErrors';

const credential = credentialOf('listTasks');

/**
 * One poll, on schedule or as a test run. Items that ended since the last one, or null. The cursor moves only when all
 * went well. Throws n8n's errors only.
 */
export async function pollOnce(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const isTest = context.getMode() === 'manual';
	const outcome = await outcomeOf(async () =>
		isTest ? await tryOut(context) : await bringNew(context),
	);
	if ('failure' in outcome) throw toNodeError(context.getNode(), outcome.failure);
	return outcome.result.length > 0 ? outputsWith(context, outcome.result) : null;
}

/** All items on one output, or, in their order, each on that of its outcome. */
function outputsWith(context: IPollFunctions, found: IDataObject[]): INodeExecutionData[][] {
	const items = found.map((json) => ({ json }));
	if (!isSplitByOutcome(context.getNodeParameter('options', {}) as IDataObject)) return [items];
	const split = items.map((item) => eventByOutcome(item.json.event, item.json, [item]));
	return (split[0] ?? []).map((_output, at) => split.flatMap((outputs) => outputs[at] ?? []));
}

/** The latest of what the trigger brings; the cursor is not touched. */
async function tryOut(context: IPollFunctions): Promise<IDataObject[]> {
	const settings = settingsOf(context);
	const { calls, maximumTasks } = settings;
	const client = await AiRudderClient.open(context, credential);
	const latest = await latestFinished(client, { ...settings, now: Date.now() });
	if (latest.length > 0) return latest;
	throw wrongInput(
		`No finished ${calls ? 'call' : 'task'} in the newest ${maximumTasks} tasks`,
		'Let AIRudder make a call, then test again.',
	);
}

/** Static data of polls that are under way. */
const busy = new WeakSet<IDataObject>();

/**
 * What ended since the last poll. n8n starts a poll while the one before is still under way: the later one brings nothing,
 * or both would bring the same.
 */
async function bringNew(context: IPollFunctions): Promise<IDataObject[]> {
	const stored = context.getWorkflowStaticData('node');
	if (busy.has(stored)) return [];
	busy.add(stored);
	try {
		return await bringNewInto(context, stored);
	} finally {
		busy.delete(stored);
	}
}

async function bringNewInto(context: IPollFunctions, stored: IDataObject): Promise<IDataObject[]> {
	const account = context.getNode().credentials?.[credential]?.id ?? '';
	const client = await AiRudderClient.open(context, credential);
	const cursor = cursorOf(stored, account);
	const polled = await poll(client, cursor, settingsOf(context), Date.now());
	stored.account = account;
	stored.cursor = polled.cursor;
	for (const words of polled.givenUp)
		context.logger.warn(`AIRudder Polling Trigger watches a task no longer: ${words}`);
	// A failed execution, for those who look after the workflow; the poll itself goes on.
	for (const words of polled.troubles)
		context.__emitError(new NodeOperationError(context.getNode(), words));
	return polled.items;
}

/** The cursor of this account; with another account everything begins anew. */
function cursorOf(stored: IDataObject, account: string): Cursor | undefined {
	const { cursor } = stored;
	if (stored.account !== account || !isObject(cursor) || !isObject(cursor.list)) return undefined;
	// n8n watches what lies in static data; a copy can be read at full speed.
	return JSON.parse(JSON.stringify(cursor)) as Cursor;
}

/** How long n8n lets a poll take; older versions set no end. */
function budgetOf(context: IPollFunctions): number {
	return 'getPollBudgetMs' in context ? context.getPollBudgetMs() : 5 * minute;
}

function settingsOf(context: IPollFunctions): PollSettings {
	const events = context.getNodeParameter('events', []) as string[];
	const options = context.getNodeParameter('options', {}) as Record<string, unknown>;
	const amount = (name: string, preset: number, minimum: number) => {
		const value = Number(options[name] ?? preset);
		return Number.isFinite(value) ? Math.max(value, minimum) : preset;
	};
	return {
		calls: events.includes('callEnded'),
		tasks: events.includes('taskEnded'),
		overlap: amount('overlapMinutes', 30, 0) * minute,
		existing: amount('existingHours', 0, 0) * 60 * minute,
		maximumPages: amount('maximumPages', 5, 1),
		maximumTasks: amount('maximumTasks', 50, 1),
		budget: budgetOf(context),
	};
}
