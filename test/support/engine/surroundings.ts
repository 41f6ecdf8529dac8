import { randomUUID } from 'node:crypto';
import { WorkflowExecute } from 'n8n-core';
import type {
	EngineResponse,
	IConnections,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IRun,
	NodeConnectionType,
} from 'n8n-workflow';
import { buildWorkflow, type Subject, type Surroundings } from './n8nEngine';

/** How an agent has its tools run: by itself (n8n's older agents), or by the workflow engine (version 3). */
export type AgentKind = 'invokes' | 'requests';

/** What a tool told its agent: the text of its answer, or of its error. */
export type Told = string[];

/** What a node of a test has of a description. */
export const base: Omit<INodeTypeDescription, 'displayName' | 'name'> = {
	description: '',
	group: ['transform'],
	version: 1,
	defaults: {},
	inputs: ['main'],
	outputs: ['main'],
	properties: [],
};

/** A node of type `test.<name>`, in small letters. */
export function nodeNamed(name: string): INode {
	const type = `test.${name.toLowerCase()}`;
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {} };
}

/** A connection to a node. */
export const to = (node: string, type: NodeConnectionType = 'main') => ({ node, type, index: 0 });

/** An agent without a model: calls its tool with the arguments given, one call after the other, in each of its runs. */
function agent(kind: AgentKind, calls: readonly IDataObject[], told: Told): INodeType {
	const description: INodeTypeDescription = {
		...base,
		displayName: 'Agent',
		name: 'agent',
		inputs: ['main', 'ai_tool'],
	};
	if (kind === 'invokes') {
		return {
			description,
			async execute() {
				const [tool] = (await this.getInputConnectionData('ai_tool', 0)) as Array<{
					invoke: (given: IDataObject) => Promise<string>;
				}>;
				for (const given of calls) {
					told.push(await tool!.invoke(given).catch((error: Error) => error.message));
				}
				return [this.getInputData()];
			},
		};
	}
	return {
		description,
		async execute(response?: EngineResponse<{ done: number }>) {
			const done = response?.metadata.done ?? 0;
			for (const { data } of response?.actionResponses ?? [])
				told.push(JSON.stringify(data.error?.message ?? data.data?.ai_tool?.[0]?.[0]?.json));
			const input = calls[done];
			if (!input) return [this.getInputData()];
			return {
				actions: [
					{
						actionType: 'ExecutionNodeAction',
						nodeName: 'Subject',
						input,
						type: 'ai_tool',
						id: randomUUID(),
						metadata: {},
					},
				],
				metadata: { done: done + 1 },
			};
		},
	};
}

/** As Loop Over Items with one batch: gives the same items again, so often. */
function loop(rounds: number): INodeType {
	return {
		description: {
			...base,
			displayName: 'Loop',
			name: 'loop',
			outputs: ['main', 'main'],
			outputNames: ['done', 'loop'],
		},
		async execute() {
			const memory = this.getContext('node');
			const items = (memory.items ??= this.getInputData()) as INodeExecutionData[];
			memory.round = Number(memory.round ?? 0) + 1;
			return Number(memory.round) > rounds ? [items, []] : [[], items];
		},
	};
}

/** A gate that lets its items through so many times, and then nothing more. */
export function turns(times: number): INodeType {
	return {
		description: { ...base, displayName: 'Turns', name: 'turns' },
		async execute() {
			const memory = this.getContext('node');
			memory.turn = Number(memory.turn ?? 0) + 1;
			return [Number(memory.turn) > times ? [] : this.getInputData()];
		},
	};
}

/** Runs the subject as the tool of an agent that makes these calls, in each round of a loop around the agent. */
export async function runAsTool(
	kind: AgentKind,
	subject: Subject,
	calls: readonly IDataObject[],
	{ rounds = 1, items = [{ json: {} }] }: { rounds?: number; items?: INodeExecutionData[] } = {},
): Promise<{ told: Told; run: IRun }> {
	const { nodeType } = subject;
	const told: Told = [];
	// As n8n makes a tool of a node.
	const description: INodeTypeDescription = {
		...nodeType.description,
		inputs: [],
		outputs: ['ai_tool'],
	};
	const tool: INodeType = {
		description,
		async execute() {
			return await nodeType.execute!.call(this);
		},
	};
	const run = await runAround({ ...subject, nodeType: tool }, items, {
		types: { 'test.agent': agent(kind, calls, told), 'test.loop': loop(rounds) },
		nodes: [nodeNamed('Agent'), nodeNamed('Loop')],
		connections: {
			Start: { main: [[to('Loop')]] },
			Loop: { main: [[], [to('Agent')]] },
			Agent: { main: [[to('Loop')]] },
			Subject: { ai_tool: [[to('Agent', 'ai_tool')]] },
		},
	});
	return { told, run };
}

/** Runs the subject in a loop that brings the same items in each round. */
export async function runInLoop(
	subject: Subject,
	items: INodeExecutionData[],
	rounds: number,
): Promise<IRun> {
	const connections: IConnections = {
		Start: { main: [[to('Loop')]] },
		Loop: { main: [[], [to('Subject')]] },
		Subject: { main: [[to('Loop')]] },
	};
	const types = { 'test.loop': loop(rounds) };
	return await runAround(subject, items, { types, nodes: [nodeNamed('Loop')], connections });
}

/** Runs the subject in a workflow with other nodes, from Start on. */
export async function runAround(
	subject: Subject,
	items: INodeExecutionData[],
	around: Surroundings,
): Promise<IRun> {
	const { workflow, additionalData } = await buildWorkflow(subject, around);
	return await new WorkflowExecute(additionalData, 'manual').run({
		workflow,
		startNode: workflow.getNode('Start')!,
		pinData: { Start: items },
	});
}
