import type { INodeExecutionData } from 'n8n-workflow';
import { clockIn } from '../../api/times';
import { isBlank, isText } from '../../api/values';
import { ItemColumns, shownValue, Unreadable, type ColumnSource } from '../columns';
import type { CallingHours, CallingRules } from './callingRules';
import { daysIn } from './days';
import { closedAt, type Holidays } from './openingHours';
import { zonesOfNumber } from './zonesOfNumber';

/** What is wrong with a value of a row that the hours need. */
export interface HoursFault {
	column: string;
	value: unknown;
	reason: string;
}

/** Why a number of a row may not be called now; undefined when it may. */
export type ClosedNumber = (number: string) => string | undefined;

/** Gives for a row why a number of it may not be called now, or what is wrong with the row. */
export type HoursOfRow = (item: number) => ClosedNumber | HoursFault;

/**
 * Judges rows by the calling hours, all at the moment of the rules: in the zones of each number, or in the zone of the row, or
 * in one for all. Where there are several zones, all have to be open. Throws `input` when a column is in no row.
 */
export function hoursOfRows(
	items: readonly INodeExecutionData[],
	hours: CallingHours,
	{ now, clock }: Pick<CallingRules, 'now' | 'clock'>,
): HoursOfRow {
	const columns = new ItemColumns(items);
	const sourceOf = (column: CallingHours['holidayColumn']) =>
		column && columns.source({ ...column, required: true });
	const zoneOf = zoneSource(sourceOf(hours.zoneColumn));
	const holidaysOf = holidaySource(sourceOf(hours.holidayColumn), clock);
	// There are only some hundred zones, and most rows have the same holidays.
	const known = new WeakMap<Holidays, Map<string, string | undefined>>();
	const closedIn = (zones: readonly string[], holidays: Holidays) => {
		if (zones.length === 0) return 'its country has no time zone that is known';
		const byZone = known.get(holidays) ?? new Map<string, string | undefined>();
		known.set(holidays, byZone);
		for (const zone of zones) {
			if (!byZone.has(zone))
				byZone.set(zone, closedAt(now, zone, hours, [hours.holidays, holidays]));
			const why = byZone.get(zone);
			if (why !== undefined) return why;
		}
		return undefined;
	};
	return (item) => {
		const row = items[item]?.json ?? {};
		const zone = zoneOf?.(row, item);
		if (typeof zone === 'object') return zone;
		const holidays = holidaysOf(row, item);
		if ('reason' in holidays) return holidays;
		const named = zone ?? hours.fixedZone;
		return (number) =>
			closedIn(named === undefined ? zonesOfNumber(number) : [named], holidays.days);
	};
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
	const known = new Map<unknown, { days: Holidays } | HoursFault>();
	return (...row) => {
		const value = read(...row);
		if (value instanceof Unreadable) return { column, value: '', reason: value.reason };
		if (isBlank(value)) return none;
		const found = known.get(value) ?? holidaysIn(value, column, clock);
		if (typeof value === 'string') known.set(value, found);
		return found;
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
