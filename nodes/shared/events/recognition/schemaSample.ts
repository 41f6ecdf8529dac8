import type { JsonSchema } from './schema';

export interface SampleOptions<Schema extends JsonSchema> {
	/** A value that is better than the plain one made here; undefined when there is none. */
	better?(this: void, schema: Schema): unknown;
	/** Leaves out the fields that need not be there. */
	onlyRequired?: boolean;
}

const plainValues: Readonly<Record<string, unknown>> = {
	string: 'text',
	integer: 1,
	number: 1,
	boolean: true,
	null: null,
};

/**
 * A value that the schema allows: with all its fields, one entry in every list, of variants the first. Schemas with more
 * words than ours (formats, limits) bring `better`, which is asked first at every place.
 */
export function sampleOf<Schema extends JsonSchema>(
	schema: Schema,
	options: SampleOptions<Schema> = {},
): unknown {
	const inner = (part: JsonSchema) => sampleOf(part as Schema, options);
	const { anyOf, const: constant, enum: values, items, properties, required = [] } = schema;
	const better = options.better?.(schema);
	if (better !== undefined) return better;
	if (constant !== undefined) return constant;
	if (values !== undefined && values.length > 0) return values[0];
	const [type] = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
	const variant = anyOf?.[0] && inner(anyOf[0]);
	if (type === 'array') return [inner(items ?? {})];
	if (properties === undefined && type !== 'object') {
		return anyOf ? variant : type === undefined ? 'text' : plainValues[type];
	}
	const fields = Object.entries(properties ?? {})
		.filter(([name]) => !options.onlyRequired || required.includes(name))
		.map(([name, property]) => [name, inner(property)] as const);
	const unnamed = required.map((name) => [name, 'text'] as const);
	return { ...Object.fromEntries(unnamed), ...(variant as object), ...Object.fromEntries(fields) };
}
