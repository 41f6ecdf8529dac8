import type { IDataObject } from 'n8n-workflow';
import type { EndpointId } from '../../api/endpoints.generated';
import { taskIdIn } from '../../api/taskIds';
import type { WireRequest } from '../../api/wireRequest';
import { allItems } from '../allItems';
import type { Part } from '../parts';
import type { ContactsForm } from '../../forms/contactsForm';
import { eitherOperation } from './eitherOperation';
import type { Fields } from '../../forms/fields';
import { flag, wholeNumber } from '../../forms/formPieces';
import type { Operation, OperationText } from '../operation';

interface SendContacts<Form extends Fields & ContactsForm, Endpoint extends EndpointId> {
	endpoint: Endpoint;
	wording: OperationText;
	fields: Form;
	/** How many go into one request. */
	most: (parameters: Part<NoInfer<Form>>['parameters']) => number;
	request: (part: Part<NoInfer<Form>>) => WireRequest;
}

/** How many contacts go into one request, where the contract names no limit. */
export function contactsPerRequest() {
	return wholeNumber(
		{
			displayName: 'Contacts per Request',
			description: 'A longer list is spread over several requests, if the portal names a limit',
		},
		10_000,
		1,
	);
}

/** An operation that sends all incoming items as contacts, in as few requests as their number allows. */
export function sendContacts<Form extends Fields & ContactsForm, Endpoint extends EndpointId>({
	endpoint,
	wording,
	fields,
	most,
	request,
}: SendContacts<Form, Endpoint>): Operation<Endpoint> {
	return allItems<Form, Endpoint>({
		...wording,
		endpoint,
		fields,
		most,
		requests: (parts) => parts.map(request),
		answer: async (payload) => {
			const taskId = taskIdIn(payload);
			return { ...(taskId === undefined ? {} : { taskId }), answer: payload as IDataObject };
		},
		whatMayHaveHappened: () => 'The contacts may be on their way to be reached.',
	});
}

/** An operation with the switch Contacts From Items: `asOne` sends them all, `each` item a request of its own. */
export function contactsFromItemsOr<Endpoint extends EndpointId>(
	asOne: Operation<Endpoint>,
	each: Operation<Endpoint>,
): Operation<Endpoint> {
	const { property } = flag(
		{
			displayName: 'Contacts From Items',
			description:
				'Whether all incoming items become the contacts of one request; otherwise each item sends its own body',
		},
		true,
	);
	const merged = eitherOperation(
		{ operation: asOne, when: { show: { contactsFromItems: [true] } } },
		{ operation: each, when: { show: { contactsFromItems: [false] } } },
		(context) => context.getNodeParameter('contactsFromItems', 0, true) === true,
	);
	return {
		...merged,
		properties: [{ ...property, name: 'contactsFromItems' }, ...merged.properties],
	};
}
