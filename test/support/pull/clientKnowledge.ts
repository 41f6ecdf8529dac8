import { parse, parseDocument } from 'yaml';

/** What public clients send, and what they call an error: the contract knew it before any page was read. */
const known = parse(`
cancelTask:
  path: /service/cloud/operation
  required: [ Action, TaskID ]
  properties:
    Action: { type: string, description: Only Stop was seen, examples: [ Stop ] }
    TaskID: { type: string, description: Task id }
addWorkflowContacts:
  path: /service/cloud/workflow/uploaddetails
  required: [ workflow_id, details ]
  properties:
    workflow_id: { type: string }
    details: { type: array, maxItems: 10000, items: { $ref: '#/components/schemas/WorkflowContact' } }
`) as Record<string, { path: string; required: string[]; properties: object }>;

const answer = {
	'200': {
		description: 'Success',
		content: { 'application/json': { schema: { $ref: '#/components/schemas/CloudEnvelope' } } },
	},
};

/** The contract with some operations as a public client knows them, whatever the portal has said of them since. */
export function withClientKnowledge(contractText: string): string {
	const document = parseDocument(contractText);
	for (const [id, { path, required, properties }] of Object.entries(known)) {
		const place = ['paths', path, 'post'];
		if (document.getIn([...place, 'operationId']) !== id) throw new Error(`${id} has moved`);
		const schema = { type: 'object', required, properties };
		const words = {
			'x-evidence': 'client',
			requestBody: { required: true, content: { 'application/json': { schema } } },
			responses: answer,
		};
		for (const [word, value] of Object.entries(words))
			document.setIn([...place, word], document.createNode(value));
		document.deleteIn([...place, 'x-contradictions']);
	}
	return document.toString({ lineWidth: 150, singleQuote: true });
}
