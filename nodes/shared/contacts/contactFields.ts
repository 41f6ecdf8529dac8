import { isDateObject, timeText } from '../api/times';
import { isBlank, isObject } from '../api/values';
import { readAmount, type DecimalMark } from './amount';
import { readDay, type DayReading } from './day';
import { toE164, type KindsOfNumbers } from './phoneNumber';

/** A field's value as it is sent, or why the row's value does not do. */
export type FieldValue = { value: string | number | object } | { reason: string };

/** How a contact field's column is read. */
export type FieldKind = 'text' | 'amount' | 'date' | 'phoneNumber' | 'anything';

/** What the user says of the list's values. */
export interface FieldReading extends DayReading {
	/** Country code of phone numbers that have none, digits only; empty when all have one. */
	callingCode: string;
	decimalMark: DecimalMark;
}

/** What programs write where there is nothing. */
const emptyMark =
	/^(?:NULL|null|\(NULL\)|\(null\)|\\N|undefined|NaN|[Nn]\/[Aa]|#[Nn]\/[Aa]|#(?:REF|VALUE|NAME|NULL|NUM|SPILL|CALC|ERROR)[!?]?|#DIV\/0!|[-–—])$/;

/** A point in time that was made JSON once too often. */
const quotedTime = /^"(\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)"$/;

/** Whether a cell says that it is empty, in words: `NULL`, `#N/A`, `#REF!`, `-`. */
export function saysEmpty(value: unknown): value is string {
	return typeof value === 'string' && value.length < 20 && emptyMark.test(value.trim());
}

const readers: Record<
	FieldKind,
	(value: unknown, reading: FieldReading, kinds?: KindsOfNumbers) => FieldValue
> = {
	text: readText,
	amount: (value, { decimalMark }) => readAmount(value, decimalMark),
	date: (value, reading) => readDay(unquoted(value), reading),
	phoneNumber: (value, { callingCode }, kinds) => {
		const result = toE164(value, callingCode, kinds);
		return 'number' in result ? { value: result.number } : result;
	},
	anything: (value, reading) => {
		const plain = plainTime(value, reading);
		return typeof plain === 'number' || (typeof plain === 'object' && plain !== null)
			? { value: plain }
			: readText(value, reading);
	},
};

/** Reads one column's value for a field of `kind`; undefined when the cell is empty, or says so. */
export function readField(
	kind: FieldKind,
	value: unknown,
	reading: FieldReading,
	kinds?: KindsOfNumbers,
): FieldValue | undefined {
	const isNoText = Number.isNaN(value) && (kind === 'text' || kind === 'anything');
	return isBlank(value) || saysEmpty(value) || isNoText
		? undefined
		: readers[kind](value, reading, kinds);
}

/**
 * Points in time as text for people, in lists and objects, too: a plain day at midnight, else ISO 8601. Anything else as it
 * is.
 */
export function plainTime(value: unknown, reading: DayReading): unknown {
	if (isDateObject(value)) {
		const day = readDay(value, reading);
		return 'value' in day ? day.value : timeText(value);
	}
	if (Array.isArray(value)) return value.map((inner) => plainTime(inner, reading));
	if (isObject(value)) {
		const entries = Object.entries(value).map(([name, inner]) => [name, plainTime(inner, reading)]);
		return Object.fromEntries(entries);
	}
	return unquoted(value);
}

function unquoted(value: unknown): unknown {
	return typeof value === 'string' ? (quotedTime.exec(value.trim())?.[1] ?? value) : value;
}

function readText(value: unknown, reading: FieldReading): FieldValue {
	const plain = plainTime(value, reading);
	if (typeof plain === 'object') return { reason: 'is a list or an object where a text belongs' };
	// A date that is none has no text.
	if (typeof value === 'object' && isBlank(plain)) return { reason: 'is not a date' };
	return { value: `${plain as string | number | boolean}`.trim() };
}
