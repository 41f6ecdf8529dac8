import { Deadline } from './deadline';

/** Ends when so much time has passed; holds nothing up that is otherwise done. */
export async function elapsed(milliseconds: number): Promise<void> {
	await new Promise<void>((ended) => {
		AbortSignal.timeout(milliseconds).addEventListener('abort', () => ended());
	});
}

/**
 * What a request gives, if it is there in time: n8n itself counts only the time in which nothing comes. Throws `uncertain`
 * when it is not; what comes later goes to `late`, for the request itself cannot be ended: n8n puts a signal of its own in
 * the place of ours.
 */
export async function inTime<Result>(
	request: Promise<Result>,
	{
		milliseconds,
		who,
		late,
	}: { milliseconds: number; who: string; late?: (result: Result) => void },
): Promise<Result> {
	const limit = new Deadline(milliseconds, `${who} did not finish its answer`);
	const watched = request.then((result) => {
		if (limit.isOver) late?.(result);
		return result;
	});
	return await limit.within(watched);
}
