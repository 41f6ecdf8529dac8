import type { IWebhookDescription } from 'n8n-workflow';

/**
 * The address under which an execution that waits is called back. No trigger: nothing is registered anywhere. Empty
 * response data, or the caller would get the first item.
 */
export const resumeWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		path: '',
		isFullPath: true,
		restartWebhook: true,
		responseMode: 'onReceived',
		responseData: '',
	},
];
