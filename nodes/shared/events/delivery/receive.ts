import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { receivedJson } from '../../api/receivedJson';
import { withRecordings } from './attachRecording';
import { ageRefusal } from './age';
import { bodyProblem, emptyProblem } from './bodyProblem';
import type { CatalogueEvent } from '../kinds/catalogue';
import { itemsOf, wantedEvent, type DeliveredEvent } from './delivery';
import { eventItem, unknownEvent, unknownItem } from './eventItem';
import { whyIgnored, type Ignored } from './ignored';
import type { Refusal } from './refusal';
import { deliverySettings } from './settings';
import { eventByOutcome, isCallEvent } from './splitByOutcome';

/**
 * The answer AIRudder expects to every delivery it may forget. It is left to n8n to give it: with items it does so once the
 * execution stands in its database, and not at all when it dies before. Contract: x-webhook-delivery.answer.
 */
const accepted: IWebhookResponseData = { webhookResponse: {} };

/** Asks AIRudder to send the delivery again. Contract: x-webhook-delivery.retry. */
const sendAgain: Refusal = {
	status: 503,
	reason: 'This could not be confirmed yet; please deliver it again',
};

/** What came of asking AIRudder about a delivery: it knows of it, it does not, or it could not be asked. */
export type Confirmation = 'known' | 'unknown' | 'notAsked';

/** How deliveries prove that they come from AIRudder. */
export interface Authenticity {
	/** Why the sender is not believed; undefined when it is. */
	refusalOf(this: void, context: IWebhookFunctions): Promise<Refusal | undefined>;
	/** Whether AIRudder, when asked, knows of what the delivery tells. `known` where nobody needs to be asked. */
	confirm(
		this: void,
		context: IWebhookFunctions,
		event: DeliveredEvent,
		body: IDataObject,
	): Promise<Confirmation>;
}

/**
 * Takes one delivery: authenticates it, recognises which of `names` it is, and starts the workflow with its items if the
 * user wants them. Answers as the authenticity says to a sender that is not believed, 403 to an event out of the time that is
 * accepted, 400 to a body that cannot be an event (n8n itself answers 422 to broken JSON that is called application/json), 503
 * to what AIRudder could not be asked about, else 200 `{}`, when the recordings are there that the user wants. The answer to
 * what starts nothing says why; while somebody tests, what is not recognised starts the workflow all the same.
 */
export async function receive(
	context: IWebhookFunctions,
	names: readonly CatalogueEvent[],
	{ refusalOf, confirm }: Authenticity,
): Promise<IWebhookResponseData> {
	const refusal = await refusalOf(context);
	if (refusal) return rejected(context, refusal);
	const settings = deliverySettings(context);
	const body = (await receivedJson(context)) as IDataObject;
	const problem = bodyProblem(body) ?? emptyProblem(body, settings.eventKind);
	if (problem) return rejected(context, { status: 400, reason: problem });

	const now = new Date();
	const outputsOf = (event: DeliveredEvent, items: INodeExecutionData[]) =>
		settings.splitByOutcome && names.some(isCallEvent)
			? eventByOutcome(event, fieldsOf(event, body, now), items)
			: [items];
	const event = wantedEvent(body, names, settings);
	if (event === undefined) {
		const why = whyIgnored(body, names, settings);
		tellLog(context, why);
		if (!isShown(context, why)) return ignored(why);
		const items = [{ json: unknownItem(body, now) }];
		return { ...ignored(why), workflowData: outputsOf(unknownEvent, items) };
	}
	const items = itemsOf(event, body, settings, now);
	if (items.length === 0) {
		const why = { isRecognised: true, reason: 'The options of the trigger hold it back' };
		tellLog(context, why);
		return ignored(why);
	}
	const tooOld = ageRefusal(context, event, body, now);
	if (tooOld) return rejected(context, tooOld);
	const confirmation = await confirm(context, event, body);
	if (confirmation === 'notAsked') return rejected(context, sendAgain);
	if (confirmation === 'unknown') return ignored({ reason: 'AIRudder does not confirm it' });
	const started = settings.attachRecording
		? await withRecordings(context, items, settings)
		: items.map((json) => ({ json }));
	return { ...accepted, workflowData: outputsOf(event, started) };
}

/** The event's own fields, however its item is to look. */
function fieldsOf(event: DeliveredEvent, body: IDataObject, now: Date): IDataObject {
	return event === unknownEvent ? {} : eventItem(event, body, now);
}

/** A person who listens for a test event would wait for ever, and not see what came. */
function isShown(context: IWebhookFunctions, { isRecognised }: Ignored): boolean {
	return context.getMode() === 'manual' && !isRecognised;
}

/** Nobody sees the answers that AIRudder gets. What is wanted so is told only to who asks for much, by level debug. */
function tellLog(context: IWebhookFunctions, { isRecognised, reason }: Ignored): void {
	const line = `AIRudder: "${context.getNode().name}" started nothing with a delivery: ${reason}`;
	if (isRecognised) context.logger.debug(line);
	else context.logger.info(line);
}

/** AIRudder may forget it, for it starts nothing. Contract: x-webhook-delivery.answer takes JSON of one's own. */
function ignored({ reason }: Pick<Ignored, 'reason'>): IWebhookResponseData {
	return { webhookResponse: { ignored: reason } };
}

function rejected(context: IWebhookFunctions, { status, reason }: Refusal): IWebhookResponseData {
	context.getResponseObject().status(status).json({ error: reason });
	return { noWebhookResponse: true };
}
