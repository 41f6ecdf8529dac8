/**
 * A trigger that starts the workflow with the body as it came.
 *
 * @param {string} name
 * @param {string} displayName
 * @param {object[]} credentials
 */
exports.emptyTrigger = (name, displayName, credentials) => ({
	name,
	displayName,
	credentials,
	description: 'Starts the workflow with the body as it came',
	group: ['trigger'],
	version: 1,
	defaults: { name: displayName },
	inputs: [],
	outputs: ['main'],
	webhooks: [
		{
			name: 'default',
			httpMethod: 'POST',
			responseMode: 'onReceived',
			responseData: '',
			path: 'empty',
		},
	],
	properties: [],
});
