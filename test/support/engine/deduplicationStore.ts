import { createHash } from 'node:crypto';
import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
	IDeduplicationOutputItems,
	IDataObject,
} from 'n8n-workflow';

/** What n8n keeps in its database to tell known items from new ones, as its server does, in the mode that nodes use here. */
class DeduplicationStore implements IDataDeduplicator {
	/** What is known, by workflow and node, oldest first. */
	readonly known = new Map<string, Set<string>>();

	/** When set, nothing can be written. */
	broken = false;

	/** What another process, which had read the list before, notes in place of each of the next writes; false: none does. */
	overwritten: Array<string[] | false> = [];

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		_scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		{ maxEntries }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		const known = this.of(context);
		const added = new Map<DeduplicationItemTypes, string>();
		const processed: DeduplicationItemTypes[] = [];
		for (const item of items) {
			const hash = hashOf(item);
			if (known.has(hash)) processed.push(item);
			else added.set(item, hash);
		}
		const byAnother = this.overwritten.shift() ?? false;
		for (const hash of byAnother ? byAnother.map(hashOf) : added.values()) known.add(hash);
		for (const oldest of known) {
			if (!maxEntries || known.size <= maxEntries) break;
			known.delete(oldest);
		}
		return { new: [...added.keys()], processed };
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		_scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		const known = this.of(context);
		for (const item of items) known.delete(hashOf(item));
	}

	async checkProcessedItemsAndRecord(
		key: string,
		items: IDataObject[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<IDeduplicationOutputItems> {
		const values = items.map((item) => item[key] as DeduplicationItemTypes);
		const checked = await this.checkProcessedAndRecord(values, scope, context, options);
		const added = new Set(checked.new);
		return {
			new: items.filter((_item, at) => added.has(values[at]!)),
			processed: items.filter((_item, at) => !added.has(values[at]!)),
		};
	}

	async clearAllProcessedItems(
		_scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		this.of(context).clear();
	}

	async getProcessedDataCount(
		_scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<number> {
		return this.of(context).size;
	}

	private of({ workflow, node }: ICheckProcessedContextData): Set<string> {
		if (this.broken) throw new Error('database is locked');
		const place = `${workflow.id} ${node?.id}`;
		const known = this.known.get(place) ?? new Set();
		this.known.set(place, known);
		return known;
	}
}

const hashOf = (item: DeduplicationItemTypes): string =>
	createHash('md5').update(item.toString()).digest('base64');

/** n8n's engine takes a store once for its whole life, which is as long as that of the process. */
const ofProcess = globalThis as { deduplicationStore?: DeduplicationStore };

async function taken(store: DeduplicationStore): Promise<void> {
	ofProcess.deduplicationStore = store;
	await DataDeduplicationService.init(store);
}

/** The store of this process. */
export const deduplicationStore = ofProcess.deduplicationStore ?? new DeduplicationStore();

if (ofProcess.deduplicationStore === undefined) void taken(deduplicationStore);
