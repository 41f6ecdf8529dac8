import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type JsonObject,
} from 'n8n-workflow';
import { AiRudderFailure } from '../api/failure';

/** Any error of an operation as n8n's own, which it may be already, with the item it belongs to. Carries no cause: that may hold headers. */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (!(error instanceof AiRudderFailure))
		return new NodeOperationError(node, error as Error, { itemIndex });
	const { message, description, httpStatus } = error;
	if (error.kind === 'input')
		return new NodeOperationError(node, message, { description, itemIndex });
	return new NodeApiError(node, detailsOf(error) as JsonObject, {
		message,
		description,
		httpCode: httpStatus === undefined ? undefined : String(httpStatus),
		itemIndex,
	});
}

/**
 * The item that stands for a failure when the node is set to continue: n8n sends an item with just `error` and
 * `details` to the error output, together with the input item it is paired with.
 */
export function failureItem(
	error: unknown,
	pairedItem: INodeExecutionData['pairedItem'],
): INodeExecutionData {
	const message = error instanceof Error ? error.message : String(error);
	const details = error instanceof AiRudderFailure ? detailsOf(error) : {};
	return {
		json: { error: message, ...(Object.keys(details).length > 0 ? { details } : {}) },
		pairedItem,
	};
}

function detailsOf({ kind, description, bodyCode, httpStatus }: AiRudderFailure): IDataObject {
	const details = { kind, description, code: bodyCode, httpStatus };
	return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}
