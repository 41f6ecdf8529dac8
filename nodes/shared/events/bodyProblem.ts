import { isObject } from '../api/values';

/** AIRudder's events are seven levels deep; what is far deeper breaks the programs that later read the execution. */
const mostLevels = 100;

/** AIRudder's events have tens of fields; looking through a million of them would keep n8n from its work. */
const mostFields = 10_000;

/** Why a parsed body cannot be an event; undefined when it can. Looks without recursion: the body may be anything. */
export function bodyProblem(body: unknown): string | undefined {
	if (!isObject(body)) return 'The body is not a JSON object';
	if (Object.keys(body).length > mostFields) return 'The body has too many fields';
	let level: unknown[] = [body];
	for (let depth = 1; level.length > 0; depth += 1) {
		if (depth > mostLevels) return 'The body is nested too deeply';
		const next: unknown[] = [];
		for (const value of level) {
			if (Object.hasOwn(value as object, '__proto__')) return 'The body has a field __proto__';
			for (const inner of Object.values(value as object)) {
				if (typeof inner === 'object' && inner !== null) next.push(inner);
			}
		}
		level = next;
	}
	return undefined;
}
