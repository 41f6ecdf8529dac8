import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../nodes/shared/api/values';
import { everythingIn } from '../pull/contract';
import type { Contract, Contradiction } from '../../contract/types';

/** A contradiction, and the operation, event, schema or sign-in that it is about. */
export type PlacedContradiction = Contradiction & { where: string };

/** Where something stands that is about signing in. */
export const everyRequest = 'every request';

/** Everything that sources say differently, each thing once. */
export function contradictionsIn(contract: Contract): PlacedContradiction[] {
	const { schemas, securitySchemes } = contract.components;
	const places: Array<[string, unknown]> = [
		...everythingIn(contract).map(({ id, words }): [string, unknown] => [id, words]),
		[everyRequest, securitySchemes],
		...Object.entries(schemas),
	];
	const found = places.flatMap(([where, part]) => within(part).map((one) => ({ where, ...one })));
	return found.filter(
		(one, index) => found.findIndex((other) => isDeepStrictEqual(one, other)) === index,
	);
}

function within(part: unknown): Contradiction[] {
	if (Array.isArray(part)) return part.flatMap(within);
	if (!isObject(part)) return [];
	const { 'x-contradictions': own, ...others } = part;
	return [
		...(Array.isArray(own) ? (own as Contradiction[]) : []),
		...within(Object.values(others)),
	];
}
