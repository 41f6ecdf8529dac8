import type { EndpointId } from '../../../api/endpoints.generated';
import { asItems } from '../../../api/lists';
import { binaryFile } from '../../../forms/binaryFile';
import { contactsForm } from '../../../forms/contactsForm';
import type { Operation, OperationText } from '../../operation';
import { stepsPerItem, type StepTools } from '../../perItem';
import { contactsFromItemsOr, contactsPerRequest, sendContacts } from '../sendContacts';
import { schemaForm, requestOf, valuesOf, type SetValue } from './schemaForm';
import { contactListOf, type ContactList } from './contactList';
import type { RequestForm } from '../requestForm';

/**
 * An operation with a form from what the contract knows of its request: one request for each item, or, where it takes
 * contacts, all items as the contacts of one. `bareNumbers`: a list of numbers will do for contacts.
 */
export function schemaOperation<Endpoint extends EndpointId>(
	endpoint: Endpoint,
	wording: OperationText,
	form: RequestForm,
	options: { bareNumbers?: boolean } = {},
): Operation<Endpoint> {
	const contacts = contactListOf(form, options);
	const each = itemByItem(endpoint, wording, form, { filesAsText: contacts !== undefined });
	return contacts
		? contactsFromItemsOr(allAsContacts(endpoint, wording, form, contacts), each)
		: each;
}

function itemByItem<Endpoint extends EndpointId>(
	endpoint: Endpoint,
	wording: OperationText,
	form: RequestForm,
	options: { filesAsText: boolean },
): Operation<Endpoint> {
	const built = schemaForm(form, options);
	return stepsPerItem({
		...wording,
		endpoint,
		fields: built.fields,
		steps: async ({ client, parameters, helpers, item }) => {
			const values = await withFiles(valuesOf(built, parameters), helpers, item);
			const payload = await client.call(endpoint, requestOf(built, values, parameters));
			return asItems(payload).map((json) => ({ json }));
		},
	});
}

/** The values, with the files themselves where the form asks for their names. */
async function withFiles(
	values: SetValue[],
	helpers: StepTools<never>['helpers'],
	item: number,
): Promise<SetValue[]> {
	return await Promise.all(
		values.map(async ({ input, value }) => ({
			input,
			value: input.isFile ? await binaryFile(helpers, item, value as string) : value,
		})),
	);
}

function allAsContacts<Endpoint extends EndpointId>(
	endpoint: Endpoint,
	wording: OperationText,
	form: RequestForm,
	{ name, numberField, isNumeric, offered, most }: ContactList,
): Operation<Endpoint> {
	const built = schemaForm(withoutProperty(form, name), { filesAsText: true });
	const { contactFields: columns, ...who } = contactsForm(offered);
	return sendContacts({
		endpoint,
		wording,
		fields: {
			...built.fields,
			...who,
			...(numberField === undefined ? {} : { contactFields: columns }),
			...(most === undefined ? { contactsPerRequest: contactsPerRequest() } : {}),
		},
		most: (parameters) => most ?? Number(parameters.contactsPerRequest),
		request: ({ contacts, parameters }) => {
			const list = contacts.map(({ number, fields }) => {
				const sent = isNumeric ? Number(number) : number;
				return numberField === undefined ? sent : { ...fields, [numberField]: sent };
			});
			const values = valuesOf(built, parameters);
			return requestOf(built, values, { ...parameters, contacts: { [name]: list } });
		},
	});
}

/** The form without one field of its body. */
function withoutProperty({ body, ...form }: RequestForm, name: string): RequestForm {
	if (!body) return form;
	const { properties = {}, required = [] } = body.schema;
	const others = Object.entries(properties).filter(([property]) => property !== name);
	const schema = {
		...body.schema,
		properties: Object.fromEntries(others),
		required: required.filter((property) => property !== name),
	};
	return { ...form, body: { ...body, schema } };
}
