import type { INodeProperties } from 'n8n-workflow';
import { ageForm } from '../delivery/age';

/** How AIRudder Trigger tells AIRudder's deliveries from others, which AIRudder does not sign. */
export const authenticityForm: INodeProperties[] = [
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
	{
		displayName: 'IP Allow List',
		name: 'ipAllowList',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. 192.0.2.10, 198.51.100.0/24, 2001:db8::/32',
		description:
			'Addresses and blocks (IPv4, IPv6, CIDR) that may deliver, separated by commas or lines; empty lets everybody',
		hint: 'Behind a proxy, set N8N_PROXY_HOPS of n8n to the number of proxies, or n8n sees only theirs',
	},
	{
		displayName: 'Confirm With AIRudder',
		name: 'confirmWithAiRudder',
		type: 'boolean',
		default: false,
		description:
			'Whether to ask AIRudder about each call and each custom API push, and drop what AIRudder does not know. Needs the credential.',
		hint: 'Reports other than calls and custom API pushes cannot be confirmed, and are dropped, too',
	},
	ageForm,
];
