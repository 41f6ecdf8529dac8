import { endpointOf, type Endpoint } from '../../api/endpoint';
import { endpoints, type EndpointId } from '../../api/endpoints.generated';
import { contactListOf } from './schemaForm/contactList';
import { inSentenceCase, inTitleCase, onOneLine, titleOf, withCapital } from './schemaForm/naming';
import type { RequestForm } from './requestForm';
import { forms } from './forms.generated';
import { operationWith } from './fromContract';
import { resource, type Operation, type Operations, type OperationText } from '../operation';

/** What the contract knows of an operation that no file of ours names. */
export interface Automatic {
	id: EndpointId;
	endpoint: Endpoint;
	form?: RequestForm;
}

/** A longer name would be cut off in the list of operations. */
const longestName = 60;

/**
 * The table of a node with the operations that the contract places there and names itself (x-form: automatic), in
 * resources of their own where the table has none. What the table has, stays.
 */
export function withAutomaticOperations<Table extends Operations>(
	node: string,
	table: Table,
	automatic: readonly Automatic[] = automaticOnes(),
): Table & Operations {
	const added = automatic.reduce<Operations>((all, { id, endpoint, form }) => {
		const [place, name = '', key = ''] = endpoint.action?.split('/') ?? [];
		if (place !== node || isHeld(all, name, key)) return all;
		const held = Object.hasOwn(all, name) ? all[name] : undefined;
		const operation = automaticOperation(id, endpoint, form);
		return {
			...all,
			[name]: resource(held?.name ?? titleOf(name), { ...held?.operations, [key]: operation }),
		};
	}, table);
	return added as Table & Operations;
}

function automaticOnes(): Automatic[] {
	return (Object.keys(endpoints) as EndpointId[])
		.map((id) => ({ id, endpoint: endpointOf(id), form: forms[id] }))
		.filter(({ endpoint }) => endpoint.form === 'automatic');
}

function isHeld(table: Operations, name: string, key: string): boolean {
	return Object.hasOwn(table, name) && Object.hasOwn(table[name]?.operations ?? {}, key);
}

function automaticOperation(id: EndpointId, endpoint: Endpoint, form?: RequestForm): Operation {
	const contacts = form !== undefined && contactListOf(form) !== undefined;
	return operationWith(form, id, wordingOf(endpoint.summary), { contacts });
}

/** The summary of the contract as name, action and description. */
function wordingOf(summary: string): OperationText {
	const words = onOneLine(summary).replace(/[.。]+$/, '');
	return {
		name: shortened(inTitleCase(words)),
		action: inSentenceCase(words),
		description: withCapital(words),
	};
}

/** A name of at most `longestName` characters, whole words if there are several. */
function shortened(name: string): string {
	if (name.length <= longestName) return name;
	const start = name.slice(0, longestName + 1);
	const end = start.lastIndexOf(' ');
	return end > 0 ? start.slice(0, end) : name.slice(0, longestName);
}
