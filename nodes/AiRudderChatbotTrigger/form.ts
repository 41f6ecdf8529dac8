import type { INodeProperties } from 'n8n-workflow';
import { chatbotEventNames, eventForm, outputForm, testCommands } from '../shared/events';
import { signatureForm } from '../shared/events/authenticity';

const notices: INodeProperties[] = [
	{
		displayName: [
			'<b>Hand the Production URL above to AIRudder.</b> It must begin with https and be reachable from the internet; localhost and addresses of your own network are not.',
			"AIRudder's staff enter it for the chatbot and WhatsApp events of your account.",
			'AIRudder does not publish how it signs. If it has not told you, choose Detect in the credential.',
		].join('<br>'),
		name: 'addressNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName:
			'Testing does not disturb production: <b>Listen for test event</b> takes only what is sent to the Test URL, while deliveries to the Production URL go on starting the published workflow.',
		name: 'testNotice',
		type: 'notice',
		default: '',
	},
];

/** Test commands are not signed: nobody but AIRudder and the credential knows the secret. */
const unsignedNotice: INodeProperties = {
	displayName: 'These commands are not signed: set Signature to Off while you test with them.',
	name: 'unsignedNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { showTestCommands: [true], signature: ['required'] } },
};

/** Options that ask for what only calls have. */
const ofCalls = [
	'attachRecording',
	'intentions',
	'onlyAnswered',
	'recordingHosts',
	'recordingSeconds',
];

const chatbotOutputForm: INodeProperties[] = outputForm.map((property) => ({
	...property,
	...(property.options && {
		options: property.options.filter(({ name }) => !ofCalls.includes(name)),
	}),
}));

/** The panel of AIRudder Chatbot Trigger. */
export const form: INodeProperties[] = [
	...notices,
	...eventForm(chatbotEventNames),
	...signatureForm,
	...chatbotOutputForm,
	...testCommands(chatbotEventNames),
	unsignedNotice,
];
