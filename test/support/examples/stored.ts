import { sampleRobots } from '../../../simulator';
import type { Json, N8nWorkflowNode, SavedWorkflow } from '../../../tools/n8n';
import type { Harness } from '../n8n/harness';
import { readExample } from './exampleFiles';

/** Services for which a test has no account. */
const services = ['googleSheets', 'hubspot', 'httpRequest', 'salesforce', 'airtable', 'postgres'];

/**
 * Stores an example as a person does who has an AIRudder account alone: AIRudder's nodes get credential and robot, and no pins.
 * A node of another service that writes gives what it would write (`standIn`); one that reads gives the samples it came with.
 * `changes` are parameters, by the name of the node.
 */
export async function stored(
	harness: Harness,
	file: string,
	changes: Record<string, Json> = {},
): Promise<SavedWorkflow> {
	const { pinData = {}, name, ...workflow } = readExample(file);
	const credentials = Object.fromEntries(
		Object.entries(harness.credentials).map(([type, { id, name }]) => [type, { id, name }]),
	);
	const fitted = workflow.nodes.map((one): N8nWorkflowNode => {
		if (isOfService(one)) return standsFirst(file, one.name) ? one : standIn(one);
		const robot = { __rl: true, mode: 'id', value: sampleRobots[0]!.robotId };
		const chosen = 'robot' in one.parameters ? { robot } : {};
		const parameters = { ...one.parameters, ...chosen, ...changes[one.name] };
		const isOurs = one.type.startsWith('n8n-nodes-airudder.');
		return { ...one, parameters, ...(isOurs ? { credentials } : {}) };
	});
	const readers = fitted.filter(isOfService).map((one) => one.name);
	const samples = Object.fromEntries(readers.map((reader) => [reader, pinData[reader] ?? []]));
	// The demo, which may be in the same n8n, finds its own by their names.
	const ofTest = { ...workflow, name: `${name}, fitted` };
	return await harness.n8n.createWorkflow({ ...ofTest, nodes: fitted, pinData: samples });
}

const isOfService = ({ type }: N8nWorkflowNode) =>
	services.some((service) => type === `n8n-nodes-base.${service}`);

/** Whether a node comes right after the one that starts. */
const standsFirst = (file: string, name: string) =>
	readExample(file).connections.Start?.main?.[0]?.some(({ node }) => node === name) ?? false;

/** Gives, in place of a node that writes to a service, the values of its expressions. */
function standIn(one: N8nWorkflowNode): N8nWorkflowNode {
	const assignments = expressionsIn(one.parameters).map((value, place) => {
		const name = `value ${place + 1}`;
		return { id: name, name, value, type: 'string' };
	});
	const parameters = { assignments: { assignments }, options: { ignoreConversionErrors: true } };
	return { ...one, type: 'n8n-nodes-base.set', typeVersion: 3.4, parameters };
}

function expressionsIn(value: unknown): string[] {
	if (typeof value === 'string') return value.startsWith('=') ? [value] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(expressionsIn);
}
