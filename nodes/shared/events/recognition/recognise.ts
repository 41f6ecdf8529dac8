import type { IDataObject } from 'n8n-workflow';
import { catalogue, eventNames, type CatalogueEvent } from '../kinds/catalogue';
import { demandsOf, isDescribed, meets, strictest, type Demands } from './schemaDemands';
import { samples } from './samples';
import type { JsonSchema } from './schema';
import { webhookSchemas } from './webhookSchemas.generated';

type Schemas = Readonly<Partial<Record<CatalogueEvent, JsonSchema>>>;
type Bodies = Readonly<Record<CatalogueEvent, IDataObject>>;
type Recognise = (body: IDataObject) => CatalogueEvent | undefined;

/**
 * What tells events apart, given the schemas of the contract and a body of each event.
 *
 * 1. A schema counts when it asks for something (required fields, a fixed event name) and does not take the body of
 *    another event for its own. A body that fits one such schema is that event; of several the one wins that asks for
 *    all the others ask for, and more.
 * 2. Unless the telling fields (`recognise` of the catalogue) say that it is an event whose schema does not count, and is
 *    unknown or has all fields of the body: then the first schema was met by chance. If its own telling fields deny it,
 *    the other event it is, else nobody knows.
 * 3. A body that fits no schema, or several, is the one event whose telling fields it has, unless the schema of another
 *    has all its fields. Telling fields are more lenient than schemas, also for published events: AIRudder may add fields
 *    and bend types.
 *
 * What fits no event, or more than one, is undefined.
 */
export function recogniser(schemas: Schemas, bodies: Bodies): Recognise {
	const demands = tellingDemands(schemas, bodies);
	const describes = (name: CatalogueEvent, body: IDataObject) =>
		isDescribed(body, schemas[name] ?? {});
	return (body) => {
		const byFields = eventNames.filter((name) => catalogue[name].recognise?.(body));
		const bySchema = bestFit(body, schemas, demands);
		if (bySchema !== undefined) {
			const rivals = byFields
				.filter((name) => name !== bySchema && !demands.has(name))
				.filter((name) => schemas[name] === undefined || describes(name, body));
			if (rivals.length === 0) return bySchema;
			return catalogue[bySchema].recognise?.(body) === false ? onlyOf(rivals) : undefined;
		}
		const found = onlyOf(byFields);
		if (found === undefined) return undefined;
		const others = eventNames.filter((name) => name !== found && describes(name, body));
		const isContested = others.some(
			(name) => catalogue[name].recognise === undefined || !describes(found, body),
		);
		return isContested ? undefined : found;
	};
}

const recogniseAny = recogniser(webhookSchemas, samples);

/** Which of `names` a body is, see `recogniser`. */
export function recognise(
	body: IDataObject,
	names: readonly CatalogueEvent[] = eventNames,
): CatalogueEvent | undefined {
	const found = recogniseAny(body);
	return found !== undefined && names.includes(found) ? found : undefined;
}

/** The demands of the schemas that count. Leaving one out may let another take a body for its own, so look again. */
function tellingDemands(schemas: Schemas, bodies: Bodies): Map<CatalogueEvent, Demands> {
	const demands = new Map(
		eventNames
			.map((name) => [name, demandsOf(schemas[name] ?? {})] as const)
			.filter(([, { size }]) => size > 0),
	);
	for (;;) {
		const misled = eventNames.flatMap((name) => {
			const found = bestFit(bodies[name], schemas, demands);
			return found === undefined || found === name ? [] : [found];
		});
		if (misled.length === 0) return demands;
		for (const name of misled) demands.delete(name);
	}
}

function bestFit(
	body: IDataObject,
	schemas: Schemas,
	demands: ReadonlyMap<CatalogueEvent, Demands>,
): CatalogueEvent | undefined {
	const valid = [...demands.keys()].filter((name) => meets(body, schemas[name] ?? {}));
	return strictest(valid, demands);
}

function onlyOf<Name>(names: readonly Name[]): Name | undefined {
	return names.length === 1 ? names[0] : undefined;
}
