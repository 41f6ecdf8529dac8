import { upgradeFromThreeToThreeOne } from '@scalar/openapi-upgrader/3.0-to-3.1';
import { parse } from 'yaml';
import { isObject, isText, objectsIn } from '../../../nodes/shared/api/values';
import { standingAt } from '../../../contract/read';
import {
	bodyTypes,
	methods,
	type DescribedAnswer,
	type Body,
	type MediaType,
	type Method,
	type Parameter,
} from '../../../contract/types';
import type { OperationParts } from './operationParts';
import { inOrder, tidySchema, type Components } from './schema';
import { PageProblem } from '../problem';

/** The operation that a page describes. */
export interface PageOperation extends OperationParts {
	method: Method;
	/** As the page writes it, possibly with a host. */
	path: string;
	/** The addresses that the page names as servers. */
	servers: string[];
	/** Folders of the portal, the outermost first. */
	folder: string[];
	/** Id of the page within Apifox, which stays when its title and place change. */
	apiId?: string;
	/** The page's own name for the operation; most pages have none. */
	name?: string;
	description?: string;
}

type Words = Record<string, unknown>;

/**
 * Reads the OpenAPI block of a page, written in OpenAPI 3.0 with Apifox's own keys, into what the contract says of an
 * operation in OpenAPI 3.1. Throws PageProblem for a block that is no YAML, or describes no operation, or several.
 */
export function readOperation(specification: string): PageOperation {
	const raw = upgraded(yamlIn(specification));
	const [found, ...others] = operationsIn(raw);
	if (found === undefined) throw new PageProblem('describes no operation');
	if (others.length > 0) {
		throw new PageProblem(`describes ${others.length + 1} operations instead of one`);
	}
	const { path, method, item, operation } = found;
	const components = schemasIn(raw);
	const run = operation['x-run-in-apifox'];
	const [, apiId] = /\/apis\/(api-\d+)(?:-run)?\/?$/.exec(isText(run) ? run : '') ?? [];
	return {
		method,
		path: path.trim(),
		servers: objectsIn(raw.servers).flatMap(({ url }) => (isText(url) ? [url.trim()] : [])),
		folder: folderOf(operation),
		apiId,
		name: isText(operation.operationId) ? operation.operationId.trim() : undefined,
		description: isText(operation.description) ? operation.description.trim() : undefined,
		parameters: parametersIn([item.parameters, operation.parameters], components, raw),
		requestBody: bodyIn(operation.requestBody, components),
		responses: answersIn(operation.responses, components),
	};
}

function yamlIn(text: string): Words {
	let value: unknown;
	try {
		value = parse(text);
	} catch (error) {
		const [reason = ''] = String((error as Error).message).split('\n');
		throw new PageProblem(`has broken YAML: ${reason.replace(/:$/, '')}`);
	}
	if (!isObject(value)) throw new PageProblem('has an OpenAPI block that is no object');
	return value;
}

/** Pages say 3.0.1; what is 3.1 already stays as it is. */
function upgraded(raw: Words): Words {
	try {
		return upgradeFromThreeToThreeOne(structuredClone(raw)) as Words;
	} catch (error) {
		throw new PageProblem(`cannot be read as OpenAPI 3.0: ${(error as Error).message}`);
	}
}

function operationsIn({ paths }: Words) {
	return Object.entries(isObject(paths) ? paths : {}).flatMap(([path, item]) =>
		methods.flatMap((method) => {
			const operation = isObject(item) ? item[method] : undefined;
			return isObject(item) && isObject(operation)
				? [{ path, method, item: item, operation: operation }]
				: [];
		}),
	);
}

function schemasIn({ components }: Words): Components {
	return isObject(components) && isObject(components.schemas) ? components.schemas : {};
}

function folderOf({ 'x-apifox-folder': folder, tags }: Words): string[] {
	const text = [folder, ...[tags].flat()].find(isText) ?? '';
	return text
		.split('/')
		.map((part) => part.trim())
		.filter(Boolean);
}

const places: unknown[] = ['query', 'path', 'header'];

