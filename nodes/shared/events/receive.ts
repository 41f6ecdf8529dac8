import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { receivedJson } from '../api/receivedJson';
import { withRecordings } from './attachRecording';
import { bodyProblem, emptyProblem } from './bodyProblem';
import type { CatalogueEvent } from './catalogue';
import { itemsOf, wantedEvent, type DeliveredEvent } from './delivery';
import { deliverySettings } from './settings';

/** The answer AIRudder expects to every delivery it may forget. Contract: x-webhook-delivery.answer. */
const accepted: IWebhookResponseData = { webhookResponse: {} };

/** Why a delivery is not taken, and what AIRudder is told. */
export interface Refusal {
	status: number;
	reason: string;
}

/** How deliveries prove that they come from AIRudder. */
export interface Authenticity {
	/** Why the sender is not believed; undefined when it is. */
	refusalOf(this: void, context: IWebhookFunctions): Promise<Refusal | undefined>;
	/** Whether AIRudder, when asked, knows of what the delivery tells. */
	isConfirmed(
		this: void,
		context: IWebhookFunctions,
		event: DeliveredEvent,
		body: IDataObject,
	): Promise<boolean>;
}

/**
 * Takes one delivery: authenticates it, recognises which of `names` it is, and starts the workflow with its items if the
 * user wants them. Answers as the authenticity says to a sender that is not believed, 400 to a body that cannot be an
 * event (n8n itself answers 422 to broken JSON that is called application/json), else 200 `{}` at once.
 */
export async function receive(
	context: IWebhookFunctions,
	names: readonly CatalogueEvent[],
	{ refusalOf, isConfirmed }: Authenticity,
): Promise<IWebhookResponseData> {
	const refusal = await refusalOf(context);
	if (refusal) return rejected(context, refusal);
	const settings = deliverySettings(context);
	const body = (await receivedJson(context)) as IDataObject;
	const problem = bodyProblem(body) ?? emptyProblem(body, settings.eventKind);
	if (problem) return rejected(context, { status: 400, reason: problem });

	const event = wantedEvent(body, names, settings);
	if (event === undefined) return accepted;
	const items = itemsOf(event, body, settings, new Date());
	if (items.length === 0 || !(await isConfirmed(context, event, body))) return accepted;
	if (!settings.attachRecording) {
		return { ...accepted, workflowData: [items.map((json) => ({ json }))] };
	}
	// AIRudder does not wait for a recording.
	context.getResponseObject().status(200).json({});
	return {
		noWebhookResponse: true,
		workflowData: [await withRecordings(context, items, settings.recordingHosts)],
	};
}

function rejected(context: IWebhookFunctions, { status, reason }: Refusal): IWebhookResponseData {
	context.getResponseObject().status(status).json({ error: reason });
	return { noWebhookResponse: true };
}
