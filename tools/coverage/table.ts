import { voiceOperations as voice } from '../../nodes/AiRudder/operations';
import { chatbotOperations as chatbot } from '../../nodes/AiRudderChatbot/operations';
import { endpointOf } from '../../nodes/shared/api/endpoint';
import { endpoints, type EndpointId } from '../../nodes/shared/api/endpoints.generated';
import type { Operation, Operations } from '../../nodes/shared/operations/operation';
import { markdownTable } from './markdown';

/** An action of a node that stands for an operation of the contract. */
export interface Action {
	place: string;
	node: string;
	resource: string;
	operation: Operation;
}

/** All actions of both nodes, in the order of their tables. */
export const actions: Action[] = [
	...actionsOf('AiRudder', 'AIRudder', voice),
	...actionsOf('AiRudderChatbot', 'AIRudder Chatbot', chatbot),
];

/** Credentials whose login stands for an operation. */
export const logins: Readonly<Partial<Record<EndpointId, string>>> = {
	obtainToken: 'AIRudder API',
	obtainDialerToken: 'AIRudder Dialer API',
};

/** The table operation → action → evidence as Markdown, with the count below it. */
export function coverageTable(): string {
	const rows = (Object.keys(endpoints) as EndpointId[]).map((id) => ({
		id,
		covered: covering(id),
	}));
	const done = rows.filter(({ covered }) => covered !== undefined).length;
	return [
		markdownTable(
			['Operation of the contract', 'Action', 'Evidence'],
			rows.map(({ id, covered }) => [id, covered ?? '**none**', endpoints[id].evidence]),
		),
		`${done}/${rows.length} operations have an action or a credential.`,
	].join('\n\n');
}

/** What stands for an operation: the action at the place that the contract gives it. */
export function covering(id: EndpointId): string | undefined {
	const { action } = endpointOf(id);
	const found = actions.find(
		({ place, operation }) => place === action && operation.endpoint === id,
	);
	if (found) return `${found.node}: ${found.resource} → ${found.operation.name}`;
	const credential = logins[id];
	return credential === undefined ? undefined : `Credential ${credential}`;
}

function actionsOf(className: string, node: string, table: Operations): Action[] {
	return Object.entries(table).flatMap(([resource, { name, operations }]) =>
		Object.entries(operations).map(([key, operation]) => ({
			place: `${className}/${resource}/${key}`,
			node,
			resource: name,
			operation,
		})),
	);
}
