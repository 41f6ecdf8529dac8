import { wrongInput } from '../api/failure';
import { isBlank } from '../api/values';
import type { Field, Wording } from './fields';

/** Which numbers a field takes; without anything, all. */
export interface NumberRange {
	whole?: boolean;
	minimum?: number;
	maximum?: number;
}

/** A number of a range; blank is none. The preset may be empty, for a number that has to be entered. */
export function numberIn(
	wording: Wording,
	range: NumberRange,
	preset: number | '' = 0,
): Field<number> {
	const { whole, minimum, maximum } = range;
	const limits = {
		...(minimum === undefined ? {} : { minValue: minimum }),
		...(maximum === undefined ? {} : { maxValue: maximum }),
		...(whole ? { numberPrecision: 0 } : {}),
	};
	return {
		property: { ...wording, type: 'number', typeOptions: limits, default: preset },
		read: (raw, label) => {
			const value = typeof raw === 'string' && !isBlank(raw) ? Number(raw) : raw;
			if (isNumberIn(value, range)) return value;
			throw wrongInput(`${label} is not a ${rangeInWords(range)}`, `Correct ${label}.`);
		},
	};
}

function isNumberIn(
	value: unknown,
	{ whole = false, minimum = -Infinity, maximum = Infinity }: NumberRange,
): value is number {
	return (
		typeof value === 'number' &&
		(whole ? Number.isInteger(value) : Number.isFinite(value)) &&
		value >= minimum &&
		value <= maximum
	);
}

/** "whole number of 1 or more", "number from 0 to 1". */
function rangeInWords({ whole, minimum, maximum }: NumberRange): string {
	const kind = whole ? 'whole number' : 'number';
	if (minimum !== undefined && maximum !== undefined)
		return `${kind} from ${minimum} to ${maximum}`;
	if (minimum !== undefined) return `${kind} of ${minimum} or more`;
	return maximum === undefined ? kind : `${kind} of ${maximum} or less`;
}
