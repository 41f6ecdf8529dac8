// @ts-nocheck The types follow in the next commit.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
	banner,
	defined,
	isUnpublished,
	literal,
	operationsOf,
	ownHeaders,
	parse,
	resolved,
} from '../read';
import { requestSchema } from './requestSchema';

const formsFile = join(
	__dirname,
	'..',
	'..',
	'nodes',
	'shared',
	'operations',
	'forms.generated.ts',
);

/** The kinds of body that a form can make, the first that an operation takes is chosen. */
const bodyTypes = ['application/json', 'multipart/form-data', 'application/x-www-form-urlencoded'];

const places = ['path', 'query', 'header'];

/** A list or an object of the table is written on one line up to this many characters. */
const longestRow = 120;

/**
 * The TypeScript module with what the requests of operations take whose forms are built (`x-form`). Left out are those
 * that AIRudder does not publish, and those with a body that no form can make.
 *
 * @param {string} contractText
 * @returns {string}
 */
function generateForms(contractText) {
	const contract = parse(contractText);
	const forms = operationsOf(contract)
		.filter(({ path, operation }) => operation['x-form'] !== undefined && !isUnpublished(path))
		.map((found) => [found.operation.operationId, formOf(found, contract)]);
	const inRow = (entries, depth) => depth > 1 && entries.join(', ').length <= longestRow;
	return [
		banner,
		"import type { EndpointId } from '../api/endpoints.generated';",
		"import type { RequestForm } from './built/requestForm';\n",
		'/** What the requests of the operations take whose forms are built from the contract. */',
		`export const forms: Readonly<Partial<Record<EndpointId, RequestForm>>> = ${literal(Object.fromEntries(forms), inRow)};\n`,
	].join('\n');
}

function formOf({ method, operation, pathParameters }, contract) {
	// n8n's HTTP library sends no body with GET.
	const body = method === 'get' ? undefined : bodyOf(operation, contract);
	if (body === null) return undefined;
	const byPlace = new Map(
		[...pathParameters, ...(operation.parameters ?? [])]
			.map((parameter) => dereferenced(parameter, contract))
			.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]),
	);
	const own = ownHeaders(contract);
	const parameters = [...byPlace.values()]
		.filter((parameter) => places.includes(parameter.in))
		.filter(({ in: place, name }) => place !== 'header' || !own.has(name.toLowerCase()))
		.map((parameter) => parameterOf(parameter, contract));
	return defined({ parameters: parameters.length > 0 ? parameters : undefined, body });
}

function parameterOf(parameter, contract) {
	const { name, in: place, required, explode, description, example, examples } = parameter;
	const [content] = Object.values(parameter.content ?? {});
	const schema = requestSchema(
		{
			...(parameter.schema ?? content?.schema ?? {}),
			...defined({ description, example: example ?? Object.values(examples ?? {})[0]?.value }),
		},
		contract,
	);
	return defined({
		name,
		in: place,
		required: required === true || place === 'path' ? true : undefined,
		explode: explode === false ? false : undefined,
		schema,
	});
}

/** Type and schema of the body; undefined for none, null for one that no form can make. */
function bodyOf(operation, contract) {
	if (operation.requestBody === undefined) return undefined;
	const { content = {} } = dereferenced(operation.requestBody, contract);
	const types = Object.keys(content);
	if (types.length === 0) return undefined;
	const type = bodyTypes.find((known) => types.includes(known));
	if (type === undefined) return null;
	return { type, schema: requestSchema(content[type].schema ?? {}, contract, { variants: true }) };
}

function dereferenced(part, contract) {
	return part.$ref === undefined ? part : dereferenced(resolved(part.$ref, contract), contract);
}

/** @param {string} contractText */
async function writeForms(contractText) {
	await writeFile(formsFile, generateForms(contractText));
}

export { formsFile, generateForms, writeForms };
