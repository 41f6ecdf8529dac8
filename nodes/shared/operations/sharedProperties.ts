import type { INodeProperties } from 'n8n-workflow';
import { shownWhen } from '../forms/fields';
import type { Operations } from './operation';

/** A field, and the operations that it is shown for. */
interface SharedProperty {
	property: INodeProperties;
	places: Array<{ resource: string; operation: string }>;
}

/**
 * The fields of all operations of a node. What is the same for several of them stands there once and is shown for each:
 * n8n keeps every field, and the editor looks at each of them whenever something is typed. Each operation has its fields in
 * its own order.
 */
export function sharedProperties(operations: Operations): INodeProperties[] {
	const ofNode: SharedProperty[] = [];
	for (const [resource, { operations: table }] of Object.entries(operations)) {
		const ofResource: SharedProperty[] = [];
		for (const [operation, { properties }] of Object.entries(table)) {
			const places = [{ resource, operation }];
			const form = properties.map((property) => ({ property, places }));
			join(ofResource, form, operations);
		}
		join(ofNode, ofResource, operations);
	}
	return ofNode.map(shownAtItsPlaces);
}

/** Adds fields, in their order, to those that are there: to one that is the same if it comes late enough, else a new one. */
function join(shared: SharedProperty[], added: SharedProperty[], operations: Operations): void {
	let from = 0;
	for (const { property, places } of added) {
		const found = shared.findIndex(
			(one, index) =>
				index >= from &&
				isSame(one.property, property) &&
				canBeTold([...one.places, ...places], operations),
		);
		const known = shared[found];
		if (known) shared[found] = { property, places: [...known.places, ...places] };
		else shared.splice(from, 0, { property, places });
		from = Math.max(found, from) + 1;
	}
}

/** Descriptions of fields are JSON, or n8n could not give them to its editor. */
function isSame(one: INodeProperties, other: INodeProperties): boolean {
	return one.name === other.name && JSON.stringify(one) === JSON.stringify(other);
}

/** n8n shows a field for every one of its resources with every one of its operations: there must be no other of them. */
function canBeTold(places: SharedProperty['places'], operations: Operations): boolean {
	const { resource: resources, operation: names } = namesIn(places);
	return resources.every((resource) =>
		Object.keys(operations[resource]?.operations ?? {}).every(
			(name) =>
				!names.includes(name) ||
				places.some((place) => place.resource === resource && place.operation === name),
		),
	);
}

function shownAtItsPlaces({ property, places }: SharedProperty): INodeProperties {
	return shownWhen(property, { show: namesIn(places) });
}

function namesIn(places: SharedProperty['places']): { resource: string[]; operation: string[] } {
	return {
		resource: [...new Set(places.map(({ resource }) => resource))],
		operation: [...new Set(places.map(({ operation }) => operation))],
	};
}
