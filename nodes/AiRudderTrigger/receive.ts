import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isObject, isText } from '../shared/api/values';
import { sameSecret } from '../shared/api/encryption';
import { eventItem, eventNames, recognise, type CatalogueEvent } from '../shared/events';

/** The answer AIRudder expects to every delivery it may forget. Contract: x-webhook-delivery.answer. */
const accepted: IWebhookResponseData = { webhookResponse: {} };

/**
 * Takes one delivery: authenticates it, recognises the event, and starts the workflow with one item if the user wants
 * that event. Answers 401 without the secret, 400 to a body that is not a JSON object, else 200 `{}` at once.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (!(await isAuthentic(context)))
		return rejected(context, 401, 'The secret is missing or wrong');
	const body: unknown = context.getBodyData();
	if (!isJson(context) || !isObject(body))
		return rejected(context, 400, 'The body is not a JSON object');

	const event = eventOf(context, body);
	const wanted = context.getNodeParameter('events', []) as string[];
	if (event === undefined || !wanted.includes(event)) return accepted;
	return { ...accepted, workflowData: [[{ json: eventItem(event, body, new Date()) }]] };
}

/** The credential is read only when a secret is asked for: reading it costs half as much again as the delivery. */
async function isAuthentic(context: IWebhookFunctions): Promise<boolean> {
	const authentication = context.getNodeParameter('authentication', 'none') as string;
	if (authentication === 'none') return true;
	const { webhookSecret } = await context.getCredentials<{ webhookSecret?: string }>('aiRudderApi');
	const name = (context.getNodeParameter('carrier', '') as string).trim();
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

function eventOf(context: IWebhookFunctions, body: IDataObject): CatalogueEvent | undefined {
	const fixed = context.getNodeParameter('eventKind', 'any') as string;
	return eventNames.find((name) => name === fixed) ?? recognise(body);
}

function rejected(
	context: IWebhookFunctions,
	status: number,
	reason: string,
): IWebhookResponseData {
	context.getResponseObject().status(status).json({ error: reason });
	return { noWebhookResponse: true };
}
