import type { JsonSchema } from '../../nodes/shared/events/recognition/schema';
import { sampleOf } from '../../nodes/shared/events/recognition/schemaSample';

/** A schema of the contract, references resolved. */
export interface ContractSchema extends JsonSchema {
	readonly allOf?: readonly ContractSchema[];
	readonly oneOf?: readonly ContractSchema[];
	readonly example?: unknown;
	readonly examples?: readonly unknown[];
	readonly default?: unknown;
	readonly format?: string;
	readonly pattern?: string;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly exclusiveMinimum?: number;
	readonly multipleOf?: number;
	readonly minItems?: number;
}

/** What the contract says of a body or an answer of one content type. */
export interface ResolvedMedia {
	schema?: ContractSchema;
	example?: unknown;
	examples?: Record<string, { value?: unknown }>;
}

/** The examples of a media type, as the contract has them. */
export function examplesIn({ example, examples = {} }: ResolvedMedia): unknown[] {
	const all = [example, ...Object.values(examples).map(({ value }) => value)];
	return all.filter((value) => value !== undefined);
}

const textOfFormat: Readonly<Record<string, string>> = {
	date: '2026-01-05',
	'date-time': '2026-01-05T02:00:00Z',
	byte: 'dGV4dA==',
};

/** Texts that most patterns in an API of calls allow one of. */
const likelyTexts = [
	'text',
	'1',
	'123456',
	'+6281111111111',
	'2026-01-05',
	'2026-01-05 09:00:00',
	'09:00',
	'09:00:00',
	'A',
	'sample@example.com',
	'https://example.com/sample',
	'0123456789abcdef0123456789abcdef',
	'3fa85f64-5717-4562-b3fc-2c963f66afa6',
];

/**
 * Values that a schema probably allows, the richest first: with the examples that stand in it, without them, and with no
 * more than it requires. Whoever needs a valid one takes the first that the validator lets through.
 */
export function mocksOf(schema: ContractSchema): unknown[] {
	return [
		sampleOf(schema, { better: withExamples }),
		sampleOf(schema, { better: fitting }),
		sampleOf(schema, { better: fitting, onlyRequired: true }),
	];
}

type Better = (schema: ContractSchema) => unknown;

function withExamples(schema: ContractSchema): unknown {
	const { default: preset, example, examples } = schema;
	return example ?? examples?.[0] ?? preset ?? combined(schema, withExamples) ?? leafOf(schema);
}

function fitting(schema: ContractSchema): unknown {
	return combined(schema, fitting) ?? leafOf(schema);
}

/** What consists of other schemas, or of several entries. */
function combined(schema: ContractSchema, better: Better): unknown {
	const { allOf, oneOf, items, minItems = 1, ...own } = schema;
	const inner = (part: ContractSchema) => sampleOf(part, { better });
	if (oneOf) return inner({ ...schema, oneOf: undefined, anyOf: oneOf });
	if (allOf) return Object.assign({}, ...allOf.map(inner), inner(own)) as object;
	if (!items || minItems < 2) return undefined;
	return Array.from({ length: minItems }, () => inner(items));
}

function leafOf(schema: ContractSchema): unknown {
	if (schema.const !== undefined || schema.enum) return undefined;
	const [type] = [schema.type].flat();
	if (type === 'string') return textOf(schema);
	return type === 'integer' || type === 'number' ? numberOf(schema) : undefined;
}

function textOf({ format = '', pattern, minLength = 0, maxLength = Infinity }: ContractSchema) {
	const matches = pattern === undefined ? undefined : new RegExp(pattern, 'u');
	const ofFormat = textOfFormat[format];
	const texts = ofFormat === undefined ? likelyTexts : [ofFormat];
	const long = 'x'.repeat(Math.min(minLength, 10_000));
	const fits = (text: string) =>
		text.length >= minLength && text.length <= maxLength && (matches?.test(text) ?? true);
	return [...texts, long, ''].find(fits) ?? 'text';
}

function numberOf({ minimum, maximum, exclusiveMinimum, multipleOf = 1 }: ContractSchema): number {
	const least = minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1);
	if (least !== undefined) return Math.ceil(least / multipleOf) * multipleOf;
	return maximum === undefined ? multipleOf : Math.min(multipleOf, maximum);
}
