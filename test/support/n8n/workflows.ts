import { randomUUID } from 'node:crypto';

import type { Item, Json, Workflow, N8nWorkflowNode } from '../../../tools/n8n';

export type NodeInput = N8nWorkflowNode;

/**
 * A node of a workflow. `type` is one of this package's, like `aiRudder`, or the full name of
 * another. `settings` are the node's own, like `onError`.
 */
export function node(
	name: string,
	type: string,
	parameters: Json = {},
	settings: Partial<N8nWorkflowNode> = {},
): NodeInput {
	return {
		id: randomUUID(),
		name,
		type: type.includes('.') ? type : `n8n-nodes-airudder.${type}`,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		// What a trigger's address is made of; other nodes don't mind it.
		webhookId: randomUUID(),
		...settings,
	};
}

/** Items as a spreadsheet's rows become. */
export const rows = (...all: Json[]): Item[] => all.map((json) => ({ json }));

/** What the button "Execute workflow" starts from. */
export const start = node('Start', 'n8n-nodes-base.manualTrigger');

/** A workflow of nodes that follow each other. */
export function chain(nodes: NodeInput[]): Workflow {
	const links = nodes.slice(1).map((next, index) => {
		const connection = { node: next.name, type: 'main', index: 0 };
		return [nodes[index]?.name, { main: [[connection]] }] as const;
	});
	return { name: `Test ${randomUUID()}`, nodes, connections: Object.fromEntries(links) };
}

/** A workflow of nodes that all get what the start node puts out, spread out as on a person's canvas. */
export function fan(nodes: NodeInput[]): Workflow {
	const placed = nodes.map((one, row): NodeInput => ({
		...one,
		position: [300, 160 * (row - (nodes.length - 1) / 2)],
	}));
	const main = [placed.map(({ name }) => ({ node: name, type: 'main', index: 0 }))];
	return {
		name: `Test ${randomUUID()}`,
		nodes: [start, ...placed],
		connections: { [start.name]: { main } },
	};
}
