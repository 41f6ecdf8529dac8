import type { INodeProperties } from 'n8n-workflow';
import { eventForm, noticesOf, outputForm, testCommands, voiceEventNames } from '../shared/events';
import { authenticityForm } from '../shared/events/authenticity';

/** The panel of AIRudder Trigger. */
export const triggerForm: INodeProperties[] = [
	...noticesOf(
		"Calls, tasks, plans and inbound calls: give it to AIRudder's staff, who enter it.",
		"Workflows: enter it in AIRudder's console, in the workflow or its custom API node.",
		'Dialer tasks and text messages: enter it as Callback URL in the action that creates or sends them.',
	),
	eventForm(voiceEventNames),
	...authenticityForm,
	...outputForm(voiceEventNames),
	...testCommands(voiceEventNames),
];
