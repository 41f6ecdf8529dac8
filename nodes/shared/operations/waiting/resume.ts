import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { receivedJson } from '../../api/receivedJson';
import { isObject, isText, objectsIn, without } from '../../api/values';
import { outcomeOf } from '../../api/outcomes';
import { withoutProblem } from '../../contacts';
import type { Operations } from '../operation';

/** Name of the wait's id in the callback URL, and in the items that the node leaves behind. */
export const waitQuery = 'wait';
export const waitIdName = 'waitId';

/** What an earlier wait left on a row that comes in again: it is nothing that this one knows. */
export function withoutMarks(row: IDataObject): IDataObject {
	const marks = [waitIdName, 'timedOut', 'refused', 'refusedContacts'];
	// A column of the user may have that name, but no such value.
	const ownMarks = row.skipped === true ? [...marks, 'skipped'] : marks;
	return ownMarks.reduce(without, withoutProblem(row));
}

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

/** A callback, and what waits for it. */
export interface Callback {
	body: IDataObject;
	/** The items that the node left, in their order. */
	left: IDataObject[];
	/** Those among them that wait; the others were never sent. */
	waiting: IDataObject[];
}

/** What an operation that waits makes of callbacks. */
export interface Resumption {
	/** Whether the callback says that the wait may be over. Cheap: asked for every callback. */
	isFinal: (body: IDataObject) => boolean;
	/**
	 * What the node puts out: an object for each item that it left, in their order; undefined when it waits for more. A
	 * callback is a hint, so this reads what it tells of with the node's own credential.
	 */
	output: (context: IWebhookFunctions, callback: Callback) => Promise<object[] | undefined>;
}

/**
 * Answers one callback: what is not final, or not known, keeps the execution waiting; so does a callback for another
 * wait of the same execution, whose address is the same but for the id. What is no JSON object is refused. Throws when the
 * output cannot be read.
 */
export async function resumed(
	context: IWebhookFunctions,
	{ isFinal, output }: Resumption,
): Promise<IWebhookResponseData> {
	const body = await receivedJson(context);
	if (!isObject(body)) return turnedAway(context, 400, 'The body is not a JSON object');
	if (!isFinal(body)) return { webhookResponse: {} };
	const query: unknown = context.getQueryData();
	const waitId = isObject(query) ? query[waitQuery] : undefined;
	const left = objectsIn(
		context.evaluateExpression('{{ $input.all().map((left) => left.json) }}', 0),
	);
	const waiting = left.filter((row) => isText(waitId) && row[waitIdName] === waitId);
	if (waiting.length === 0) return turnedAway(context, 410, 'This wait is over');
	const items = await output(context, { body, left, waiting });
	if (!items) return { webhookResponse: {} };
	return {
		webhookResponse: {},
		// n8n pairs what a wait puts out with the input by position alone; whatever is said here is overwritten.
		workflowData: [items.map((json, item) => ({ json: { ...json }, pairedItem: { item } }))],
	};
}

function turnedAway(
	context: IWebhookFunctions,
	status: number,
	message: string,
): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
