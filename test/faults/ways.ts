import { randomUUID } from 'node:crypto';
import { WorkflowExecute } from 'n8n-core';
import type { INode, INodeExecutionData, INodeType, IRun, ITaskData } from 'n8n-workflow';
import { buildWorkflow, runNode, type Ran, type Subject } from '../support/engine/n8nEngine';
import {
	base,
	nodeNamed,
	runAround,
	runAsTool,
	runInLoop,
	to,
} from '../support/engine/surroundings';
import { threeTries } from '../support/samples/reachingOperations';

/** What one run of the node told. */
export interface Telling {
	/** Items of all outputs; those that failed have `error`. */
	items?: INodeExecutionData[];
	/** What the user reads when the node failed. */
	error?: string;
	/** Which of the rows the run got; all when left out. */
	rows?: readonly number[];
}

/** A way in which n8n comes to run a node that has met a fault. */
export interface Way {
	name: string;
	/** Whether all that failed is started again, by n8n or by somebody. With *Continue* n8n does so by the first item only. */
	tries: boolean;
	/** How often everybody is to be reached: once, or in each round of a loop. */
	rounds: number;
	/** Whether AIRudder refuses the very first request, before the fault is met. */
	isRefusedFirst?: boolean;
	/** Whether answers of the first run are not known to the later ones, so that these stop at whom it may have reached. */
	forgets?: boolean;
	/** The rows that the node gets. */
	rows?: number;
	/** Runs the node; undefined when there was nothing to run again. */
	run: (subject: Subject, items: INodeExecutionData[]) => Promise<Telling[] | undefined>;
}

/** An execution that waits tells later what it has to tell: somebody was reached, whose calls it waits for. */
const waiting: Telling = { items: [{ json: {} }] };

const plain = { tries: false, rounds: 1 };

