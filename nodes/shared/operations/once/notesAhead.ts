import type { IExecuteFunctions } from 'n8n-workflow';
import { numbersOf, type Contact } from '../../contacts';
import { originOf } from './executionOrigin';
import { contentDigest } from './sentContent';
import { memoryOfSubExecutions, type SentMemory } from './sentElsewhere';
import { SentMarks, type MarkPlace } from './sentMarks';

/** What goes to AIRudder in one request: some input items (indices, ascending), as contacts if they become any. */
export interface ToSend {
	items: readonly number[];
	contacts?: readonly Contact[];
}

/** The memories beyond the execution. */
export interface Memories {
	elsewhere?: SentMemory;
	marks?: SentMarks;
}

/** The marks of a request, and which of them an earlier try had made. */
export interface Noted {
	marks: string[];
	earlier: Set<string>;
}

/** So many requests, or marks, are noted in n8n's database at a time; what n8n's death may leave uncertain. */
const mostNoted = { requests: 25, marks: 2_000 };

/**
 * Notes in n8n's database what is about to be sent, some requests ahead, because each write takes a while; and takes back
 * what was not begun.
 */
export class NotesAhead {
	/** Marks of requests that were not begun yet, and which of them an earlier try had made. */
	private readonly noted = new Map<ToSend, Noted>();

	private memories: Promise<Memories> | undefined;

	/** `isSent` tells of an item what was sent before in this execution: it needs no note. */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly upcoming: readonly ToSend[],
		private readonly place: MarkPlace,
		private readonly isSent: (item: number) => boolean,
	) {}

	/** Notes this request and the next ones, unless that was done; gives its marks, and those of an earlier try. */
	async note(toSend: ToSend): Promise<Memories & { noted: Noted }> {
		const { elsewhere, marks } = await this.openMemories();
		if (!this.noted.has(toSend)) {
			const block = this.blockFrom(toSend);
			const earlier = await marks?.make([...block.values()].flat());
			for (const [request, own] of block) {
				const known = own.filter((mark) => earlier?.has(mark));
				this.noted.set(request, { marks: own, earlier: new Set(known) });
			}
		}
		const noted = this.noted.get(toSend) ?? { marks: [], earlier: new Set() };
		this.noted.delete(toSend);
		return { elsewhere, marks, noted };
	}

	/** This request and the next ones that were not sent before, with their marks, no mark twice. */
	private blockFrom(toSend: ToSend): Map<ToSend, string[]> {
		const block = new Map([[toSend, marksOf(this.context, toSend)]]);
		const seen = new Set(block.get(toSend));
		for (let at = this.upcoming.indexOf(toSend) + 1; at > 0 && at < this.upcoming.length; at++) {
			const next = this.upcoming[at];
			if (!next || block.size >= mostNoted.requests || seen.size >= mostNoted.marks) break;
			if (next.items.some((item) => this.isSent(item))) continue;
			const own = marksOf(this.context, next);
			if (own.some((mark) => seen.has(mark))) break;
			block.set(next, own);
			for (const mark of own) seen.add(mark);
		}
		return block;
	}

	/** Takes back what was noted of requests that were not begun. */
	async release(): Promise<void> {
		if (this.noted.size === 0) return;
		const { marks } = await this.openMemories();
		await marks?.takeBack([...this.noted.values()].flatMap((one) => one.marks));
		this.noted.clear();
	}

	/** The memories beyond this execution. Nothing is sent when they cannot be had. */
	private async openMemories(): Promise<Memories> {
		this.memories ??= (async () => {
			const origin = await originOf(this.context);
			const elsewhere = memoryOfSubExecutions(this.context, origin);
			return { elsewhere, marks: SentMarks.of(this.context, origin, this.place) };
		})();
		return await this.memories;
	}
}

/** Whom a request reaches: its people, or else what it says. */
export function marksOf(context: IExecuteFunctions, { items, contacts }: ToSend): string[] {
	return contacts?.flatMap(numbersOf) ?? [contentDigest(context, items[0] ?? 0)];
}
