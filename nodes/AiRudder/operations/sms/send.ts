import { isObject } from '../../../shared/api/values';
import { chunksOf, type Contact } from '../../../shared/contacts';
import { allItems } from '../../../shared/operations/allItems';
import { contactsForm } from '../../../shared/operations/contactsForm';
import { text, wholeNumber } from '../../../shared/operations/formPieces';

const { contactFields: _noFieldsInTexts, ...recipientsForm } = contactsForm();

/**
 * Sends a text message to everyone in the incoming items: one request for each different text, the recipients from the
 * items. Contract: sendSms. Reaches people: sent once; AIRudder publishes no way to look a message up.
 */
export const send = allItems({
	name: 'Send',
	action: 'Send a text message',
	description:
		'Send a text message to the people in the incoming items; items with the same text share a request',
	endpoint: 'sendSms',
	fields: {
		message: text({
			displayName: 'Message',
			description: 'The text; an expression may make it different for each item',
			placeholder: 'e.g. Your parcel arrives tomorrow.',
			required: true,
		}),
		from: text({
			displayName: 'Sender ID',
			description: 'Sender that AIRudder registered for you',
			placeholder: 'e.g. MYSHOP',
			required: true,
		}),
		...recipientsForm,
		callbackUrl: text({
			displayName: 'Callback URL',
			description:
				'Where AIRudder sends delivery receipts: the Production URL of an AIRudder Trigger',
			placeholder: 'e.g. https://n8n.example.com/webhook/…',
		}),
		recipientsPerRequest: wholeNumber(
			{
				displayName: 'Recipients per Request',
				description: 'More recipients of one text are spread over several requests',
			},
			100,
			1,
		),
	},
	purpose: ({ message, from }) => JSON.stringify([message, from]),
	divide: (contacts, parametersOf) => {
		const groups = new Map<
			string,
			{ contacts: Contact[]; parameters: ReturnType<typeof parametersOf> }
		>();
		for (const contact of contacts) {
			const parameters = parametersOf(contact.item);
			const key = JSON.stringify([parameters.message, parameters.from, parameters.callbackUrl]);
			const group = groups.get(key) ?? { contacts: [], parameters };
			groups.set(key, group);
			group.contacts.push(contact);
		}
		return [...groups.values()].flatMap(({ contacts: recipients, parameters }) =>
			chunksOf(recipients, parameters.recipientsPerRequest).map((chunk) => ({
				contacts: chunk,
				parameters,
			})),
		);
	},
	requests: (parts) =>
		parts.map(({ contacts, parameters: { message, from, callbackUrl } }) => ({
			body: {
				to: contacts.map(({ number }) => number),
				message,
				from,
				...(callbackUrl === '' ? {} : { callbackUrl }),
			},
		})),
	answer: async (payload) =>
		isObject(payload) ? { messageId: payload.messageId } : { answer: payload as object },
	whatMayHaveHappened: () => 'The message may have gone out.',
});
