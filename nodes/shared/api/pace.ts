import { AiRudderFailure } from './failure';

/** How many requests go side by side at first: enough to hide a slow answer. */
const atFirst = 10;

/**
 * How many go side by side at most. With answers after 50 ms more than these gain nothing: n8n itself is what takes the time
 * (docs/performance.md). n8n's HTTP Request node sends those of all items at once.
 */
const most = 50;

/** So many characters of answers may be under way; while one is read, it takes several times its size. */
const mostCharacters = 50_000_000;

/**
 * How many of the requests of one run go side by side: one more with each answer that is no file, fewer where answers are so
 * large that n8n would run out of memory, and half as many each time AIRudder takes no more for the moment.
 */
export class Pace {
	private allowed = atFirst;

	private mayGrow = true;

	private largestAnswer = 0;

	get atOnce(): number {
		const fitting = Math.floor(mostCharacters / this.largestAnswer);
		return Math.max(1, Math.min(this.allowed, fitting));
	}

	/** An answer of so many characters came, which is no error. */
	answered(characters: number): void {
		this.largestAnswer = Math.max(this.largestAnswer, characters);
		if (this.mayGrow) this.allowed = Math.min(most, this.allowed + 1);
	}

	/** Does the work; when AIRudder takes no more for the moment, fewer go side by side from then on. Throws what it throws. */
	async kept<Result>(work: () => Promise<Result>): Promise<Result> {
		const { allowed } = this;
		return await work().catch((failure: unknown) => {
			// Others that were under way are refused as well, and halve it no further.
			if (takesNoMore(failure) && this.allowed >= allowed) this.slowDown();
			throw failure;
		});
	}

	private slowDown(): void {
		this.mayGrow = false;
		this.allowed = Math.ceil(this.allowed / 2);
	}
}

/** Whether there were too many requests: HTTP status 429, RFC 6585. */
export function takesNoMore(failure: unknown): failure is AiRudderFailure {
	return (
		failure instanceof AiRudderFailure && failure.kind === 'refused' && failure.httpStatus === 429
	);
}
