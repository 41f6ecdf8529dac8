import type { IDataObject } from 'n8n-workflow';
import { endedTask, finishedCalls, saysEnded, type FinishedCall } from './taskDetail';

/** What is remembered of a task from poll to poll. Times in milliseconds since 1970. */
export interface WatchedTask {
	/** Calls that ended before are none of ours. */
	from: number;
	/** When it was last read, or that of `from`. */
	read: number;
	/** Set as long as it was never read and may have ended before the watch began. */
	isOfBefore?: true;
	/** When it was first seen to have ended. */
	ended?: number;
	/** Shortened eventIds of calls brought already that the next read could bring again. */
	brought?: string[];
	/** How many polls in a row AIRudder refused to show it. */
	refusals?: number;
}

/** What a poll brings. */
export interface Wanted {
	calls: boolean;
	tasks: boolean;
	/** How long, in milliseconds, results may come late. */
	overlap: number;
}

/** When a task is looked at. */
export interface Moment {
	/** Milliseconds since 1970, cut to the second as AIRudder's times are. */
	now: number;
	/** Whether the watch begins: what is there already is noted and not brought. */
	isSilent: boolean;
}

/** What one look at a task brings, and what is to be remembered; nothing once it is over for good. */
export interface Look {
	items: IDataObject[];
	task?: WatchedTask;
}

/** Enough of an eventId to tell the calls of one task from each other. */
const shortened = 12;

/**
 * Compares a task as it is now with what is remembered of it. A call is new when it ended since the last read, the
 * overlap before it included, and was not brought. One that may have waited for a redial is new whenever it ended.
 */
export function lookAt(
	task: WatchedTask,
	detail: IDataObject,
	{ calls: wantsCalls, tasks: wantsTasks, overlap }: Wanted,
	{ now, isSilent }: Moment,
): Look {
	const receivedAt = new Date(now);
	const calls = finishedCalls(detail, receivedAt);
	const since = Math.max(task.from, task.read - overlap);
	const brought = new Set(task.brought);
	const isNew = ({ eventId, endedAt, mayHaveWaited }: FinishedCall) =>
		endedAt >= (mayHaveWaited ? task.from : since) && !brought.has(shortId(eventId));
	const fresh = wantsCalls ? calls.filter(isNew) : [];

	const hasEnded = saysEnded(detail);
	const isTaskNew =
		hasEnded &&
		task.ended === undefined &&
		(!task.isOfBefore || calls.some(({ endedAt }) => endedAt >= task.from));
	const items = isSilent
		? []
		: [
				...fresh.map(({ item }) => item),
				...(wantsTasks && isTaskNew ? [endedTask(detail, receivedAt)] : []),
			];

	const ended = hasEnded ? (task.ended ?? now) : undefined;
	if (ended !== undefined && (!wantsCalls || now - ended >= overlap)) return { items };
	for (const { eventId } of fresh) brought.add(shortId(eventId));
	const kept = calls
		.filter(({ endedAt, mayHaveWaited }) => mayHaveWaited || endedAt >= now - overlap)
		.map(({ eventId }) => shortId(eventId))
		.filter((id) => brought.has(id));
	return {
		items,
		task: {
			from: task.from,
			read: now,
			...(ended === undefined ? {} : { ended }),
			...(kept.length > 0 ? { brought: kept } : {}),
		},
	};
}

function shortId(eventId: string): string {
	return eventId.slice(0, shortened);
}
