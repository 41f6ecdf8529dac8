import { endpointOf } from '../../../nodes/shared/api/endpoint';
import { actions } from '../../../tools/coverage/table';
import type { N8nWorkflowNode } from '../../../tools/n8n';

/** Whether a node calls or messages people when it runs, as the contract has it. */
export function reachesPeople({ type, parameters }: N8nWorkflowNode): boolean {
	const node = /^n8n-nodes-airudder\.a(iRudder(?:Chatbot)?)(?:Tool)?$/.exec(type)?.[1];
	if (node === undefined) return false;
	const place = `A${node}/${String(parameters.resource)}/${String(parameters.operation)}`;
	const endpoint = actions.find((action) => action.place === place)?.operation.endpoint;
	if (endpoint === undefined) return false;
	return endpointOf(endpoint).effect === 'contacts';
}
