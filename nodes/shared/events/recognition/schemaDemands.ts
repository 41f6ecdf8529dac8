import type { IDataObject } from 'n8n-workflow';
import { isValid, type JsonSchema } from './schema';

/** What a schema asks of every body: fields that must be there, `call/call_id` for one level down, and fixed values. */
export type Demands = ReadonlySet<string>;

/**
 * The fields that a body cannot do without, those with a fixed value (the event's name) among them. Of variants, what
 * all of them ask for. Empty when the schema is valid for almost anything, so that being valid tells nothing.
 */
export function demandsOf(schema: JsonSchema): Demands {
	const { anyOf, properties = {}, required = [] } = schema;
	const fixed = fixedFields(schema);
	const own = [...new Set([...required, ...fixed.keys()])].flatMap((name) => {
		const inner = [...demandsOf(properties[name] ?? {})].map((demand) => `${name}/${demand}`);
		const value = fixed.has(name) ? [`${name}=${JSON.stringify(fixed.get(name))}`] : [];
		return [name, ...value, ...inner];
	});
	const [first, ...others] = anyOf?.map(demandsOf) ?? [];
	const common = [...(first ?? [])].filter((demand) => others.every((other) => other.has(demand)));
	return new Set([...own, ...common]);
}

/** Whether a body is what the schema asks for, and has the fields with a fixed value even where they may be left out. */
export function meets(body: IDataObject, schema: JsonSchema): boolean {
	const isNamed = (variant: JsonSchema) =>
		[...fixedFields(variant).keys()].every((name) => Object.hasOwn(body, name));
	return (
		isValid(body, schema) &&
		isNamed(schema) &&
		(schema.anyOf?.some((variant) => isValid(body, variant) && isNamed(variant)) ?? true)
	);
}

/** Whether a schema allows a body and knows all its fields. An empty body nobody knows. */
export function isDescribed(body: IDataObject, schema: JsonSchema): boolean {
	const variants = schema.anyOf?.filter((variant) => isValid(body, variant)) ?? [];
	const known = [schema, ...variants].flatMap(({ properties = {} }) => Object.keys(properties));
	const names = Object.keys(body);
	return names.length > 0 && names.every((name) => known.includes(name)) && isValid(body, schema);
}

/** Of several demands the one that includes all others; undefined when there is none. */
export function strictest<Name>(
	names: readonly Name[],
	demands: ReadonlyMap<Name, Demands>,
): Name | undefined {
	const none: Demands = new Set();
	return names.find((name) => {
		const own = demands.get(name) ?? none;
		return names.every((other) => {
			const others = demands.get(other) ?? none;
			return other === name || (own.size > others.size && [...others].every((one) => own.has(one)));
		});
	});
}

/** Fields with one possible value. */
function fixedFields({ properties = {} }: JsonSchema): Map<string, unknown> {
	const fields = Object.entries(properties).flatMap(([name, { const: constant, enum: values }]) => {
		const [only, ...more] = constant === undefined ? (values ?? []) : [constant];
		return only === undefined || more.length > 0 ? [] : [[name, only] as const];
	});
	return new Map(fields);
}
