import type { INodeExecutionData } from 'n8n-workflow';
import { behindDoubledHour, clockIn } from '../../api/clocks';
import { isBlank, isText } from '../../api/values';
import { ItemColumns, shownValue, Unreadable, type ColumnSource } from '../columns';
import type { CallingHours, CallingRules } from './callingRules';
import { daysIn } from './days';
import { closedAt, nextOpening, type Holidays } from './openingHours';
import { zonesOfNumber } from './zonesOfNumber';

/** What is wrong with a value of a row that the hours need. */
export interface HoursFault {
	column: string;
	value: unknown;
	reason: string;
}

/** When calling is to begin and to end; either may be open. */
export interface Schedule {
	start?: Date;
	end?: Date;
	/** The zone in which the start is sent, an IANA name; blank when it is not known. */
	zone?: string;
}

/** The hours that hold for a row. */
export interface RowHours {
	/** When its calls begin: now, or at the start that is still to come. */
	begins: Date;
	/** Why a number may not be called then; undefined when it may. */
	closed: (number: string) => string | undefined;
	/**
	 * The first moment from then on at which all of the numbers may be called; undefined when there is none before the end.
	 * One that is still to come is sent without its offset: it is none that clocks in the zone of the schedule show twice.
	 */
	opening: (numbers: readonly string[]) => Date | undefined;
}

/** Gives the hours of a row, or what is wrong with it. */
export type HoursOfRow = (item: number) => RowHours | HoursFault;

/**
 * Judges rows by the calling hours at the moment when their calls begin: in the zones of each number, or in the zone of the
 * row, or in one for all. Where there are several zones, all have to be open. Throws `input` when a column is in no row.
 */
export function hoursOfRows(
	items: readonly INodeExecutionData[],
	hours: CallingHours,
	{ now, clock }: Pick<CallingRules, 'now' | 'clock'>,
	scheduleOf: (item: number) => Schedule,
): HoursOfRow {
	const columns = new ItemColumns(items);
	const sourceOf = (column: CallingHours['holidayColumn']) =>
		column && columns.source({ ...column, required: true });
	const zoneOf = zoneSource(sourceOf(hours.zoneColumn));
	const holidaysOf = holidaySource(sourceOf(hours.holidayColumn), clock);
	// There are only some hundred zones, and most rows have the same holidays.
	const judges = new Map<number, WeakMap<Holidays, HoursAt>>();
	const judgeAt = (begins: Date, holidays: Holidays) => {
		const ofMoment = judges.get(begins.getTime()) ?? new WeakMap<Holidays, HoursAt>();
		judges.set(begins.getTime(), ofMoment);
		const judge = ofMoment.get(holidays) ?? new HoursAt(begins, hours, holidays);
		ofMoment.set(holidays, judge);
		return judge;
	};
	return (item) => {
		const row = items[item]?.json ?? {};
		const zone = zoneOf?.(row, item);
		if (typeof zone === 'object') return zone;
		const holidays = holidaysOf(row, item);
		if ('reason' in holidays) return holidays;
		const { start = now, end, zone: sentIn = '' } = scheduleOf(item);
		const sentClock = clockIn(sentIn);
		const begins = start > now ? start : now;
		const judge = judgeAt(begins, holidays.days);
		const named = zone ?? hours.fixedZone;
		const zonesOf = (number: string) => (named === undefined ? zonesOfNumber(number) : [named]);
		return {
			begins,
			closed: (number) => judge.closedIn(zonesOf(number)),
			opening: (numbers) => {
				const zones = numbers.map(zonesOf);
				if (zones.some((ofNumber) => ofNumber.length === 0)) return undefined;
				const openingFrom = (time: Date) =>
					judgeAt(time, holidays.days).openingIn(zones.flat(), end);
				let opening = openingFrom(begins);
				while (opening && sentClock && opening > begins) {
					const single = behindDoubledHour(opening, sentClock);
					if (single === opening) break;
					opening = openingFrom(single);
				}
				return opening && end && opening >= end ? undefined : opening;
			},
		};
	};
}

/** The hours from a moment on, with some holidays; what was looked up once is known. */
class HoursAt {
	private readonly byZone = new Map<string, string | undefined>();

	private readonly byZones = new Map<string, Date | undefined>();

	private readonly holidays: readonly Holidays[];

	constructor(
		private readonly begins: Date,
		private readonly hours: CallingHours,
		holidays: Holidays,
	) {
		this.holidays = [hours.holidays, holidays];
	}

	closedIn(zones: readonly string[]): string | undefined {
		if (zones.length === 0) return 'its country has no time zone that is known';
		for (const zone of zones) {
			if (!this.byZone.has(zone))
				this.byZone.set(zone, closedAt(this.begins, zone, this.hours, this.holidays));
			const why = this.byZone.get(zone);
			if (why !== undefined) return why;
		}
		return undefined;
	}

	openingIn(zones: readonly string[], end: Date | undefined): Date | undefined {
		if (this.closedIn(zones) === undefined) return this.begins;
		const distinct = [...new Set(zones)];
		const key = `${distinct.join()} ${end?.getTime() ?? ''}`;
		if (!this.byZones.has(key))
			this.byZones.set(key, nextOpening(this.begins, distinct, this.hours, this.holidays, end));
		return this.byZones.get(key);
	}
}

type Reader<Value> = (...row: Parameters<ColumnSource['read']>) => Value | HoursFault;

/** The zone that the row names; a name that there is not is a fault. */
function zoneSource(source: ColumnSource | undefined): Reader<string> | undefined {
	if (!source) return undefined;
	const { column, read } = source;
	return (...row) => {
		const value = read(...row);
		if (value instanceof Unreadable) return { column, value: '', reason: value.reason };
		if (isBlank(value)) return { column, value: '', reason: 'is empty, so nobody knows the hours' };
		const zone = isText(value) ? value.trim() : '';
		return zone !== '' && clockIn(zone)
			? zone
			: { column, value, reason: 'is no time zone; write it as e.g. Asia/Jakarta' };
	};
}

/** The holidays that the row names; what is no day is a fault. */
function holidaySource(
	source: ColumnSource | undefined,
	clock: CallingRules['clock'],
): Reader<{ days: Holidays }> {
	const none = { days: new Set<string>() };
	if (!source) return () => none;
	const { column, read } = source;
	const known = new Map<string, { days: Holidays } | HoursFault>();
	// Lists are told apart by their days: what is looked up for some holidays is known for all rows that have them.
	const byDays = new Map<string, { days: Holidays }>();
	return (...row) => {
		const value = read(...row);
		if (value instanceof Unreadable) return { column, value: '', reason: value.reason };
		if (isBlank(value)) return none;
		const found =
			(isText(value) ? known.get(value) : undefined) ?? holidaysIn(value, column, clock);
		if (isText(value)) known.set(value, found);
		if ('reason' in found) return found;
		const days = [...found.days].sort().join();
		const shared = byDays.get(days) ?? found;
		byDays.set(days, shared);
		return shared;
	};
}

function holidaysIn(
	value: unknown,
	column: string,
	clock: CallingRules['clock'],
): { days: Holidays } | HoursFault {
	const read = daysIn(value, clock);
	if ('days' in read) return read;
	return { column, value: shownValue(read.value), reason: read.reason };
}
