import { isObject, unnamed, withoutBlanks } from '../../../shared/api/values';
import { allItems } from '../../../shared/operations/allItems';
import { numbersForm } from '../../../shared/forms/contactsForm';
import { severalLines, text, wholeNumber } from '../../../shared/forms/formPieces';

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
		message: severalLines({
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
		...numbersForm(),
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
	purpose: ({ message }) => message,
	most: ({ recipientsPerRequest }) => recipientsPerRequest,
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
