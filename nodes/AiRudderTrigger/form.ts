import type { INodeProperties } from 'n8n-workflow';
import { eventForm, outputForm, testCommands, voiceEventNames } from '../shared/events';
import { authenticityForm } from '../shared/events/authenticity';

const notices: INodeProperties[] = [
	{
		displayName: [
			'<b>Hand the Production URL above to AIRudder.</b> It must begin with https and be reachable from the internet; localhost and addresses of your own network are not.',
			"Calls, tasks, plans and inbound calls: give it to AIRudder's staff, who enter it.",
			"Workflows: enter it in AIRudder's console, in the workflow or its custom API node.",
			'Dialer tasks and text messages: enter it as Callback URL in the action that creates or sends them.',
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

/** The panel of AIRudder Trigger. */
export const form: INodeProperties[] = [
	...notices,
	...eventForm(voiceEventNames),
	...authenticityForm,
	...outputForm,
	...testCommands(voiceEventNames),
];