function parametersIn(lists: unknown[], components: Components, raw: Words): Parameter[] {
	const found = new Map<string, Parameter>();
	for (const listed of lists.flatMap(objectsIn)) {
		const parameter = isText(listed.$ref) ? referredTo(listed.$ref, raw) : listed;
		const {
			name,
			in: place,
			required,
			description,
			explode,
			schema,
			examples,
			example,
		} = parameter;
		if (!isText(name) || !places.includes(place)) continue;
		const tidied = tidySchema(schema, components);
		const sample = example ?? sampleIn(examples);
		found.set(`${String(place)} ${name}`, {
			name: name.trim(),
			in: place as Parameter['in'],
			required: place === 'path' || required === true,
			...(isText(description) ? { description: description.trim() } : {}),
			// A list as one value with commas.
			...(explode === false ? { explode } : {}),
			schema: isSaid(sample) ? inOrder({ examples: [sample], ...tidied }) : tidied,
		});
	}
	return [...found.values()];
}

function referredTo(reference: string, raw: Words): Words {
	const target = standingAt(reference, raw);
	if (!isObject(target)) throw new PageProblem(`refers to "${reference}", which it does not hold`);
	return target;
}

function bodyIn(raw: unknown, components: Components): Body | undefined {
	const content = contentIn(raw, components);
	const type = bodyTypes.find((known) => content[known]);
	const [other] = Object.keys(content);
	if (type === undefined) {
		if (other !== undefined)
			throw new PageProblem(`takes a body of type ${other}, which nodes cannot send`);
		return undefined;
	}
	const isRequired = isObject(raw) && raw.required === true;
	return { ...(isRequired ? { required: true } : {}), content: { [type]: content[type]! } };
}

/** Apifox writes a second answer of the same status under `x-200:its name`; the contract has no place for it. */
function answersIn(raw: unknown, components: Components): Record<string, DescribedAnswer> {
	const statuses = Object.entries(isObject(raw) ? raw : {}).filter(([status]) =>
		/^\d{3}$/.test(status),
	);
	return Object.fromEntries(
		statuses.map(([status, answer]) => {
			const { description, 'x-apifox-name': name } = isObject(answer) ? answer : {};
			const content = withoutEmpty(contentIn(answer, components));
			return [
				status,
				{
					description: [description, name].find(isText)?.trim() ?? 'Answer',
					...(Object.keys(content).length > 0 ? { content } : {}),
				},
			];
		}),
	);
}

/** Where nobody described an answer, Apifox writes an object without fields. */
function withoutEmpty(content: Record<string, MediaType>): Record<string, MediaType> {
	const isTold = ({
		schema: { type, properties = {}, additionalProperties } = {},
		example,
	}: MediaType) =>
		type !== 'object' ||
		Object.keys(properties).length > 0 ||
		additionalProperties !== undefined ||
		example !== undefined;
	return Object.fromEntries(Object.entries(content).filter(([, media]) => isTold(media)));
}

/** Media types that say something; a body of any type is JSON, as all of AIRudder's are. */
function contentIn(raw: unknown, components: Components): Record<string, MediaType> {
	const content = isObject(raw) && isObject(raw.content) ? raw.content : {};
	const types = Object.entries(content).flatMap(([type, media]) => {
		if (!isObject(media)) return [];
		const schema = tidySchema(media.schema, components);
		const example = media.example ?? sampleIn(media.examples);
		if (Object.keys(schema).length === 0 && !isSaid(example)) return [];
		const name = type === '*/*' ? 'application/json' : type.toLowerCase().replace(/\s*;.*$/, '');
		return [[name, { schema, ...(isSaid(example) ? { example } : {}) }] as const];
	});
	return Object.fromEntries(types);
}

/** The first of a parameter's or media type's examples. Apifox writes an empty one where nobody gave any. */
function sampleIn(examples: unknown): unknown {
	const [first] = isObject(examples) ? Object.values(examples) : [examples].flat();
	return isObject(first) && 'value' in first ? first.value : undefined;
}

function isSaid(example: unknown): boolean {
	if (isObject(example)) return Object.keys(example).length > 0;
	return example !== undefined && example !== null && example !== '';
}
