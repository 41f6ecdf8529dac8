import { isRecord } from './values';

/** `CalleeNumber` → `callee_number`, `TaskID` → `task_id`, `SIPLine` → `sip_line`. */
export function snakeCase(name: string): string {
	return name
		.replace(/([a-z0-9])([A-Z])/g, '$1_$2')
		.replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
		.toLowerCase();
}

/** Keys of these depend on the robot, so no style applies to them. */
const freeKeys = new Set(['NerSlots', 'EventLabel']);

/** `value` with its keys in snake case, in objects and lists at any depth. */
export function inSnakeCase(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(inSnakeCase);
	if (!isRecord(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => [
			snakeCase(key),
			freeKeys.has(key) ? entry : inSnakeCase(entry),
		]),
	);
}

/** `record` in the given style; PascalCase is how the contract spells it. */
export function inStyle(
	record: Record<string, unknown>,
	style: 'PascalCase' | 'snake_case',
): Record<string, unknown> {
	const styled = style === 'snake_case' ? inSnakeCase(record) : record;
	return isRecord(styled) ? styled : record;
}
