import { isObject, unnamed, withoutBlanks } from '../../../shared/api/values';
import { chunksOf, type Contact } from '../../../shared/contacts';
import { allItems } from '../../../shared/operations/allItems';
import { contactsForm } from '../../../shared/operations/contactsForm';
import { text, wholeNumber } from '../../../shared/operations/formPieces';

const { contactFields: _noFieldsInTexts, ...recipientsForm } = contactsForm();

/**
 * Sends a text message to everyone in the incoming items: a request for each recipient, as the one client seen does, or
 * for as many with the same text as the user says. Contract: sendSms. Reaches people: sent once; AIRudder publishes no way to look a message up.
 */
export const send = allItems({
	name: 'Send',
	action: 'Send a text message',
	description:
		'Send a text message to the people in the incoming items, each in a request of its own or some together',
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
				description:
					'How many people with the same text share a request and its message ID. Whether AIRudder takes more than one is not known: try it with your own numbers first.',
			},
			1,
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
	answer: async (payload) => {
		if (!isObject(payload)) return unnamed(payload);
		const { messageId, ...rest } = payload;
		return { ...withoutBlanks({ messageId }), ...unnamed(rest) };
	},
	whatMayHaveHappened: () => 'The message may have gone out.',
});
