import type { INodeProperties } from 'n8n-workflow';
import {
	chatbotEventNames,
	eventForm,
	noticesOf,
	outputForm,
	testCommands,
} from '../shared/events';
import { signatureForm } from '../shared/events/authenticity';

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
	'splitByOutcome',
];

/** The panel of AIRudder Chatbot Trigger. */
export const chatbotTriggerForm: INodeProperties[] = [
	...noticesOf(
		"AIRudder's staff enter it for the chatbot and WhatsApp events of your account.",
		'AIRudder does not publish how it signs. If it has not told you, choose Detect in the credential.',
	),
	eventForm(chatbotEventNames),
	...signatureForm,
	...outputForm(chatbotEventNames, ofCalls),
	...testCommands(chatbotEventNames),
	unsignedNotice,
];
