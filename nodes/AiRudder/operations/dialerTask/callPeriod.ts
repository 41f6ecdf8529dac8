import type { IDataObject } from 'n8n-workflow';
import { AiRudderFailure } from '../../../shared/api/failure';
import { dayMilliseconds } from '../../../shared/api/clocks';
import { momentIn } from '../../../shared/api/times';
import { greatestOf, isText, leastOf } from '../../../shared/api/values';
import { wireSpan } from '../../../shared/forms/schedule';

const minuteMilliseconds = 60_000;

/** A task ends on the day of its start, and no zone is more than a day from another. */
const widestMilliseconds = 2 * dayMilliseconds;

/** When the calls began that are asked for. */
export interface CallPeriod {
	from: Date;
	until: Date;
	/** Zone in which AIRudder reads the account's times. */
	zone: string;
}

/** The period as it is sent; what is open is not. Throws `input`. Contract: getDialerTaskDetail. */
export function wirePeriod({ from, until, zone = '' }: Partial<CallPeriod>): IDataObject {
	const { start: first, end: last } = wireSpan({ start: from, end: until, zone });
	// Where clocks are set back, the later moment may show the earlier time: then the wider period is asked for.
	const isBackwards = first !== undefined && last !== undefined && last < first;
	const [start, end] = isBackwards ? [last, first] : [first, last];
	return {
		...(start === undefined ? {} : { minstarttime: start }),
		...(end === undefined ? {} : { maxstarttime: end }),
	};
}

/** The period when both its ends are given. */
export function withEnds({
	from,
	until,
	zone = 'UTC',
}: Partial<CallPeriod>): CallPeriod | undefined {
	return from && until ? { from, until, zone } : undefined;
}

/**
 * A period with every call of a task, by the times of some of them. Where the zone of the account is not known, the times of
 * UTC do as well: they are shifted, but leave no gap, and the period is wide enough. Throws `refused` when no call has a time.
 */
export function periodAround(
	calls: readonly IDataObject[],
	{ from, until, zone = 'UTC' }: Partial<CallPeriod>,
): CallPeriod {
	const times = calls.flatMap(({ calltime }) => {
		// Without a zone it is the account's: the period is wide enough for any.
		const text = isText(calltime) ? calltime.trim() : '';
		const time = (momentIn(text) ?? momentIn(`${text}Z`))?.time;
		return time ? [time.getTime()] : [];
	});
	if (times.length === 0) {
		throw new AiRudderFailure('refused', 'AIRudder shows only a part of the calls of this task', {
			description:
				'There are more than it gives at once, and none says when it began. Give Called From and Called Until, and ask for the rest in further requests.',
		});
	}
	return {
		from: from ?? new Date(leastOf(times) - widestMilliseconds),
		until: until ?? new Date(greatestOf(times) + widestMilliseconds),
		zone,
	};
}

/**
 * Both halves of a period, in whole seconds. They share the second between them, because whether the end of a period
 * belongs to it is not known. Throws `refused` when it has only a minute.
 */
export function halves({ from, until, zone }: CallPeriod): [CallPeriod, CallPeriod] {
	const duration = until.getTime() - from.getTime();
	if (duration <= minuteMilliseconds) {
		const { start, end } = wireSpan({ start: from, end: until, zone });
		throw new AiRudderFailure(
			'refused',
			`AIRudder shows only a part of the calls between ${start} and ${end}, in the time of the account`,
			{
				description:
					'There are more in this minute than it gives at once. Ask AIRudder for them, or take them from the events of an AIRudder Trigger.',
			},
		);
	}
	const middle = new Date(Math.floor((from.getTime() + duration / 2) / 1000) * 1000);
	return [
		{ from, until: middle, zone },
		{ from: middle, until, zone },
	];
}
