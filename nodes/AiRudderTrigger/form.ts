import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { catalogue, eventNames } from '../shared/events';

const events: INodePropertyOptions[] = eventNames
	.map((value) => ({
		value,
		name: catalogue[value].name,
		description: catalogue[value].description,
	}))
	.sort((one, other) => one.name.localeCompare(other.name));

/** The panel of AIRudder Trigger. */
export const form: INodeProperties[] = [
	{
		displayName:
			'Hand the Production URL above to AIRudder: its staff enter it for calls and tasks of your account; for a custom API node of an AIRudder workflow, enter it there yourself. It must be reachable from the internet.',
		name: 'addressNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'This Address Receives',
		name: 'eventKind',
		type: 'options',
		options: [
			{
				name: 'Any Event',
				value: 'any',
				description:
					'Each delivery is recognised by what is in it; one that is not recognised is dropped',
			},
			...events,
		],
		default: 'any',
		description:
			'If AIRudder sends just one kind of report to this address, choose it: then every delivery counts as that one',
	},
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		displayOptions: { show: { eventKind: ['any'] } },
		options: events,
		default: [],
		description: 'Which reports start the workflow; all others are answered and dropped',
	},
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		options: [
			{
				name: 'None',
				value: 'none',
				description: 'The address itself is the secret; AIRudder does not sign these reports',
			},
			{
				name: 'Shared Secret in Header',
				value: 'header',
				description: 'Each delivery must carry the Webhook Secret of the credential in a header',
			},
			{
				name: 'Shared Secret in Query',
				value: 'query',
				description: 'Each delivery must carry the Webhook Secret of the credential in the address',
			},
		],
		default: 'none',
		description: 'How deliveries prove that they come from AIRudder',
	},
	{
		displayName: 'Header or Parameter Name',
		name: 'carrier',
		type: 'string',
		default: 'x-webhook-secret',
		required: true,
		placeholder: 'e.g. x-webhook-secret',
		description:
			'Where each delivery carries the Webhook Secret: the name of a header, or of a query parameter of the address',
		displayOptions: { show: { authentication: ['header', 'query'] } },
	},
];
