import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { isObject, isText, objectsIn } from '../api/values';
import { outcomeOf } from './concurrently';
import type { Operations } from './operation';

/** Name of the wait's id in the callback URL, and in the items that the node leaves behind. */
export const waitQuery = 'wait';
export const waitIdName = 'waitId';

/**
 * Hands a callback to the operation that waits for it. Nothing may leave this function: an exception would end the wait
 * with one empty item. So whatever goes wrong is answered with 503: the execution goes on waiting, AIRudder repeats.
 */
export async function resumeOperation(
	context: IWebhookFunctions,
	operations: Operations,
): Promise<IWebhookResponseData> {
	const outcome = await outcomeOf(async () => {
		const resource: unknown = context.getNodeParameter('resource');
		const name: unknown = context.getNodeParameter('operation');
		const operation =
			isText(resource) && isText(name) ? operations[resource]?.operations[name] : undefined;
		return operation?.resume
			? await operation.resume(context)
			: turnedAway(context, 410, 'Nothing here waits for a callback');
	});
	if ('result' in outcome) return outcome.result;
	const { failure } = outcome;
	context.logger.warn('AIRudder: a callback could not be worked through and is asked for again', {
		reason: failure instanceof Error ? failure.message : String(failure),
	});
	return turnedAway(context, 503, 'Not now; please repeat');
}

/** What an operation that waits makes of callbacks. */
export interface Resumption {
	/** Whether the callback says that the wait may be over. Cheap: asked for every callback. */
	isFinal: (body: IDataObject) => boolean;
	/** What the node puts out. A callback is a hint, so this reads it with the node's own credential. */
	output: (
		context: IWebhookFunctions,
		left: LeftItem[],
		body: IDataObject,
	) => Promise<INodeExecutionData[]>;
}

/** An item that the node left behind before it began to wait, and the input item it stands for. */
export interface LeftItem {
	json: IDataObject;
	item: number;
}

/**
 * Answers one callback: what is not final, or not known, keeps the execution waiting; so does a callback for another
 * wait of the same execution, whose address is the same but for the id. Throws when the output cannot be read.
 */
export async function resumed(
	context: IWebhookFunctions,
	{ isFinal, output }: Resumption,
): Promise<IWebhookResponseData> {
	// A body that is not JSON, or none at all, arrives as undefined.
	const body: unknown = context.getBodyData();
	if (!isObject(body) || !isFinal(body)) return { webhookResponse: {} };
	const waitId: unknown = context.evaluateExpression(`{{ $input.first().json.${waitIdName} }}`, 0);
	const query: unknown = context.getQueryData();
	if (!isText(waitId) || !isObject(query) || query[waitQuery] !== waitId)
		return turnedAway(context, 410, 'This wait is over');
	const left = leftItems(
		context.evaluateExpression(
			'{{ $input.all().map((left) => ({ json: left.json, pairedItem: left.pairedItem })) }}',
			0,
		),
	);
	return { webhookResponse: {}, workflowData: [await output(context, left, body)] };
}

function leftItems(value: unknown): LeftItem[] {
	return objectsIn(value).map(({ json, pairedItem }, index) => ({
		json: isObject(json) ? json : {},
		item: isObject(pairedItem) && typeof pairedItem.item === 'number' ? pairedItem.item : index,
	}));
}

function turnedAway(
	context: IWebhookFunctions,
	status: number,
	message: string,
): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
