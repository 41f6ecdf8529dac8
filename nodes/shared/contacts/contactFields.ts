import { isDateObject, timeText } from '../api/times';
import { isBlank } from '../api/values';
import { readAmount, type DecimalMark } from './amount';
import { readDay, type DayReading } from './day';
import { toE164 } from './phoneNumber';

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
	/^(?:null|\(null\)|\\n|undefined|nan|n\/a|#n\/a|#(?:ref|value|name|null|num|spill|calc|error)[!?]?|#div\/0!|[-–—])$/i;

/** Whether a cell says that it is empty, in words: `NULL`, `#N/A`, `#REF!`, `-`. */
export function saysEmpty(value: unknown): value is string {
	return typeof value === 'string' && value.length < 20 && emptyMark.test(value.trim());
}

const readers: Record<FieldKind, (value: unknown, reading: FieldReading) => FieldValue> = {
	text: readText,
	amount: (value, { decimalMark }) => readAmount(value, decimalMark),
	date: readDay,
	phoneNumber: (value, { callingCode }) => {
		const result = toE164(value, callingCode);
		return 'number' in result ? { value: result.number } : result;
	},
	anything: (value, reading) => {
		const plain = plainTime(value, reading);
		return typeof plain === 'number' || (typeof plain === 'object' && plain !== null)
			? { value: plain }
			: readText(plain, reading);
	},
};

/** Reads one column's value for a field of `kind`; undefined when the cell is empty, or says so. */
export function readField(
	kind: FieldKind,
	value: unknown,
	reading: FieldReading,
): FieldValue | undefined {
	return isBlank(value) || saysEmpty(value) ? undefined : readers[kind](value, reading);
}

/** A point in time as text for people: a plain day at midnight, else ISO 8601. Anything else as it is. */
export function plainTime(value: unknown, reading: DayReading): unknown {
	if (!isDateObject(value)) return value;
	const day = readDay(value, reading);
	return 'value' in day ? day.value : timeText(value);
}

function readText(value: unknown, reading: FieldReading): FieldValue {
	const plain = plainTime(value, reading);
	return typeof plain === 'object'
		? { reason: 'is a list or an object where a text belongs' }
		: { value: `${plain as string | number | boolean}`.trim() };
}
