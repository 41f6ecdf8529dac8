import { parse } from 'flatted';
import { setTimeout as sleep } from 'node:timers/promises';

import { N8nRefusal, type N8nSession } from './rest';
import type { Execution, ExecutionRow, Item, NodeError } from './types';

const over = new Set(['success', 'error', 'crashed', 'canceled']);

/** Some executions of a list, and where it goes on. */
interface ExecutionPage {
	results: ExecutionRow[];
	nextCursor?: string | null;
}

/** What n8n ran and what came of it. */
export class Executions {
	constructor(private readonly session: N8nSession) {}

	/** An execution with the output of its nodes, running or over. */
	async get(id: string): Promise<Execution> {
		const row = await this.session.request<ExecutionRow & { data: string }>(
			'GET',
			`/rest/executions/${id}`,
		);
		return { ...row, data: parse(row.data) as Execution['data'] };
	}

	/** The latest executions of a workflow, newest first. n8n takes no limit beyond 100. */
	async ofWorkflow(workflowId: string, limit = 100): Promise<ExecutionRow[]> {
		return (await this.page(workflowId, limit)).results;
	}

	/** All executions of a workflow that n8n has kept, newest first. */
	async everyOfWorkflow(workflowId: string): Promise<ExecutionRow[]> {
		const found: ExecutionRow[] = [];
		let cursor: string | null | undefined;
		do {
			const page = await this.page(workflowId, 100, cursor ?? undefined);
			found.push(...page.results);
			cursor = page.results.length > 0 ? page.nextCursor : undefined;
		} while (cursor);
		return found;
	}

	private async page(workflowId: string, limit: number, cursor?: string): Promise<ExecutionPage> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const next = cursor === undefined ? '' : `&cursor=${cursor}`;
		const path = `/rest/executions?filter=${filter}&limit=${limit}${next}`;
		return await this.session.request('GET', path);
	}

	/** Waits until an execution is over. Throws when that takes too long. */
	async finished(id: string, withinMs = 60_000): Promise<Execution> {
		let seen: ExecutionRow | undefined;
		await this.until(
			() => `execution ${id} is over, not "${seen?.status ?? 'unknown'}"`,
			async () => {
				seen = await this.lookAt(id, seen);
				return seen && over.has(seen.status) ? seen : undefined;
			},
			withinMs,
		);
		return await this.get(id);
	}

	/** A list of its workflow costs n8n less than an execution with all of its items, so this is read once only. */
	private async lookAt(id: string, seen?: ExecutionRow): Promise<ExecutionRow | undefined> {
		const rows = seen ? await this.ofWorkflow(seen.workflowId) : [];
		return rows.find((row) => row.id === id) ?? (await this.get(id).catch(notYetThere));
	}

	/**
	 * Waits until so many executions of a workflow are over, oldest first. For triggers, whose
	 * executions start when something arrives. Throws when that takes too long.
	 */
	async finishedOf(workflowId: string, count = 1, withinMs = 60_000): Promise<Execution[]> {
		const rows = await this.until(
			() => `${count} execution(s) of workflow ${workflowId} are over`,
			async () => {
				const found = await this.ofWorkflow(workflowId);
				const done = found.filter(({ status }) => over.has(status)).reverse();
				return done.length >= count ? done : undefined;
			},
			withinMs,
		);
		return await Promise.all(rows.map(async ({ id }) => await this.get(id)));
	}

	/** Presses Retry on a failed execution; gives the id of the execution that this starts. */
	async retry(failed: ExecutionRow): Promise<string> {
		await this.session.request('POST', `/rest/executions/${failed.id}/retry`, {
			loadWorkflow: false,
		});
		return await this.until(
			() => `execution ${failed.id} is tried again`,
			async () => {
				const rows = await this.ofWorkflow(failed.workflowId);
				return rows.find(({ retryOf }) => retryOf === failed.id)?.id;
			},
		);
	}

	/** Presses Stop on a running execution. */
	async stop(id: string): Promise<void> {
		await this.session.request('POST', `/rest/executions/${id}/stop`, {});
	}

	private async until<T>(
		what: () => string,
		look: () => Promise<T | undefined>,
		withinMs = 60_000,
	): Promise<T> {
		const end = Date.now() + withinMs;
		for (;;) {
			const seen = await look();
			if (seen !== undefined) return seen;
			if (Date.now() > end) throw new Error(`Waited ${withinMs / 1000} s in vain: ${what()}`);
			await sleep(100);
		}
	}
}

/** n8n names an execution before it has stored it. */
function notYetThere(error: unknown): undefined {
	if (error instanceof N8nRefusal && error.status === 404) return undefined;
	throw error;
}

/** The items a node put out in its last run, for each of its outputs. Empty when it did not run. */
export function outputOf(execution: Execution, node: string): Item[][] {
	const run = execution.data.resultData.runData[node]?.at(-1);
	return (run?.data?.main ?? []).map((items) => items ?? []);
}

/** What a node, or the execution as a whole, failed with. */
export function errorOf(execution: Execution, node?: string): NodeError | undefined {
	const { runData, error } = execution.data.resultData;
	return node === undefined ? error : runData[node]?.at(-1)?.error;
}
