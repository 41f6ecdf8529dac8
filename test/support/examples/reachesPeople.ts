import { type Endpoint, endpointOf } from '../../../nodes/shared/api/endpoint';
import { actions } from '../../../tools/coverage/table';
import type { N8nWorkflowNode } from '../../../tools/n8n';

/** Whether a node calls or messages people when it runs, as the contract has it. */
export const reachesPeople = (node: N8nWorkflowNode): boolean => effectOf(node) === 'contacts';

/** Nodes of n8n that change nothing outside of their execution, whatever they are set to. */
const harmless =
	/(\.(set|filter|if|switch|merge|code|noOp|removeDuplicates|extractFromFile)|Trigger)$/i;

/** What nodes of services are set to when they only read. */
const reading = ['read', 'get', 'getAll', 'search', 'query', 'download'];

/** Whether a node, as it is set, reaches people, writes or sends when it runs. */
export function changesSomething(node: N8nWorkflowNode): boolean {
	if (node.type.startsWith('n8n-nodes-airudder.')) {
		return !['reads', undefined].includes(effectOf(node));
	}
	return !harmless.test(node.type) && !reading.includes(String(node.parameters.operation));
}

/** What the operation of a node of ours does at AIRudder; nothing where it asks AIRudder for nothing. */
function effectOf({ type, parameters }: N8nWorkflowNode): Endpoint['effect'] | undefined {
	const node = /^n8n-nodes-airudder\.a(iRudder(?:Chatbot)?)(?:Tool)?$/.exec(type)?.[1];
	if (node === undefined) return undefined;
	const place = `A${node}/${String(parameters.resource)}/${String(parameters.operation)}`;
	const endpoint = actions.find((action) => action.place === place)?.operation.endpoint;
	return endpoint === undefined ? undefined : endpointOf(endpoint).effect;
}
