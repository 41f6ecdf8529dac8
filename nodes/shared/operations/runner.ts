import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IPairedItemData,
} from 'n8n-workflow';
import { AiRudderClient } from '../api/client';
import { credentialOf } from '../api/credentialTypes';
import type { EndpointId } from '../api/endpoints.generated';
import { wrongInput } from '../api/failure';
import { isText } from '../api/values';
import type { Outcome } from '../api/outcomes';
import { mapInTurns, Turns } from '../api/turns';
import { failureItem, toNodeError } from './nodeErrors';
import type { Operations, Produced } from './operation';
import { sureOfTools } from './toolExecution';

/** Runs the operation that the node's Resource and Operation name. Throws n8n's errors only. */
export async function runOperation(
	context: IExecuteFunctions,
	operations: Operations,
): Promise<INodeExecutionData[][]> {
	const resource: unknown = context.getNodeParameter('resource', 0);
	const name: unknown = context.getNodeParameter('operation', 0);
	const operation = entryOf(entryOf(operations, resource)?.operations, name);
	if (!operation) {
		throw toNodeError(
			context.getNode(),
			wrongInput(`There is no operation "${String(name)}" of "${String(resource)}"`),
		);
	}
	return await operation.run(sureOfTools(context));
}

/** An entry of a table by a name that may come from an expression. */
function entryOf<Entry>(
	table: Readonly<Record<string, Entry>> | undefined,
	name: unknown,
): Entry | undefined {
	return table && isText(name) && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** The client for an operation of the contract. Throws n8n's own error when its credential is missing. */
export async function openClient(
	context: IExecuteFunctions,
	endpoint: EndpointId,
): Promise<AiRudderClient> {
	return await AiRudderClient.open(context, credentialOf(endpoint));
}

/**
 * What an operation produced for some input items, as items paired with them: its own objects, for to copy many takes long.
 * Many are made in turns with others in the same n8n.
 */
export async function pairedItems(
	produced: Produced[],
	inputs: number[],
	turns?: Turns,
): Promise<INodeExecutionData[]> {
	// Items of one list of inputs share its pairing: all rows, once for each of as many calls, would not fit in memory.
	const pairings = new Map<number[], ReturnType<typeof pairedWith>>();
	const pairingOf = (items: number[]) => {
		if (items.length === 1) return pairedWith(items);
		const pairing = pairings.get(items) ?? pairedWith(items);
		pairings.set(items, pairing);
		return pairing;
	};
	const paired = ({ json, binary, items = inputs }: Produced): INodeExecutionData => ({
		json: json as IDataObject,
		...(binary ? { binary } : {}),
		pairedItem: pairingOf(items),
	});
	return await mapInTurns(produced, paired, turns);
}

/**
 * Items of all outcomes in input order. The first failure is thrown as n8n's error, unless the node continues on
 * failures: then it becomes an item of its own. Entries without an outcome were not started.
 */
export async function collect(
	context: IExecuteFunctions,
	outcomes: Array<{ outcome: Outcome<Produced[]> | undefined; inputs: number[] }>,
): Promise<INodeExecutionData[]> {
	const turns = new Turns();
	const itemsOf: INodeExecutionData[][] = [];
	for (const { outcome, inputs } of outcomes) {
		if (!outcome) continue;
		if ('result' in outcome) {
			itemsOf.push(await pairedItems(outcome.result, inputs, turns));
			continue;
		}
		if (!context.continueOnFail()) throw toNodeError(context.getNode(), outcome.failure, inputs[0]);
		itemsOf.push([failureItem(outcome.failure, pairedWith(inputs))]);
	}
	const items = itemsOf.flat();
	// What n8n does next with all of them, it does in one go.
	await turns.pass();
	return items;
}

function pairedWith(items: number[]): IPairedItemData | IPairedItemData[] {
	const [only] = items;
	return items.length === 1 && only !== undefined
		? { item: only }
		: items.map((item) => ({ item }));
}
