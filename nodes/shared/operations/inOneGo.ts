import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { outcomeOf } from '../api/outcomes';
import { failureItem, toNodeError } from './nodeErrors';

/**
 * The outputs of what is asked once for all incoming items. When it fails, n8n's error is thrown, unless the node continues
 * on failures: then the first of `outputs` has it as an item of its own. It belongs to the item that n8n's error names, else to
 * the first one, whose settings hold.
 */
export async function inOneGo(
	context: IExecuteFunctions,
	ask: () => Promise<INodeExecutionData[][]>,
	{ outputs = 1 }: { outputs?: number } = {},
): Promise<INodeExecutionData[][]> {
	const outcome = await outcomeOf(ask);
	if ('result' in outcome) return outcome.result;
	if (!context.continueOnFail()) throw toNodeError(context.getNode(), outcome.failure, 0);
	const [first, ...others] = Array.from({ length: outputs }, (): INodeExecutionData[] => []);
	const item = itemNamedBy(outcome.failure) ?? 0;
	return [[...(first ?? []), failureItem(outcome.failure, { item })], ...others];
}

function itemNamedBy(failure: unknown): number | undefined {
	const index: unknown =
		failure instanceof NodeOperationError ? failure.context.itemIndex : undefined;
	return typeof index === 'number' ? index : undefined;
}
