import { isDeepStrictEqual } from 'node:util';
import { dereferenced, mapped } from '../../../contract/read';
import type {
	DescribedAnswer,
	Body,
	Contract,
	MediaType,
	ContractOperation,
	Parameter,
	Schema,
} from '../../../contract/types';
import type { OperationParts } from '../page/operationParts';
import { withoutAllOf } from '../page/schema';
import { gradeOf, isKept, kept, mergedSchema, type Merging } from './mergeSchema';

/**
 * What the pages tell, with what is known beyond it. On the first merge all that is known and not told is kept, marked;
 * later only what is marked.
 */
export function mergedExchange(
	told: OperationParts,
	known: OperationParts | undefined,
	merging: Merging,
): OperationParts {
	const { parameters = [], requestBody, responses = {} } = known ?? {};
	const answers = mapped(told.responses, (answer, status) =>
		mergedHolder(answer, responses[status], merging),
	);
	const body = told.requestBody
		? mergedHolder(told.requestBody, requestBody, merging)
		: requestBody && isKept(requestBody, merging.isFirst)
			? kept(requestBody, merging.grade)
			: undefined;
	return {
		parameters: mergedParameters(told.parameters, parameters, merging),
		...(body ? { requestBody: body } : {}),
		responses: isAnswered(told.responses) ? answers : keptAnswers(responses, merging),
	};
}

/** The answers, where the pages have none. */
function keptAnswers(
	responses: OperationParts['responses'],
	merging: Merging,
): OperationParts['responses'] {
	const answers = mapped(responses, (answer) =>
		merging.isFirst ? mergedHolder({ description: answer.description }, answer, merging) : answer,
	);
	return { ...answers, ...(isAnswered(responses) ? {} : notDescribed) };
}

const notDescribed = { '200': { description: 'Not described' } };

function isAnswered(responses: OperationParts['responses']): boolean {
	return Object.keys(responses).some((status) => status.startsWith('2'));
}

function mergedHolder<Holder extends Body | DescribedAnswer>(
	told: Holder,
	known: Holder | undefined,
	merging: Merging,
): Holder {
	if (known === undefined) return told;
	const within = mergingOf(known, merging);
	const media = known.content ?? {};
	const merged = withSchemas(told, (schema, type = '') => {
		const own = media[type];
		return schema && own ? mergedSchema(schema, own.schema, mergingOf(own, within)) : schema;
	});
	const content = { ...merged.content, ...keptMedia(media, told.content, within) };
	const description = 'description' in known ? { description: known.description } : {};
	return { ...merged, ...(Object.keys(content).length > 0 ? { content } : {}), ...description };
}

/** How the parts of something are merged: what was kept as a whole meets its page for the first time. */
function mergingOf(known: object, { isFirst, grade }: Merging): Merging {
	return { isFirst: isKept(known, isFirst), grade: gradeOf(known, grade) };
}

/** What is known beside the types that a page tells: all if it tells none, else what says how well it is known. */
function keptMedia(
	known: Record<string, MediaType>,
	told: Record<string, MediaType> | undefined,
	{ isFirst, grade }: Merging,
): Record<string, MediaType> {
	const others = Object.entries(known).filter(
		([type, media]) =>
			isKept(media, isFirst) &&
			(told === undefined || ('x-evidence' in media && !Object.hasOwn(told, type))),
	);
	return mapped(Object.fromEntries(others), (media) => kept(media, grade));
}

function mergedParameters(
	told: readonly Parameter[],
	known: readonly Parameter[],
	merging: Merging,
): Parameter[] {
	const isSame = (one: Parameter, other: Parameter) =>
		one.name === other.name && one.in === other.in;
	const merged = told.map((one) => {
		const own = known.find((other) => isSame(one, other));
		if (!own) return one;
		const wording = mergedSchema(wordingOf(one), wordingOf(own), merging);
		const { schema, ...place } = one;
		const value = mergedSchema(schema, own.schema, mergingOf(own, merging));
		return { ...place, ...wording, schema: value } as Parameter;
	});
	const others = known.filter(
		(own) => !told.some((one) => isSame(one, own)) && isKept(own, merging.isFirst),
	);
	return [...merged, ...others.map((own) => kept(own, merging.grade))];
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

/** What the contract says, without references and allOf. */
export function resolvedExchange(words: ContractOperation, contract: Contract): OperationParts {
	const { parameters = [], requestBody, responses = {} } = dereferenced(words, contract);
	const schemaOf = (schema?: Schema) => schema && withoutAllOf(schema);
	return {
		parameters: parameters.map((one) => ({ ...one, schema: schemaOf(one.schema) ?? {} })),
		...(requestBody ? { requestBody: withSchemas(requestBody, schemaOf) } : {}),
		responses: mapped(responses, (answer) => withSchemas(answer, schemaOf)),
	};
}

/** Where pages say just what the contract says, it keeps its own writing, references included. */
export function unchangedWhereEqual(
	exchange: OperationParts,
	words: ContractOperation,
	contract: Contract,
): OperationParts {
	const known = resolvedExchange(words, contract);
	const isEqual = (part: keyof OperationParts) => isDeepStrictEqual(exchange[part], known[part]);
	const answers = Object.entries(exchange.responses).map(([status, answer]) => {
		const own = words.responses?.[status];
		return [status, own && isDeepStrictEqual(answer, known.responses[status]) ? own : answer];
	});
	return {
		parameters: isEqual('parameters') ? (words.parameters ?? []) : exchange.parameters,
		requestBody: isEqual('requestBody') ? words.requestBody : exchange.requestBody,
		responses: Object.fromEntries(answers) as OperationParts['responses'],
	};
}

function withSchemas<Holder extends Body | DescribedAnswer>(
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
