import Table from 'cli-table3';
import { setTimeout as sleep } from 'node:timers/promises';

import {
	errorOf,
	type Execution,
	Failure,
	type Item,
	type Json,
	type N8nClient,
	outputOf,
	type Row,
	type SavedWorkflow,
} from '../n8n';
import { nodes, outcomesDataTable } from './demo';

/** What came of one run over the spreadsheet. */
export interface Outcomes {
	/** A row of the Data Table for each customer called. */
	rows: Row[];
	/** The rows of the spreadsheet that were not called, each with its `problem` in a sentence. */
	refused: Json[];
}

const OUTCOMES_WITHIN_MS = 120_000;

/** Runs the calling workflow as a person would. Throws a Failure when one of its nodes fails. */
export async function callCustomers(n8n: N8nClient, call: SavedWorkflow): Promise<Execution> {
	const executionId = await n8n.run(call.id, nodes.start);
	if (executionId === undefined) throw new Error(`n8n did not run "${call.name}"`);
	const execution = await n8n.executions.finished(executionId);
	if (execution.status === 'success') return execution;
	const { lastNodeExecuted } = execution.data.resultData;
	const reason = errorOf(execution)?.message ?? execution.status;
	throw new Failure(`"${call.name}" failed at node "${lastNodeExecuted}": ${reason}`);
}

/**
 * Waits until the outcome of every call has reached the Data Table, and reads it back. Says from time
 * to time how many are there. Throws a Failure when they don't come.
 */
export async function demoOutcomes(
	n8n: N8nClient,
	execution: Execution,
	keep: SavedWorkflow,
	progress: (doing: string) => void,
): Promise<Outcomes> {
	const [called = [], refused = []] = outputOf(execution, nodes.check);
	const taskId = outputOf(execution, nodes.create)[0]?.[0]?.json.taskId;
	const table = await n8n.dataTables.find(outcomesDataTable);
	if (!table) throw new Failure(`n8n has no Data Table "${outcomesDataTable}".`);
	const end = Date.now() + OUTCOMES_WITHIN_MS;
	let told = 0;
	for (;;) {
		const rows = await n8n.dataTables.rows(table, { taskId });
		if (rows.length > told) progress(`${rows.length} of ${called.length} calls are over`);
		told = rows.length;
		if (rows.length >= called.length) return { rows, refused: refused.map(jsonOf) };
		if (Date.now() > end) {
			const came = `Only ${rows.length} of ${called.length} outcomes came`;
			throw new Failure(`${came}: ${await whyMissing(n8n, keep)}`);
		}
		await sleep(500);
	}
}

async function whyMissing(n8n: N8nClient, { id, name }: SavedWorkflow): Promise<string> {
	const failed = (await n8n.executions.ofWorkflow(id)).find(({ status }) => status === 'error');
	if (!failed) return `"${name}" received no more events.`;
	const reason = errorOf(await n8n.executions.get(failed.id))?.message;
	return `"${name}" failed with: ${reason}`;
}

const jsonOf = ({ json }: Item): Json => json;

/** The outcomes for people: a table of the calls, and under it the rows nobody was called for. */
export function describe({ rows, refused }: Outcomes): string {
	const table = new Table({
		head: ['Customer', 'Phone number', 'Answered', 'Outcome', 'Tries', 'Seconds'],
		colAligns: ['left', 'left', 'left', 'left', 'right', 'right'],
		style: { head: [], border: [], compact: true },
	});
	for (const row of rows) {
		table.push([
			text(row.contactName),
			text(row.phoneNumber),
			row.answered === true ? 'yes' : 'no',
			text(row.intentionDescription ?? row.ringType),
			text(row.attempts),
			text(row.durationSeconds),
		]);
	}
	const notCalled = refused.map(({ problem }) => `  ${text(problem)}`);
	return [table.toString(), ...(notCalled.length ? ['Not called:', ...notCalled] : [])].join('\n');
}

const text = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';
