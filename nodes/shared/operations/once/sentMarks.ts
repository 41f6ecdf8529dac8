import {
	sleep,
	type ICheckProcessedOptions,
	type IDeduplicationOutput,
	type IExecuteFunctions,
} from 'n8n-workflow';
import { AiRudderFailure } from '../../api/failure';
import { outcomeOf } from '../../api/outcomes';
import { isSubExecution, type ExecutionOrigin } from './executionOrigin';

/** The latest marks of a node that n8n keeps: enough for 50,000 people in a row. n8n writes all of them each time. */
const options: ICheckProcessedOptions = { mode: 'entries', maxEntries: 100_000 };

/** n8n looks for each mark that is taken back among all of them; more at once would hold up everything else. */
const takenBackAtOnce = 500;

/** How long another process may take to write the list, in milliseconds; longer where writing it is seen to take longer. */
const leastPause = 50;

/** How often the marks are looked for before nothing is sent. */
const mostLooks = 20;

/** What is noted for one node, one after the other: n8n reads and writes all marks of a node without a lock. */
const queues = new Map<string, Promise<unknown>>();

/** Where in an execution something is sent, as far as that can be told after n8n has died. */
export interface MarkPlace {
	/** How many runs of the node, in earlier rounds of a loop, have sent something. */
	round: number;
	/** Whether that is known also of the execution that this one retries. */
	knowsRounds: boolean;
}

/** What n8n told of keys that it wrote, and how long it took. */
interface Written extends IDeduplicationOutput {
	milliseconds: number;
}

/**
 * Marks of what is about to be sent, in n8n's database, so that a retry of an execution that was cut off knows of it: n8n
 * stores what an execution itself remembers only at its end. Kept with the node in n8n's deduplication store, which
 * writes at once; it keeps digests alone.
 */
export class SentMarks {
	/** Marks that were not there before. */
	private readonly fresh = new Set<string>();

	private readonly node: string;

	/**
	 * What stands before a mark in each of its keys, one for all that a later try may know of the execution: nothing; when it
	 * began; where in it this is sent; and what stands before this execution's own.
	 */
	private readonly prefixes: string[];

	/**
	 * Where there may be an earlier try: what stands before the marks that it would have made, and before those that say that
	 * this execution, or one that it called, has made the same: in a round before.
	 */
	private readonly earlierTry: { asked: string; own: string } | undefined;

	private constructor(
		private readonly context: IExecuteFunctions,
		origin: ExecutionOrigin,
		place: MarkPlace,
	) {
		this.node = `${context.getWorkflow().id} ${context.getNode().id}`;
		const isSub = isSubExecution(context);
		const began = origin.began === undefined ? undefined : `${origin.began} `;
		// The place that is the same in a retry, when something is sent to the same people at several.
		const hasRounds = began !== undefined && !isSub && place.round > 0;
		const exact = hasRounds ? `${began}round ${place.round} ` : undefined;
		// How far the caller of a sub-workflow was is no part of it: n8n stores that when the caller waits or ends, and so tells
		// another place for the same call afterwards.
		const asked = (place.knowsRounds ? exact : undefined) ?? began ?? '';
		if (origin.isRetry || (isSub && began !== undefined))
			this.earlierTry = { asked, own: `${origin.executionId} ${asked}` };
		this.prefixes = ['', began, exact, this.earlierTry?.own].filter(
			(prefix) => prefix !== undefined,
		);
	}

	/** Undefined where n8n has no such store: in old versions, and for a workflow that is not stored itself. */
	static of(
		context: IExecuteFunctions,
		origin: ExecutionOrigin,
		place: MarkPlace,
	): SentMarks | undefined {
		const hasStore = 'checkProcessedAndRecord' in context.helpers;
		const isStored = context.getWorkflow().id !== undefined;
		return isStored && hasStore ? new SentMarks(context, origin, place) : undefined;
	}

	/**
	 * Marks these, and gives those that an earlier try of the execution had marked: the execution that this one retries, or
	 * that the one retries that called it. Throws `unreachable` when that is not possible.
	 */
	async make(marks: readonly string[]): Promise<Set<string>> {
		const keys = [...new Set(marks.flatMap((mark) => this.keysOf(mark)))];
		const written = await this.write(keys).catch(notNoted);
		await this.lookAgain(keys, written.milliseconds).catch(notNoted);
		for (const key of written.new) this.fresh.add(String(key));
		if (!this.earlierTry) return new Set();
		const { asked, own } = this.earlierTry;
		const known = new Set(written.processed.map(String));
		return new Set(marks.filter((mark) => known.has(asked + mark) && !known.has(own + mark)));
	}

	/** Adds the keys that are not there; gives which those are, and how long it took. */
	private async write(keys: string[]): Promise<Written> {
		return await this.inTurn(async () => {
			const begun = Date.now();
			const add = async () =>
				await this.context.helpers.checkProcessedAndRecord(keys, 'node', options);
			// Another process may have begun the list first.
			const output = await add().catch(add);
			return { ...output, milliseconds: Date.now() - begun };
		});
	}

	/**
	 * Another process of n8n, which had read the list before, may have written it back without these keys. So they are looked
	 * for again once whatever was under way then has ended, and are added until they are found. All of them: one that is found
	 * may have been written by that other process, which reaches some of the same people.
	 */
	private async lookAgain(keys: string[], firstTook: number): Promise<void> {
		let longest = firstTook;
		for (let look = 0; look < mostLooks; look++) {
			await sleep(Math.max(leastPause, 4 * longest));
			const found = await this.write(keys);
			if (found.new.length === 0) return;
			longest = Math.max(longest, found.milliseconds);
		}
		throw new AiRudderFailure('unreachable', 'The marks did not stay');
	}

	/** These are not taken back any more: what they stand for was sent, or nobody knows. */
	keep(marks: readonly string[]): void {
		for (const key of marks.flatMap((mark) => this.keysOf(mark))) this.fresh.delete(key);
	}

	/** Takes back marks that were not there before, because nothing came of what they stand for. Never throws. */
	async takeBack(marks: readonly string[]): Promise<void> {
		const keys = marks.flatMap((mark) => this.keysOf(mark)).filter((key) => this.fresh.delete(key));
		for (let first = 0; first < keys.length; first += takenBackAtOnce) {
			const some = keys.slice(first, first + takenBackAtOnce);
			const remove = async () => {
				await this.context.helpers.removeProcessed(some, 'node', options);
			};
			// A mark too many keeps somebody from being called in a retry, which is told: no reason to fail now.
			await outcomeOf(async () => {
				await this.inTurn(async () => {
					await remove().catch(remove);
				});
			});
		}
	}

	private keysOf(mark: string): string[] {
		return this.prefixes.map((prefix) => prefix + mark);
	}

	private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		const turn = (queues.get(this.node) ?? Promise.resolve()).then(work, work);
		queues.set(this.node, turn);
		const end = () => {
			if (queues.get(this.node) === turn) queues.delete(this.node);
		};
		turn.then(end, end);
		return await turn;
	}
}

function notNoted(): never {
	throw new AiRudderFailure(
		'unreachable',
		'Not sent: n8n could not note in its database what was about to be sent',
		{
			description:
				'Without this note, Retry in the list of executions could reach the same people twice. See in the log of n8n what is wrong with its database, then run this again.',
		},
	);
}
