import type { IDataObject } from 'n8n-workflow';
import { timeText } from '../api/times';
import { isBlank } from '../api/values';

/**
 * The values of a contact where AIRudder takes text only: numbers and flags as they are written, dates as ISO 8601, lists
 * and objects as JSON. What says nothing is left out: blank text, null, empty lists and objects, dates that are none.
 */
export function cellTexts(values: IDataObject): Record<string, string> {
	return Object.fromEntries(
		Object.entries(values).flatMap(([name, value]) => {
			const text = cellText(value);
			return isBlank(text) ? [] : [[name, text] as const];
		}),
	);
}

function cellText(value: unknown): string {
	if (typeof value === 'string' || isBlank(value)) return (value ?? '') as string;
	if (typeof value !== 'object') return `${value as number | boolean}`;
	const time = timeText(value);
	if (time !== '') return time;
	const json = JSON.stringify(value);
	return ['null', '{}', '[]'].includes(json) ? '' : json;
}