/** Every way; what they must hold is the same for all. */
export const ways: Way[] = [
	{
		...plain,
		name: 'once',
		run: async (subject, items) => [toldBy(await runNode(subject, items))],
	},
	{
		...plain,
		name: 'Continue (Error Output)',
		run: async (subject, items) => [
			toldBy(await runNode(set(subject, { onError: 'continueErrorOutput' }), items)),
		],
	},
	{
		name: 'Retry On Fail',
		tries: true,
		rounds: 1,
		run: async (subject, items) => [toldBy(await runNode(set(subject, threeTries), items))],
	},
	{
		name: 'Retry, twice',
		tries: true,
		rounds: 1,
		run: async (subject, items) => {
			const first = await runNode(subject, items);
			if (!first.error) return undefined;
			const second = await runNode(subject, undefined, first);
			const third = second.error ? await runNode(subject, undefined, second) : undefined;
			return [first, second, ...(third ? [third] : [])].map(toldBy);
		},
	},
	{
		name: 'Retry after kill -9',
		tries: true,
		rounds: 1,
		forgets: true,
		run: async (subject, items) => {
			const killed = await runNode(subject, items);
			// What n8n did not live to store, nobody was told.
			return [toldBy(await runNode(subject, items, killed, { cutOff: true }))];
		},
	},
	{
		name: 'Retry of a refused one, twice',
		tries: true,
		rounds: 1,
		isRefusedFirst: true,
		forgets: true,
		run: async (subject, items) => {
			const refused = await runNode(subject, items);
			if (!refused.error) return undefined;
			const second = await runNode(subject, undefined, refused);
			const third = await runNode(subject, undefined, refused);
			return [refused, second, third].map(toldBy);
		},
	},
	{
		name: 'Tool, called again',
		tries: true,
		rounds: 1,
		rows: 1,
		run: async (subject, [first]) => {
			const { json } = first!;
			const { told, run } = await runAsTool('requests', set(subject, threeTries), [json, json]);
			if (run.waitTill) return [waiting];
			return told.map((text) =>
				/^[[{]/.test(text)
					? { items: [{ json: { answer: text }, pairedItem: 0 }] }
					: { error: text },
			);
		},
	},
	{
		name: 'Loop',
		tries: false,
		rounds: 2,
		run: async (subject, items) => {
			const settings = { ...threeTries, onError: 'continueRegularOutput' } as const;
			return toldInRuns(await runInLoop(set(subject, settings), items, 2));
		},
	},
	{
		name: 'Error output led back',
		tries: false,
		rounds: 1,
		run: async (subject, items) => {
			const settings = { onError: 'continueErrorOutput' } as const;
			const run = await runAround(set(subject, settings), items, {
				types: { 'test.few': few },
				nodes: [nodeNamed('Few')],
				connections: {
					Start: { main: [[to('Subject')]] },
					Subject: { main: [[], [to('Few')]] },
					Few: { main: [[to('Subject')]] },
				},
			});
			const ledBack = run.data.resultData.runData.Few ?? [];
			return toldInRuns(run).map((telling, at) => ({
				...telling,
				...(at > 0 ? { rows: rowsAmong(items, ledBack[at - 1]) } : {}),
			}));
		},
	},
	{
		name: 'Sub-workflow',
		tries: true,
		rounds: 1,
		run: async (subject, items) => {
			const parent = {
				executionId: randomUUID(),
				executionContext: { version: 1, establishedAt: ++callers, source: 'manual' },
			};
			for (let tries = 1; ; tries++) {
				const run = await runBeneath(parent, subject, items);
				if (run.data.resultData.error === undefined || tries === threeTries.maxTries)
					return toldInRuns(run);
			}
		},
	},
];

/** Lets what comes pass twice, without what it says of the failure, and then no more. */
const few: INodeType = {
	description: { ...base, displayName: 'Few', name: 'few' },
	async execute() {
		const memory = this.getContext('node');
		memory.passed = Number(memory.passed ?? 0) + 1;
		const rows = this.getInputData().map(({ json: { error, details, ...row }, ...item }) => ({
			...item,
			json: row,
		}));
		return [memory.passed <= 2 ? rows : []];
	},
};

/** Which rows came out of a node, by their numbers. */
function rowsAmong(rows: readonly INodeExecutionData[], ran?: ITaskData): number[] {
	return (ran?.data?.main?.[0] ?? []).map((item) =>
		rows.findIndex(({ json }) => json.mobile === item.json.mobile),
	);
}

let callers = 0;

/** One execution of a sub-workflow that an execution `parent` called; each try of the caller is such a one. */
async function runBeneath(
	parent: { executionId: string; executionContext: object },
	subject: Subject,
	items: INodeExecutionData[],
): Promise<IRun> {
	const { workflow, additionalData } = await buildWorkflow(subject);
	const own = randomUUID();
	const executions: Record<string, object> = {
		[parent.executionId]: { resultData: { runData: {} } },
		[own]: { parentExecution: parent, resultData: { runData: {} } },
	};
	Object.assign(additionalData, {
		executionId: own,
		getRunExecutionData: async (id: string) => executions[id],
	});
	return await new WorkflowExecute(additionalData, 'integrated').run({
		workflow,
		startNode: workflow.getNode('Start')!,
		pinData: { Start: items },
	});
}

function set(subject: Subject, settings: Partial<INode>): Subject {
	return { ...subject, settings: { ...subject.settings, ...settings } };
}

function toldBy({ run }: Ran): Telling {
	return toldInRuns(run).at(-1)!;
}

/** What the runs of the node told, in a loop one after the other. */
function toldInRuns({ data, waitTill }: IRun): Telling[] {
	const runs = data.resultData.runData.Subject ?? [];
	return runs.map((one) => toldInRun(one, waitTill !== undefined && waitTill !== null));
}

function toldInRun({ data, error }: ITaskData, isWaiting: boolean): Telling {
	if (error) return { error: `${error.message}\n${error.description ?? ''}` };
	const items = (data?.main ?? []).flatMap((output) => output ?? []);
	return isWaiting && items.length === 0 ? waiting : { items };
}
