import type { IDataObject } from 'n8n-workflow';
import { mapInTurns } from '../api/turns';
import { saysEnded } from '../calls';
import { readBack, shortened, written } from './shortIds';
import { endedTask, finishedCalls, type FinishedCall } from './taskDetail';

export const minute = 60_000;

/** So far the clocks of n8n and AIRudder may be apart without a call being missed or brought twice. */
export const clockSlack = 15 * minute;

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
	/** Shortened eventIds, written, of calls brought already that the next read could bring again. */
	brought?: string;
	/** When it last brought something, or was first seen. */
	news: number;
	/** Set as long as AIRudder does not show it. */
	trouble?: Trouble;
}

/** Failed reads of a task, one after the other. */
export interface Trouble {
	count: number;
	since: number;
	last: number;
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

/**
 * Compares a task as it is now with what is remembered of it. A call is new when it ended since the last read, the
 * overlap before it included, and was not brought. One that may have waited for a redial is new whenever it ended.
 * One that does not say when it ended, and may still say so, is brought when that can no longer be expected: the overlap
 * after it began, or else after its task ended. What is there when the watch begins is noted.
 */
export async function lookAt(
	task: WatchedTask,
	detail: IDataObject,
	{ calls: wantsCalls, tasks: wantsTasks, overlap }: Wanted,
	{ now, isSilent }: Moment,
): Promise<Look> {
	const receivedAt = new Date(now);
	const calls = await finishedCalls(detail, receivedAt);
	const margin = overlap + clockSlack;
	// Where the clock was set back, what was forgotten by the later time stays forgotten.
	const lastRead = Math.min(task.read, now + 2 * clockSlack);
	const read = Math.max(lastRead, now);
	const since = Math.max(task.from, lastRead - margin);
	const brought = new Set(readBack(task.brought));
	const hasEnded = saysEnded(detail);
	const ended = hasEnded ? (task.ended ?? now) : undefined;
	const isLastLook = ended !== undefined && now - ended >= margin;
	const isNew = ({ eventId, startedAt = now, endedAt, mayHaveWaited }: FinishedCall) => {
		if (brought.has(shortened(eventId))) return false;
		if (endedAt !== undefined) return endedAt >= (mayHaveWaited ? task.from : since);
		return !task.isOfBefore && (isLastLook || now - startedAt >= margin);
	};
	const fresh = wantsCalls ? calls.filter(isNew) : [];
	const isTaskNew =
		hasEnded &&
		task.ended === undefined &&
		(!task.isOfBefore || calls.some(({ endedAt = 0 }) => endedAt >= task.from));
	const items = isSilent
		? []
		: [
				...(await mapInTurns(fresh, ({ item }) => item())),
				...(wantsTasks && isTaskNew ? [endedTask(detail, receivedAt)] : []),
			];

	if (isLastLook || (hasEnded && !wantsCalls)) return { items };
	const noted = isSilent || task.isOfBefore ? calls : fresh;
	for (const { eventId } of noted) brought.add(shortened(eventId));
	const kept = calls
		.filter(({ endedAt = read, mayHaveWaited }) => mayHaveWaited || endedAt >= read - margin)
		.map(({ eventId }) => shortened(eventId))
		.filter((id) => brought.has(id));
	return {
		items,
		task: {
			from: task.from,
			read,
			...(ended === undefined ? {} : { ended }),
			...(kept.length > 0 ? { brought: written(kept) } : {}),
			news: items.length > 0 ? now : task.news,
		},
	};
}
