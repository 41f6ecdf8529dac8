import { isCalendarDay, timeText } from '../api/times';
import { isBlank } from '../api/values';
import { toE164 } from './phoneNumber';

/** A field's value as it is sent, or why the row's value does not do. */
export type FieldValue = { value: string | number | object } | { reason: string };

/** How a contact field's column is read. */
export type FieldKind = 'text' | 'amount' | 'date' | 'phoneNumber' | 'anything';

const readers: Record<FieldKind, (value: unknown, callingCode?: string) => FieldValue> = {
	text: readText,
	amount: readAmount,
	date: readDate,
	phoneNumber: readPhoneNumber,
	anything: (value) =>
		typeof value === 'number' || (typeof value === 'object' && value !== null)
			? { value }
			: readText(value),
};

/**
 * Reads one column's value for a field of `kind`; undefined when the cell is empty. `callingCode` is for phone numbers
 * without one.
 */
export function readField(
	kind: FieldKind,
	value: unknown,
	callingCode?: string,
): FieldValue | undefined {
	return isBlank(value) ? undefined : readers[kind](value, callingCode);
}

function readPhoneNumber(value: unknown, callingCode?: string): FieldValue {
	const result = toE164(value, callingCode);
	return 'number' in result ? { value: result.number } : result;
}

function readText(value: unknown): FieldValue {
	// A point in time is an object, too; anything else that is one has no text of its own.
	const time = typeof value === 'object' ? timeText(value) : '';
	if (time !== '') return { value: time };
	return typeof value === 'object'
		? { reason: 'is a list or an object where a text belongs' }
		: { value: `${value as string | number | boolean}`.trim() };
}

/** A number, or text that is one without thousands separators: `1,500` is 1.5 to some and 1500 to others. */
function readAmount(value: unknown): FieldValue {
	const amount =
		typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
	return typeof amount === 'number' && Number.isFinite(amount)
		? { value: amount }
		: { reason: 'is not an amount; write it as digits with a point, e.g. 1500.50' };
}

/**
 * A calendar day: `2026-11-20`, a date-time at midnight, or an n8n date. Any other time of day is refused: in another
 * time zone it belongs to the day before or after.
 */
function readDate(value: unknown): FieldValue {
	const [, day = '', time] = /^(\d{4}-\d{2}-\d{2})(?:[T ](.*))?$/.exec(timeText(value)) ?? [];
	if (!isCalendarDay(day)) return { reason: 'is not a date; write it as YYYY-MM-DD' };
	if (time !== undefined && !/^00:00(:00(\.0+)?)?(z|[+-]\d{2}(:?\d{2})?)?$/i.test(time)) {
		return { reason: 'has a time of day, which is another day elsewhere; write it as YYYY-MM-DD' };
	}
	return { value: day };
}
