import type { EventContract } from './eventCheck';
import type { Wire } from '../formats/values';

/**
 * The body of an event as we make it, as long as the contract allows it. A form of ours that the contract has overtaken
 * gives way to the contract's sample; of ours remains what stands there under the same name, in any spelling, and may.
 */
export function fitted(event: string, made: Wire, contract: EventContract): Wire {
	if (contract.problems(event, made).length === 0) return made;
	const own = new Map(Object.entries(made).map(([name, value]) => [plain(name), value]));
	let body = contract.sample(event);
	for (const name of Object.keys(body)) {
		const changed = { ...body, [name]: own.get(plain(name)) };
		if (own.has(plain(name)) && contract.problems(event, changed).length === 0) body = changed;
	}
	return body;
}

/** `TaskID`, `task_id` and `taskId` are one name. */
function plain(name: string): string {
	return name.replaceAll('_', '').toLowerCase();
}
