import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { projectFolder } from '../../../tools/folders';

/** A JSON schema as the editor reads it from __schema__. */
export interface OutputSchema {
	type?: string;
	properties?: Record<string, OutputSchema>;
	items?: OutputSchema;
	version?: number;
}

const nodes = join(projectFolder, 'nodes');

/** Where n8n looks for the output schema of an action: `AiRudder/task/create`, version 1 of the node. */
export function schemaFile(place: string): string {
	const [node = '', resource = '', operation = ''] = place.split('/');
	return join(nodes, node, '__schema__/v1.0.0', resource, `${operation}.json`);
}

/** Where the shape of an event's item is kept. */
export function eventSchemaFile(event: string): string {
	return join(__dirname, 'events', `${event}.json`);
}

/**
 * `npm run schemas` writes what a run puts out; without it, a difference from what is kept fails the test. What differs in the
 * order of its fields alone, as items of real deliveries do from run to run, stays as it is.
 */
export function keptSchema(file: string, schema: OutputSchema): OutputSchema {
	if (process.env.UPDATE_SCHEMAS === '1' && !isDeepStrictEqual(storedSchema(file), schema)) {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, `${JSON.stringify(schema, null, '\t')}\n`);
	}
	const stored = storedSchema(file);
	if (!stored) throw new Error(`${file} is missing: "npm run schemas" writes it`);
	return stored;
}

function storedSchema(file: string): OutputSchema | undefined {
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as OutputSchema) : undefined;
}

/** The schema that fits all these items: every property that any of them has. */
export function schemaOf(items: readonly unknown[]): OutputSchema {
	return { ...merged(items.map(shapeOf)), version: 1 };
}

function shapeOf(value: unknown): OutputSchema {
	if (Array.isArray(value)) {
		return { type: 'array', ...(value.length > 0 ? { items: merged(value.map(shapeOf)) } : {}) };
	}
	if (value === null) return { type: 'null' };
	if (typeof value !== 'object')
		return { type: Number.isInteger(value) ? 'integer' : typeof value };
	const entries = Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]);
	return {
		type: 'object',
		properties: Object.fromEntries(entries) as Record<string, OutputSchema>,
	};
}

/** One shape for several; a value that is null or a whole number in one place may be more in another. */
function merged(shapes: OutputSchema[]): OutputSchema {
	const [first, ...others] = shapes;
	return others.reduce<OutputSchema>((one, other) => union(one, other), first ?? {});
}

function union(one: OutputSchema, other: OutputSchema): OutputSchema {
	if (one.type === 'null') return other;
	if (other.type === 'null') return one;
	const names = [
		...new Set([...Object.keys(one.properties ?? {}), ...Object.keys(other.properties ?? {})]),
	];
	const properties = names.map((name) => [
		name,
		merged(
			[one.properties?.[name], other.properties?.[name]].filter((shape) => shape !== undefined),
		),
	]);
	const items = [one.items, other.items].filter((shape) => shape !== undefined);
	return {
		type: one.type === 'integer' && other.type === 'number' ? 'number' : one.type,
		...(names.length > 0 || one.properties
			? { properties: Object.fromEntries(properties) as Record<string, OutputSchema> }
			: {}),
		...(items.length > 0 ? { items: merged(items) } : {}),
	};
}
