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

/**
 * Marks of what is about to be sent, in n8n's database, so that a retry of an execution that was cut off knows of it: n8n
 * stores what an execution itself remembers only at its end. Kept with the node in n8n's deduplication store, which
 * writes at once; it keeps digests alone.
 */
export class SentMarks {
	/** Marks that were not there before. */
	private readonly fresh = new Set<string>();

	private readonly node: string;

	private constructor(
		private readonly context: IExecuteFunctions,
		private readonly origin: ExecutionOrigin,
		private readonly place: MarkPlace,
	) {
		this.node = `${context.getWorkflow().id} ${context.getNode().id}`;
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
		const known = new Set(written.processed.map(String));
		const isEarlier = (asked: string) => known.has(asked) && !known.has(this.ownOf(asked));
		return new Set(
			marks.filter((mark) => {
				const asked = this.askedOf(mark);
				return asked !== undefined && isEarlier(asked);
			}),
		);
	}

	/** Adds the marks that are not there; gives which those are, and how long it took. */
	private async write(keys: string[]): Promise<IDeduplicationOutput & { milliseconds: number }> {
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
	 * Another process of n8n, which had read the list before, may have written it back without these marks. So they are looked
	 * for again once whatever was under way then has ended, and are added until they are found.
	 */
	private async lookAgain(keys: string[], lastTook: number): Promise<void> {
		let took = lastTook;
		for (let look = 0; look < mostLooks; look++) {
			await sleep(Math.max(leastPause, 4 * took));
			const found = await this.write(keys);
			if (found.new.length === 0) return;
			took = Math.max(took, found.milliseconds);
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

	/**
	 * A mark under all that a later try may know of the execution: when it began, and where in it this is sent; and, where an
	 * earlier try may have made it, as this execution's own.
	 */
	private keysOf(mark: string): string[] {
		const asked = this.askedOf(mark);
		return [
			mark,
			...(this.began === undefined ? [] : [`${this.began} ${mark}`]),
			...(this.exact === undefined ? [] : [`${this.exact} ${mark}`]),
			...(asked === undefined ? [] : [this.ownOf(asked)]),
		];
	}

	/**
	 * The mark that an earlier try would have made; undefined when there is no earlier try. How far the caller of a
	 * sub-workflow was is no part of it: n8n stores that when the caller waits or ends, and so tells another place for the
	 * same call afterwards.
	 */
	private askedOf(mark: string): string | undefined {
		const isSub = isSubExecution(this.context);
		if (!this.origin.isRetry && (!isSub || this.began === undefined)) return undefined;
		const isExact = !isSub && this.place.knowsRounds;
		const place = (isExact ? this.exact : undefined) ?? this.began;
		return place === undefined ? mark : `${place} ${mark}`;
	}

	/** The mark that says that this execution, or one that it called, has made the other one: in a round before. */
	private ownOf(asked: string): string {
		return `${this.origin.executionId} ${asked}`;
	}

	private get began(): string | undefined {
		const { began } = this.origin;
		return began === undefined ? undefined : String(began);
	}

	/** The place that is the same in a retry, when something is sent to the same people at several. */
	private get exact(): string | undefined {
		const hasRounds = this.began !== undefined && !isSubExecution(this.context);
		return hasRounds && this.place.round > 0
			? `${this.began} round ${this.place.round}`
			: undefined;
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
