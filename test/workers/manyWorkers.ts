import type { Simulator } from '../../simulator';
import {
	type DividedN8n,
	ensureN8n,
	type ExecutionStatus,
	packageTarball,
	startDividedN8n,
} from '../../tools/n8n';
import { node, Outcome, rows } from '../support/n8n/harness';
import { OwnHarness } from '../support/n8n/ownHarness';
import { chain, type NodeInput } from '../support/n8n/workflows';
import { until } from '../support/until';

export const minute = 60_000;

/** One who talks to an agent, and one who is busy. */
export const customers = rows(
	{ mobile: '+6281111111101', name: 'Budi' },
	{ mobile: '+6281111111106', name: 'Siti' },
);

/** A workflow that anybody starts by a request to its address. */
export interface OnRequest {
	workflowId: string;
	url: string;
}

/** An n8n divided among a main, two workers and a process for webhooks, and a simulated AIRudder it has a credential for. */
export class ManyWorkers {
	/** What workers began before they were ended: their logs begin anew. */
	private readonly earlier: string[][] = [[], []];

	private constructor(
		readonly n8n: DividedN8n,
		/** Drives it as if it were one n8n. */
		readonly harness: OwnHarness,
	) {}

	static async start(env: Record<string, string> = {}): Promise<ManyWorkers> {
		const [install, tarballs] = [await ensureN8n(), [await packageTarball()]];
		const n8n = await startDividedN8n({ install, tarballs, workers: 2, env, progress: say });
		return new ManyWorkers(n8n, await OwnHarness.of(n8n));
	}

	/** Ends everything, and removes all data. */
	async stop(): Promise<void> {
		await this.harness.stop();
	}

	/** IDs of the executions that each worker began, or went on with, oldest first. */
	begunBy(): string[][] {
		return this.n8n.workers.map((worker, index) => {
			const begun = worker.log().matchAll(/Worker started execution (\d+)/g);
			return [...this.earlier[index]!, ...[...begun].map(([, id]) => id!)];
		});
	}

	/** Starts a worker again that a test has ended. */
	async restartWorker(index: number): Promise<void> {
		this.earlier[index] = this.begunBy()[index]!;
		await this.n8n.restartWorker(index);
	}

	/** The worker that last began an execution, or went on with it. */
	workerOf(executionId: string): number {
		return this.begunBy().findIndex((ids) => ids.includes(executionId));
	}

	get airudder(): Simulator {
		return this.harness.airudder;
	}

	/** Runs nodes on the customers, as the editor's button does; the node `After` has what comes out. */
	async begin(...nodes: NodeInput[]): Promise<string> {
		return await this.harness.begin([...nodes, node('After', 'n8n-nodes-base.noOp')], customers);
	}

	/** Waits until an execution has been put to wait. */
	async waits(executionId: string): Promise<void> {
		await until(async () => (await this.statusOf(executionId)) === 'waiting', 5 * minute);
	}

	/** The status of an execution; undefined as long as n8n has not stored it. */
	async statusOf(executionId: string): Promise<ExecutionStatus | undefined> {
		const row = await this.harness.n8n.executions.get(executionId).catch(() => undefined);
		return row?.status;
	}

	async finished(executionId: string): Promise<Outcome> {
		return new Outcome(await this.harness.n8n.executions.finished(executionId, 5 * minute));
	}

	/** What the executions of a workflow failed with, ten at most. */
	async troubles(workflowId: string): Promise<string[]> {
		const failed = await this.n8n.database.rows<{ id: number }>(
			`SELECT id FROM execution_entity
				WHERE "workflowId" = '${workflowId}' AND status NOT IN ('success', 'new', 'running', 'waiting') LIMIT 10`,
		);
		return await Promise.all(
			failed.map(async ({ id }) => {
				const { status, execution } = await this.finished(String(id));
				const { error, lastNodeExecuted } = execution.data.resultData;
				return `${id} ${status}, ${lastNodeExecuted}: ${error?.message}, ${error?.description}`;
			}),
		);
	}

	/** Publishes nodes behind n8n's own Webhook node, which answers before they run. */
	async onRequest(nodes: NodeInput[]): Promise<OnRequest> {
		const hook = node('Request', 'n8n-nodes-base.webhook', {}, { typeVersion: 2 });
		hook.parameters = { path: hook.webhookId, httpMethod: 'POST', responseMode: 'onReceived' };
		const { id } = await this.harness.save(chain([hook, ...nodes]));
		await this.harness.n8n.publish(id);
		return { workflowId: id, url: `${this.n8n.url}/webhook/${hook.webhookId}` };
	}

	/** Waits until so many executions of a workflow are over, and counts them by their status. */
	async over(
		workflowId: string,
		count: number,
		withinMs = 10 * minute,
	): Promise<Record<string, number>> {
		let counts: Record<string, number> = {};
		await until(async () => {
			const found = await this.n8n.database.rows<{ status: string; n: number }>(
				`SELECT status, count(*) AS n FROM execution_entity WHERE "workflowId" = '${workflowId}' GROUP BY status`,
			);
			counts = Object.fromEntries(found.map(({ status, n }) => [status, n]));
			const { new: _new, running: _running, waiting: _waiting, ...ended } = counts;
			return Object.values(ended).reduce((sum, n) => sum + n, 0) >= count;
		}, withinMs);
		return counts;
	}
}

/** Tells whoever watches, at once: Jest's own console speaks when a file is over. */
export function say(line: string): void {
	process.stdout.write(`   ${line}\n`);
}
