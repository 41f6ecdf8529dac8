import type { IDataObject } from 'n8n-workflow';
import { endpoints, type EndpointId } from '../api/endpoints.generated';
import { wrongInput } from '../api/failure';
import { asItems, taskIdIn } from '../api/lists';
import type { WireRequest } from '../api/session';
import { chunksOf } from '../contacts';
import { allItems } from './allItems';
import { contactsForm } from './contactsForm';
import { flag, notice, text, wholeNumber } from './formPieces';
import { jsonObject } from './jsonField';
import type { Operation, OperationText } from './operation';
import { pairs } from './pairsField';
import { perItem } from './perItem';

/** The operations whose path and fields AIRudder shows only in its portal. */
export type UnpublishedEndpoint = {
	[Id in EndpointId]: (typeof endpoints)[Id] extends { evidence: 'unpublished' } ? Id : never;
}[EndpointId];

/** What every unpublished operation asks for first. */
export function endpointPathForm(endpoint: EndpointId) {
	const { page } = endpoints[endpoint];
	return {
		portalNotice: notice(
			`AIRudder shows the path and the fields of this operation only in its portal: <a href="${page}" target="_blank">${page}</a>`,
		),
		endpointPath: text({
			displayName: 'Endpoint Path',
			description: `The path from the portal. Leave empty if the credential's Endpoint Paths has one for "${endpoint}".`,
			placeholder: 'e.g. /path/from/the/portal',
		}),
	};
}

/**
 * An operation that exists in AIRudder, whose path and fields could not be read: everything but those is as in any
 * other operation. One request for each item, with a query (GET) or a JSON body (POST).
 */
export function unpublished<Endpoint extends UnpublishedEndpoint>(
	endpoint: Endpoint,
	wording: OperationText,
): Operation<Endpoint> {
	const common = endpointPathForm(endpoint);
	const output = (data: unknown) => asItems(data);
	if (endpoints[endpoint].method === 'GET') {
		return perItem({
			...wording,
			endpoint,
			fields: { ...common, query: queryParameters() },
			request: ({ endpointPath, query }) => ({ path: endpointPath, query }),
			output,
		});
	}
	return perItem({
		...wording,
		endpoint,
		fields: { ...common, body: jsonBody() },
		request: ({ endpointPath, body }) => ({ path: endpointPath, body }),
		output,
	});
}

/**
 * An unpublished operation that takes a list of contacts: the incoming items become the contacts of one request, in the
 * body field and with the names that the user gives; or, without contacts from items, a body for each item.
 */
export function unpublishedWithContacts<Endpoint extends UnpublishedEndpoint>(
	endpoint: Endpoint,
	wording: OperationText,
): Operation<Endpoint> {
	const asOne = contactsOperation(endpoint, wording);
	const each = unpublished(endpoint, wording);
	const [switchProperty, ...rest] = asOne.properties;
	const own = new Set(each.properties.map(({ name }) => name));
	const onlyContacts = rest.filter(({ name }) => !own.has(name));
	return {
		...each,
		properties: [
			...(switchProperty ? [switchProperty] : []),
			...each.properties,
			...onlyContacts.map((property) => ({
				...property,
				displayOptions: { ...property.displayOptions, show: { contactsFromItems: [true] } },
			})),
		],
		run: async (context) =>
			context.getNodeParameter('contactsFromItems', 0, true) === true
				? await asOne.run(context)
				: await each.run(context),
	};
}

function contactsOperation<Endpoint extends UnpublishedEndpoint>(
	endpoint: Endpoint,
	wording: OperationText,
): Operation<Endpoint> {
	return allItems({
		...wording,
		endpoint,
		fields: {
			contactsFromItems: flag(
				{
					displayName: 'Contacts From Items',
					description:
						'Whether all incoming items become the contacts of one request; otherwise each item sends its own body',
				},
				true,
			),
			...endpointPathForm(endpoint),
			body: jsonBody(),
			contactsField: text({
				displayName: 'Contacts Field',
				description:
					'Name of the body field that takes the list of contacts, as the portal shows it',
				placeholder: 'e.g. contacts',
				required: true,
			}),
			phoneNumberField: text({
				displayName: 'Phone Number Field',
				description:
					'Name of the field that takes the phone number within each contact, as the portal shows it',
				placeholder: 'e.g. phone',
				required: true,
			}),
			...contactsForm(),
			contactsPerRequest: wholeNumber(
				{
					displayName: 'Contacts per Request',
					description: 'A longer list is spread over several requests, if the portal names a limit',
				},
				10_000,
				1,
			),
		},
		divide: (contacts, parametersOf) => {
			const parameters = parametersOf(0);
			return chunksOf(contacts, parameters.contactsPerRequest).map((chunk) => ({
				contacts: chunk,
				parameters,
			}));
		},
		requests: (parts) =>
			parts.map(({ contacts, parameters }): WireRequest => {
				const { endpointPath, body, contactsField, phoneNumberField } = parameters;
				if (contactsField in body) {
					throw wrongInput(
						`Body has a field "${contactsField}" already`,
						'Take it out of Body: the incoming items are put there.',
					);
				}
				const list = contacts.map(({ number, fields }) => ({
					...fields,
					[phoneNumberField]: number,
				}));
				return { path: endpointPath, body: { ...body, [contactsField]: list } };
			}),
		answer: async (payload) => {
			const taskId = taskIdIn(payload);
			return { ...(taskId === undefined ? {} : { taskId }), answer: payload as IDataObject };
		},
		whatMayHaveHappened: () => 'The contacts may be on their way to be reached.',
	});
}

function queryParameters() {
	return pairs({
		displayName: 'Query Parameters',
		description: 'Names as the portal shows them, and their values',
		placeholder: 'Add Parameter',
	});
}

function jsonBody() {
	return jsonObject({
		displayName: 'Body',
		description: 'The JSON body, with the field names that the portal shows',
	});
}
