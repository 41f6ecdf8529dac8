import type { IDataObject } from 'n8n-workflow';
import { isBlank, isObject } from '../../api/values';
import { anyEvent } from './delivery';

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

/**
 * Why a body that says nothing at all is no event; undefined when it is one. At an address of one event nobody looks what
 * a body says, so it would start the workflow with nothing; elsewhere it is a delivery that is not recognised.
 */
export function emptyProblem(body: IDataObject, eventKind: string): string | undefined {
	return eventKind !== anyEvent && saysNothing(body) ? 'The body is empty' : undefined;
}

function saysNothing(value: unknown): boolean {
	return typeof value === 'object' && value !== null
		? Object.values(value).every(saysNothing)
		: isBlank(value);
}
