import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { receive, voiceEventNames } from '../shared/events';
import { confirm, refusalOf } from '../shared/events/authenticity';

/** Takes one delivery of the voice side, which is not signed. */
export async function receiveVoiceEvent(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receive(context, voiceEventNames, { refusalOf, confirm });
}
