import { randomUUID } from 'node:crypto';
import { type Harness, node } from './harness';
import { chain, type NodeInput } from './workflows';

/** A published workflow that runs when somebody posts `{ rows }` to it; n8n does not retry runs of the editor. */
export interface Posted {
	workflowId: string;
	url: string;
}

/** Publishes nodes that follow each other, the first of which gets the posted rows as items of a node `Rows`. */
export async function publishedForRows(harness: Harness, nodes: NodeInput[]): Promise<Posted> {
	const path = randomUUID();
	const webhook = node(
		'Webhook',
		'n8n-nodes-base.webhook',
		{ path, httpMethod: 'POST', responseMode: 'onReceived' },
		{ typeVersion: 2.1, webhookId: path },
	);
	const split = node('Rows', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.rows' });
	const { id } = await harness.save(chain([webhook, split, ...nodes]));
	await harness.n8n.publish(id);
	return { workflowId: id, url: `${harness.server.url}/webhook/${path}` };
}

/** Posts rows to such a workflow. Gives whether n8n took them; a dead n8n does not. */
export async function postRows(url: string, rows: object[]): Promise<boolean> {
	return await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ rows }),
	}).then(
		({ ok }) => ok,
		() => false,
	);
}

/** A node that calls a published sub-workflow, in which this one alone runs. */
export async function calling(harness: Harness, child: NodeInput): Promise<NodeInput> {
	const trigger = 'n8n-nodes-base.executeWorkflowTrigger';
	const called = node('Called', trigger, { inputSource: 'passthrough' }, { typeVersion: 1.1 });
	const { id } = await harness.save(chain([called, child]));
	await harness.n8n.publish(id);
	const workflowId = { __rl: true, mode: 'id', value: id };
	const parameters = { workflowId, mode: 'once', options: {} };
	return node('Call', 'n8n-nodes-base.executeWorkflow', parameters, { typeVersion: 1.1 });
}
