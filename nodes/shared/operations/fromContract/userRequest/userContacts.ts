import type { EndpointId } from '../../../api/endpoints.generated';
import { wrongInput } from '../../../api/failure';
import { contactsForm } from '../../../forms/contactsForm';
import { text } from '../../../forms/formPieces';
import type { Operation, OperationText } from '../../operation';
import { contactsFromItemsOr, contactsPerRequest, sendContacts } from '../sendContacts';
import { endpointPathForm, jsonBody, userOperation } from './userOperation';

/**
 * An operation of the portal that takes a list of contacts: the incoming items become the contacts of one request, in the
 * body field and with the names that the user gives; or, without contacts from items, a body for each item.
 */
export function userContacts<Endpoint extends EndpointId>(
	endpoint: Endpoint,
	wording: OperationText,
): Operation<Endpoint> {
	const asOne = sendContacts({
		endpoint,
		wording,
		fields: {
			...endpointPathForm(endpoint),
			body: jsonBody(),
			contactsField: text({
				displayName: 'List Field at AIRudder',
				description:
					'Name of the body field that takes the list of contacts, as the portal shows it',
				placeholder: 'e.g. contacts',
				required: true,
			}),
			phoneNumberField: text({
				displayName: 'Phone Number Field at AIRudder',
				description:
					'Name of the field that takes the phone number within each contact, as the portal shows it',
				placeholder: 'e.g. phone',
				required: true,
			}),
			...contactsForm(),
			contactsPerRequest: contactsPerRequest(),
		},
		most: (parameters) => parameters.contactsPerRequest,
		request: ({ contacts, parameters }) => {
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
		},
	});
	return contactsFromItemsOr(asOne, userOperation(endpoint, wording));
}
