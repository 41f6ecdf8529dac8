import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../../api/values';

/** What tells the time, or another execution, in an expression, and what stands in its place while two of them are compared. */
const changing: ReadonlyArray<readonly [RegExp, (moment: string, zone: string) => string]> = [
	[/\$now\b/g, (moment, zone) => `DateTime.fromMillis(${moment}, { zone: "${zone}" })`],
	[
		/\$today\b/g,
		(moment, zone) => `DateTime.fromMillis(${moment}, { zone: "${zone}" }).startOf("day")`,
	],
	[
		// With a zone as well: `DateTime.local({ zone: "utc" })`.
		/\bDateTime\s*\.\s*(?:now|local)\s*\(\s*(?:\{[^{}()]*\}\s*)?\)/g,
		(moment, zone) => `DateTime.fromMillis(${moment}, { zone: "${zone}" })`,
	],
	[
		/\bDateTime\s*\.\s*utc\s*\(\s*(?:\{[^{}()]*\}\s*)?\)/g,
		(moment) => `DateTime.fromMillis(${moment}, { zone: "utc" })`,
	],
	// Also without brackets, as in `+new Date`; and `Date()`, which is a text.
	[/\bnew\s+Date\b(?!\s*\(\s*[^\s)]|\s*\.)(?:\s*\(\s*\))?/g, (moment) => `new Date(${moment})`],
	[/(?<![.$\w])Date\s*\(\s*\)/g, (moment) => `String(new Date(${moment}))`],
	[/\bDate\s*\.\s*now\s*\(\s*\)/g, (moment) => `(${moment})`],
	[/\bMath\s*\.\s*random\s*\(\s*\)/g, () => '0'],
	[
		/\$execution\s*(?:\??\.\s*(?:id|resumeUrl|resumeFormUrl)\b|(?:\?\.)?\[\s*(["'`])(?:id|resumeUrl|resumeFormUrl)\1\s*\])/g,
		() => '""',
	],
	[/\$(?:executionId|resumeWebhookUrl)\b/g, () => '""'],
];

/** Whether a setting as the user entered it tells the time, so that it differs from moment to moment. */
export function tellsTime(setting: unknown): boolean {
	if (typeof setting === 'string')
		return setting.startsWith('=') && changing.some(([pattern]) => setting.search(pattern) >= 0);
	return typeof setting === 'object' && setting !== null && Object.values(setting).some(tellsTime);
}

/**
 * A setting with its expressions resolved for an item, clocks standing still at a moment in milliseconds. Rows of one run are
 * compared at the moment of the run, for what they say may depend on it; tries of a run at any one.
 */
export function steady(
	context: IExecuteFunctions,
	setting: unknown,
	item: number,
	moment = 0,
): unknown {
	if (Array.isArray(setting)) return setting.map((one) => steady(context, one, item, moment));
	if (isObject(setting)) {
		const entries = Object.entries(setting).map(([name, value]) => [
			name,
			steady(context, value, item, moment),
		]);
		return Object.fromEntries(entries) as IDataObject;
	}
	if (typeof setting !== 'string' || !setting.startsWith('=')) return setting;
	const stilled = changing.reduce(
		(text, [pattern, still]) =>
			text.replace(pattern, () => still(String(moment), context.getTimezone())),
		setting.slice(1),
	);
	try {
		return context.evaluateExpression(stilled, item);
	} catch {
		// It cannot be read like this: what it can read from stands for it.
		return [setting, context.getInputData()[item]?.json];
	}
}
