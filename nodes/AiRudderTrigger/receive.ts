import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isObject, isText } from '../shared/api/values';
import { sameSecret } from '../shared/api/encryption';
import { eventItem, eventNames, recognise, type CatalogueEvent } from '../shared/events';

/** The answer AIRudder expects to every delivery it may forget. Contract: x-webhook-delivery.answer. */
const accepted: IWebhookResponseData = { webhookResponse: {} };

/**
 * Takes one delivery: authenticates it, recognises the event, and starts the workflow with one item if the user wants
 * that event. Answers 401 without the secret, 400 to a body that is not a JSON object (n8n itself answers 422 to broken
 * JSON), else 200 `{}` at once.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (!(await isAuthentic(context)))
		return rejected(context, 401, 'The secret is missing or wrong');
	const body: unknown = context.getBodyData();
	if (!isJson(context) || !isObject(body))
		return rejected(context, 400, 'The body is not a JSON object');

	const event = wantedEvent(context, body);
	if (event === undefined) return accepted;
	return { ...accepted, workflowData: [[{ json: eventItem(event, body, new Date()) }]] };
}

/** The credential is read only when a secret is asked for: reading it costs half as much again as the delivery. */
async function isAuthentic(context: IWebhookFunctions): Promise<boolean> {
	const authentication = context.getNodeParameter('authentication', 'none') as string;
	if (authentication === 'none') return true;
	const { webhookSecret } = await context.getCredentials<{ webhookSecret?: string }>('aiRudderApi');
	const name = (context.getNodeParameter('carrier', '') as string).trim() || 'x-webhook-secret';
	const given: unknown =
		authentication === 'header'
			? (context.getHeaderData() as IDataObject)[name.toLowerCase()]
			: (context.getQueryData() as IDataObject)[name];
	return isText(webhookSecret) && isText(given) && sameSecret(given, webhookSecret);
}

/** n8n also reads forms and XML into an object; AIRudder sends JSON only. */
function isJson(context: IWebhookFunctions): boolean {
	const contentType: unknown = (context.getHeaderData() as IDataObject)['content-type'];
	return isText(contentType) && /^application\/([\w.-]+\+)?json\b/i.test(contentType.trim());
}

/** Which event the delivery is, if the user wants it: the one this address receives, or a recognised one of the list. */
function wantedEvent(context: IWebhookFunctions, body: IDataObject): CatalogueEvent | undefined {
	const kind = context.getNodeParameter('eventKind', 'any') as string;
	const fixed = eventNames.find((name) => name === kind);
	if (fixed) return fixed;
	const event = recognise(body);
	const wanted = context.getNodeParameter('events', []) as string[];
	return event !== undefined && wanted.includes(event) ? event : undefined;
}

function rejected(
	context: IWebhookFunctions,
	status: number,
	reason: string,
): IWebhookResponseData {
	context.getResponseObject().status(status).json({ error: reason });
	return { noWebhookResponse: true };
}
