import type { INodeProperties } from 'n8n-workflow';

/**
 * What a trigger tells above everything else: to whom its address is given (`ways`, a line each), and that tests are apart.
 * Of markup n8n keeps links and lists only.
 */
export function noticesOf(...ways: string[]): INodeProperties[] {
	return [
		{
			displayName: [
				'Open Webhook URLs above and hand the Production URL to AIRudder. It must begin with https and be reachable from the internet; localhost and addresses of your own network are not.',
				`<ul>${ways.map((way) => `<li>${way}</li>`).join('')}</ul>`,
			].join(''),
			name: 'addressNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName:
				'Testing does not disturb production: a test takes only what is sent to the Test URL, while deliveries to the Production URL go on starting the published workflow.',
			name: 'testNotice',
			type: 'notice',
			default: '',
		},
	];
}
