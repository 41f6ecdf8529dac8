import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { receive, unknownEvent, voiceEventNames, type Authenticity } from '../shared/events';
import { isConfirmed, refusalOf } from '../shared/events/authenticity';

/** These deliveries are not signed. What was not recognised cannot be confirmed either. */
const authenticity: Authenticity = {
	refusalOf,
	isConfirmed: async (context, event, body) =>
		event === unknownEvent
			? context.getNodeParameter('confirmWithAiRudder', false) === false
			: await isConfirmed(context, event, body),
};

/** Takes one delivery of the voice side. */
export async function receiveVoiceEvent(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receive(context, voiceEventNames, authenticity);
}
