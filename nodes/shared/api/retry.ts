import { sleep } from 'n8n-workflow';
import type { Deadline } from './deadline';
import { AiRudderFailure } from './failure';
import { outcomeOf } from './outcomes';
import { takesNoMore } from './pace';

const tries = 4;
const firstPauseMilliseconds = 500;
const longestPauseMilliseconds = 30_000;

/**
 * Repeats a read on network faults, 429 and 5xx, with growing pauses or as long as Retry-After asks (30 s at most).
 * Only for requests that change nothing: whatever calls or messages people is sent once. A pause that `deadline` does not
 * allow is none, and no try comes after it.
 */
export async function retryRead<Result>(
	read: () => Promise<Result>,
	deadline?: Pick<Deadline, 'allows'>,
): Promise<Result> {
	for (let attempt = 1; ; attempt++) {
		const outcome = await outcomeOf(read);
		if ('result' in outcome) return outcome.result;
		if (attempt === tries || !isPassing(outcome.failure)) throw outcome.failure;
		const pause = pauseAfter(attempt, outcome.failure);
		if (deadline && !deadline.allows(pause)) throw outcome.failure;
		await sleep(pause);
	}
}

function isPassing(failure: unknown): failure is AiRudderFailure {
	if (!(failure instanceof AiRudderFailure) || failure.kind === 'input') return false;
	if (failure.kind === 'refused') return takesNoMore(failure);
	// An answer without a code that is no server fault (an HTML page, a redirect) will be the same the next time.
	return (
		failure.httpStatus === undefined || failure.httpStatus >= 500 || failure.bodyCode !== undefined
	);
}

function pauseAfter(attempt: number, failure: AiRudderFailure): number {
	const asked = failure.retryAfterSeconds && failure.retryAfterSeconds * 1000;
	return Math.min(asked ?? firstPauseMilliseconds * 2 ** (attempt - 1), longestPauseMilliseconds);
}
