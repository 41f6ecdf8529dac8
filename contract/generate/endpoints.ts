// @ts-nocheck The types follow in the next commit.
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { familyOfPath, familyOfTag } from '../families';
import { banner, isUnpublished, literal, operationsOf, parse, resolved } from '../read';

const contractFile = join(__dirname, '..', 'airudder.openapi.yaml');
const endpointsFile = join(
	__dirname,
	'..',
	'..',
	'nodes',
	'shared',
	'api',
	'endpoints.generated.ts',
);

const portal = 'https://developer.airudder.com';
const signatureHeader = 'X-AIRudder-Sign';
const unreadable = 'listed, meaning not readable';
const success = 'success';

/** What is known of one operation reads as one row; anything with more entries is a list of rows. */
const mostDetailsInARow = 13;

/**
 * The TypeScript module that tells the code what the contract says.
 * Throws when the contract places an operation where none can stand.
 *
 * @param {string} contractText
 * @returns {string}
 */
function generateEndpoints(contractText) {
	const contract = parse(contractText);
	return [
		banner,
		constant('servers', { production: contract.servers[0].url }),
		constant('endpoints', endpointsOf(contract)),
		'export type EndpointId = keyof typeof endpoints;\n',
		constant('webhooks', webhooksOf(contract)),
		'export type WebhookId = keyof typeof webhooks;\n',
		constant('errorCodes', errorCodesOf(contract)),
		...wordsOf(contract, 'DialerHangupReason', 'dialerHangupReasons'),
		...wordsOf(contract, 'DialerCallResult', 'dialerCallResults'),
	].join('\n');
}

/** The labels of a value list, and which of its values say that the contact had answered. */
function wordsOf({ components }, schemaName, name) {
	const { 'x-enum-labels': labels, 'x-answered': answered } = components.schemas[schemaName];
	return [constant(name, labels), constant(`${name}Answered`, answered.map(String))];
}

function endpointsOf(contract) {
	const found = {};
	for (const { path, method, operation } of operationsOf(contract)) {
		found[operation.operationId] = {
			method: method.toUpperCase(),
			path: isUnpublished(path) ? undefined : path,
			otherPaths: operation['x-other-paths'],
			family: familyOfPath(path) ?? familyOfTag(operation.tags[0]),
			evidence: operation['x-evidence'],
			effect: operation['x-effect'],
			action: placeOf(operation),
			form: operation['x-form'],
			answer: hasEnvelope(operation, contract) ? undefined : 'unknown',
			mostRows: operation['x-limit']?.rows,
			tag: operation.tags[0],
			summary: operation.summary,
			page: pageOf(operation),
		};
	}
	return found;
}

/** n8n keeps the value `sendAndWait` for human review, and makes a second node of an operation that has it. */
function placeOf(operation) {
	const place = operation['x-action'];
	if (place === undefined) return undefined;
	if (/^\w+\/[A-Za-z]\w*\/(?!sendAndWait$)[A-Za-z]\w*$/.test(place)) return place;
	throw new Error(`${operation.operationId}: no operation can stand at x-action ${place}`);
}

function webhooksOf(contract) {
	const found = {};
	for (const [name, { post: operation }] of Object.entries(contract.webhooks)) {
		found[name] = {
			tag: operation.tags[0],
			evidence: operation['x-evidence'],
			summary: operation.summary,
			page: pageOf(operation),
			event: operation['x-event'],
			signed: isSigned(operation),
			verifyWith: operation['x-verify-with'],
		};
	}
	return found;
}

function errorCodesOf(contract) {
	const found = {};
	for (const [family, entries] of Object.entries(contract['x-error-codes'])) {
		const telling = entries.filter(({ meaning }) => ![success, unreadable].includes(meaning));
		found[family] = Object.fromEntries(telling.map(({ code, meaning }) => [code, meaning]));
	}
	return found;
}

/** Where the contract describes no answer, or one without a code, the usual envelope may not be expected. */
function hasEnvelope({ responses }, contract) {
	const { content = {} } = responses['200'] ?? {};
	return Object.values(content).some(({ schema = {} }) => hasCode(schema, contract));
}

function hasCode({ $ref: reference, properties = {}, allOf, anyOf, oneOf }, contract) {
	if (reference !== undefined) return hasCode(resolved(reference, contract), contract);
	const parts = [allOf, anyOf, oneOf].flatMap((list) => list ?? []);
	return Object.hasOwn(properties, 'code') || parts.some((part) => hasCode(part, contract));
}

function pageOf(operation) {
	const [page] = operation['x-doc-pages'] ?? [];
	return page === undefined ? portal : `${portal}/${page}`;
}

function isSigned(operation) {
	const byParameter = operation.parameters?.some(({ name }) => name === signatureHeader) ?? false;
	return byParameter || (operation['x-signature'] ?? '').startsWith(signatureHeader);
}

function constant(name, value) {
	return `export const ${name} = ${literal(value, inRow)} as const;\n`;
}

function inRow(entries, depth) {
	return depth > 0 && entries.length <= mostDetailsInARow;
}

/** @returns {string} */
function readContract() {
	return readFileSync(contractFile, 'utf8');
}

async function writeEndpoints() {
	await writeFile(endpointsFile, generateEndpoints(readContract()));
}

export { endpointsFile, generateEndpoints, readContract, writeEndpoints };
