import type { MediaType, Schema } from '../../../contract/types';
import type { OperationParts } from '../page/operationParts';

/** What is said of one parameter or field. */
interface Fact {
	/** `anything` where no type is said. */
	type: string;
	isRequired: boolean;
	/** The values it may have, where they are listed. */
	values?: string;
	/** Format, default, limits, each with its value. */
	bounds: ReadonlyMap<string, string>;
}

/** What an operation says, by name: `query page`, `body.contacts[].phone`, `answer.data`. */
export type Facts = ReadonlyMap<string, Fact>;

/** The facts of an operation: its parameters and the fields of its body and answers. References must be resolved. */
export function factsOf({
	parameters = [],
	requestBody,
	responses = {},
}: Partial<OperationParts>): Facts {
	const facts = new Map<string, Fact>();
	for (const { in: place, name, required, schema } of parameters) {
		facts.set(`${place} ${name}`, factOf(schema, required));
	}
	collectContent(facts, 'body', requestBody?.content);
	for (const [status, { content }] of Object.entries(responses)) {
		collectContent(facts, status === '200' ? 'answer' : `answer ${status}`, content);
	}
	return facts;
}

/** What differs between two states of an operation, a line each. */
export function differences(before: Facts, after: Facts): string[] {
	const names = [...new Set([...before.keys(), ...after.keys()])];
	return names.flatMap((name) => {
		const [was, is] = [before.get(name), after.get(name)].map((fact) => fact && inWords(fact));
		if (was === is) return [];
		if (was === undefined) return [`${name}: new (${is})`];
		return is === undefined ? [`${name}: gone (${was})`] : [`${name}: ${was} → ${is}`];
	});
}

/** Something that two sources say differently. */
export interface Difference {
	name: string;
	one: string;
	other: string;
}

/** What two sources say differently of the same thing; what only one of them tells is no contradiction. */
export function contradictions(known: Facts, told: Facts): Difference[] {
	return [...told].flatMap(([name, fact]) => {
		const own = known.get(withoutVariants(name));
		if (own === undefined || !isContrary(own, fact)) return [];
		return [{ name, one: inWords(own), other: inWords(fact) }];
	});
}

function isContrary(one: Fact, other: Fact): boolean {
	const areTyped = one.type !== anything && other.type !== anything;
	const areListed = one.values !== undefined && other.values !== undefined;
	return (
		(areTyped && one.type !== other.type) ||
		one.isRequired !== other.isRequired ||
		(areListed && one.values !== other.values) ||
		[...one.bounds].some(([word, value]) => (other.bounds.get(word) ?? value) !== value)
	);
}

const anything = 'anything';

function collectContent(
	facts: Map<string, Fact>,
	place: string,
	content: Record<string, MediaType> = {},
): void {
	for (const [type, { schema }] of Object.entries(content)) {
		if (type !== 'application/json') facts.set(`${place} as ${type}`, factOf({}, false));
		if (schema) collect(facts, place, schema, false);
	}
}

function collect(
	facts: Map<string, Fact>,
	name: string,
	schema: Schema,
	isRequired: boolean,
): void {
	facts.set(name, factOf(schema, isRequired));
	const {
		properties = {},
		required = [],
		items,
		anyOf = [],
		additionalProperties: others,
	} = schema;
	for (const [field, inner] of Object.entries(properties)) {
		collect(facts, `${name}.${field}`, inner, required.includes(field));
	}
	if (items) collect(facts, `${name}[]`, items, false);
	if (typeof others === 'object') collect(facts, `${name}.*`, others, false);
	anyOf.forEach((variant, index) => {
		collect(facts, `${name}<${variant.title ?? index + 1}>`, variant, isRequired);
	});
}

function withoutVariants(name: string): string {
	return name.replace(/<[^>]*>/g, '');
}

const bounds = [
	...['format', 'default', 'const', 'pattern', 'minLength', 'maxLength'],
	...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minItems', 'maxItems'],
];

function factOf(schema: Schema, isRequired: boolean): Fact {
	const { type = anything, enum: values } = schema;
	return {
		type: [type].flat().join(' or '),
		isRequired,
		...(values ? { values: values.map(String).sort().join(' | ') } : {}),
		bounds: new Map(
			bounds
				.filter((word) => schema[word] !== undefined)
				.map((word) => [word, JSON.stringify(schema[word])]),
		),
	};
}

function inWords({ type, isRequired, values, bounds: told }: Fact): string {
	return [
		type,
		...(isRequired ? ['required'] : []),
		...(values === undefined ? [] : [`one of ${values}`]),
		...[...told].map(([word, value]) => `${word} ${value}`),
	].join(', ');
}
