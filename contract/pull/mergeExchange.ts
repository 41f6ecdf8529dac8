import { isDeepStrictEqual } from 'node:util';
import type { Contract, OwnWords } from './contract';
import type { Answer, Body, Exchange, MediaType, Parameter } from './exchange';
import { isKept, kept, mergedSchema } from './mergeSchema';
import { resolvedSchema, type Schema } from './schema';

/**
 * What the pages tell, with what is known beyond it. On the first merge all that is known and not told is kept, marked;
 * later only what is marked.
 */
export function mergedExchange(
	told: Exchange,
	known: Exchange | undefined,
	isFirst: boolean,
): Exchange {
	const { parameters = [], requestBody, responses = {} } = known ?? {};
	const answers = Object.entries(told.responses).map(([status, answer]) => [
		status,
		mergedHolder(answer, responses[status], isFirst),
	]);
	const body = told.requestBody
		? mergedHolder(told.requestBody, requestBody, isFirst)
		: requestBody && isKept(requestBody, isFirst)
			? kept(requestBody)
			: undefined;
	return {
		parameters: mergedParameters(told.parameters, parameters, isFirst),
		...(body ? { requestBody: body } : {}),
		responses: isAnswered(told.responses)
			? (Object.fromEntries(answers) as Exchange['responses'])
			: { ...known?.responses, ...(isAnswered(responses) ? {} : notDescribed) },
	};
}

const notDescribed = { '200': { description: 'Not described' } };

function isAnswered(responses: Exchange['responses']): boolean {
	return Object.keys(responses).some((status) => status.startsWith('2'));
}

function mergedHolder<Holder extends Body | Answer>(
	told: Holder,
	known: Holder | undefined,
	isFirst: boolean,
): Holder {
	const merged = withSchemas(told, (schema, type = '') =>
		schema ? mergedSchema(schema, known?.content?.[type]?.schema, isFirst) : schema,
	);
	const description = known && 'description' in known ? { description: known.description } : {};
	return { ...merged, ...description };
}

function mergedParameters(
	told: readonly Parameter[],
	known: readonly Parameter[],
	isFirst: boolean,
): Parameter[] {
	const isSame = (one: Parameter, other: Parameter) =>
		one.name === other.name && one.in === other.in;
	const merged = told.map((one) => {
		const own = known.find((other) => isSame(one, other));
		if (!own) return one;
		const wording = mergedSchema(wordingOf(one), wordingOf(own), isFirst);
		const { schema, ...place } = one;
		return { ...place, ...wording, schema: mergedSchema(schema, own.schema, isFirst) } as Parameter;
	});
	const others = known.filter(
		(own) => !told.some((one) => isSame(one, own)) && isKept(own, isFirst),
	);
	return [...merged, ...others.map(kept)];
}

/** What a parameter says beside its schema, its place and whether it is required. */
function wordingOf({
	name: _name,
	in: _place,
	required: _required,
	schema: _schema,
	...wording
}: Parameter): Schema {
	return wording;
}

/** What the contract says, without references. */
export function resolvedExchange(words: OwnWords, { components }: Contract): Exchange {
	const schemaOf = (schema?: Schema) => schema && resolvedSchema(schema, components.schemas);
	const { parameters = [], requestBody, responses = {} } = words;
	return {
		parameters: parameters.map((one) => ({ ...one, schema: schemaOf(one.schema) ?? {} })),
		...(requestBody ? { requestBody: withSchemas(requestBody, schemaOf) } : {}),
		responses: Object.fromEntries(
			Object.entries(responses).map(([status, answer]) => [status, withSchemas(answer, schemaOf)]),
		),
	};
}

/** Where pages say just what the contract says, it keeps its own writing, references included. */
export function unchangedWhereEqual(
	exchange: Exchange,
	words: OwnWords,
	contract: Contract,
): Exchange {
	const known = resolvedExchange(words, contract);
	const isEqual = (part: keyof Exchange) => isDeepStrictEqual(exchange[part], known[part]);
	const answers = Object.entries(exchange.responses).map(([status, answer]) => {
		const own = words.responses?.[status];
		return [status, own && isDeepStrictEqual(answer, known.responses[status]) ? own : answer];
	});
	return {
		parameters: isEqual('parameters') ? (words.parameters ?? []) : exchange.parameters,
		requestBody: isEqual('requestBody') ? words.requestBody : exchange.requestBody,
		responses: Object.fromEntries(answers) as Exchange['responses'],
	};
}

function withSchemas<Holder extends Body | Answer>(
	holder: Holder,
	change: (schema?: Schema, type?: string) => Schema | undefined,
): Holder {
	if (!holder.content) return holder;
	const content = Object.entries(holder.content).map(([type, media]): [string, MediaType] => {
		const schema = change(media.schema, type);
		return [type, { ...media, ...(schema ? { schema } : {}) }];
	});
	return { ...holder, content: Object.fromEntries(content) };
}
