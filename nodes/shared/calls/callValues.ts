import type { IDataObject } from 'n8n-workflow';
import { isEmpty, isObject, isText } from '../api/values';
import type { CallRecord } from './callRecord';

/** What stands where the robot could not tell an intention. Contract: CallDetail.Intention. */
const noIntention = '--';

/** The label letter; what stands there when there is none says nothing. */
export function intentionOf(value: unknown): string | undefined {
	const intention = valueText(value);
	return intention === noIntention ? undefined : intention;
}

/** Further labels in the form in which AIRudder gives them, which was not seen. Contract: CallDetail.Multi_intention. */
export function intentionsOf(value: unknown): CallRecord['intentions'] {
	const isNone = (entry: unknown) => isText(entry) && entry.trim() === noIntention;
	const told: unknown = Array.isArray(value) ? value.filter((entry) => !isNone(entry)) : value;
	return isEmpty(told) || isNone(told) ? undefined : (told as CallRecord['intentions']);
}

/** Text; the literal "null" that RingType lists as a value says nothing. */
export function valueText(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return isText(value) && value !== 'null' ? value.trim() : undefined;
}

/** Whether a value is a text or a number, which `textOf` reads although some say nothing. */
export function isWritten(value: unknown): boolean {
	return typeof value === 'string' || typeof value === 'number';
}

/** A number, or text that is one (`"20000.00"` → 20000). */
export function numberOf(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	return isText(value) && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}

/** Whole seconds between two ISO 8601 times; undefined when one is missing or the second comes first. */
export function secondsBetween(
	start: string | undefined,
	end: string | undefined,
): number | undefined {
	if (start === undefined || end === undefined) return undefined;
	const seconds = (Date.parse(end) - Date.parse(start)) / 1000;
	return seconds >= 0 ? Math.round(seconds) : undefined;
}

/** Text or an object with something in it. */
export function filled(value: unknown): IDataObject | string | undefined {
	return isText(value) ? value : filledObject(value);
}

/** An object with something in it. */
export function filledObject(value: unknown): IDataObject | undefined {
	return isObject(value) && Object.keys(value).length > 0 ? value : undefined;
}
