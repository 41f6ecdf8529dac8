import { familyOf } from '../families';
import { isUnpublished, mapped, operationsIn } from '../read';
import { meaningless, type Contract, type ContractOperation, type Schema } from '../types';
import { banner, literal, moduleFile } from './literal';

/** Where the module lies. */
export const endpointsFile = moduleFile('api/endpoints.generated.ts');

const portal = 'https://developer.airudder.com';
const signatureHeader = 'X-AIRudder-Sign';
const { success, unreadable } = meaningless;

/** What is known of one operation reads as one row; anything with more entries is a list of rows. */
const mostDetailsInARow = 13;

/**
 * The text of the module that tells the code what the contract says, which comes without references. Throws when it places
 * an operation where none can stand.
 */
export function generateEndpoints(contract: Contract): string {
	return [
		banner,
		constant('servers', { production: contract.servers[0]?.url }),
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
function wordsOf({ components }: Contract, schemaName: string, name: string): string[] {
	const { 'x-enum-labels': labels, 'x-answered': answered = [] } =
		components.schemas[schemaName] ?? {};
	return [constant(name, labels), constant(`${name}Answered`, answered.map(String))];
}

function endpointsOf({ paths }: Contract): object {
	const rows = operationsIn(paths).map(({ path, method, operation }) => {
		const row = {
			method: method.toUpperCase(),
			path: isUnpublished(path) ? undefined : path,
			otherPaths: operation['x-other-paths'],
			family: familyOf({ path, tags: operation.tags }),
			evidence: operation['x-evidence'],
			effect: operation['x-effect'],
			action: placeOf(operation),
			form: operation['x-form'],
			answer: hasEnvelope(operation) ? undefined : 'unknown',
			mostRows: operation['x-limit']?.rows,
			tag: operation.tags[0],
			summary: operation.summary,
			page: pageOf(operation),
		};
		return [operation.operationId, row];
	});
	return Object.fromEntries(rows) as object;
}

/** n8n keeps the value `sendAndWait` for human review, and makes a second node of an operation that has it. */
function placeOf({ operationId, 'x-action': place }: ContractOperation): string | undefined {
	if (place === undefined) return undefined;
	if (/^\w+\/[A-Za-z]\w*\/(?!sendAndWait$)[A-Za-z]\w*$/.test(place)) return place;
	throw new Error(`${operationId}: no operation can stand at x-action ${place}`);
}

function webhooksOf({ webhooks }: Contract): object {
	const rows = operationsIn(webhooks).map(({ path: name, operation }) => {
		const row = {
			tag: operation.tags[0],
			evidence: operation['x-evidence'],
			summary: operation.summary,
			page: pageOf(operation),
			event: operation['x-event'],
			signed: isSigned(operation),
			verifyWith: operation['x-verify-with'],
		};
		return [name, row];
	});
	return Object.fromEntries(rows) as object;
}

function errorCodesOf({ 'x-error-codes': codes }: Contract): object {
	return mapped(codes, (entries = []) => {
		const telling = entries.filter(({ meaning }) => meaning !== success && meaning !== unreadable);
		return Object.fromEntries(telling.map(({ code, meaning }) => [code, meaning]));
	});
}

/** Where the contract describes no answer, or one without a code, the usual envelope may not be expected. */
function hasEnvelope({ responses = {} }: ContractOperation): boolean {
	const { content = {} } = responses['200'] ?? {};
	return Object.values(content).some(({ schema = {} }) => hasCode(schema));
}

function hasCode({ properties = {}, allOf = [], anyOf = [], oneOf = [] }: Schema): boolean {
	return Object.hasOwn(properties, 'code') || [...allOf, ...anyOf, ...oneOf].some(hasCode);
}

function pageOf({ 'x-doc-pages': [page] = [] }: ContractOperation): string {
	return page === undefined ? portal : `${portal}/${page}`;
}

function isSigned({ parameters = [], 'x-signature': signature = '' }: ContractOperation): boolean {
	const byParameter = parameters.some(({ name }) => name === signatureHeader);
	return byParameter || signature.startsWith(signatureHeader);
}

function constant(name: string, value: unknown): string {
	return `export const ${name} = ${literal(value, inRow)} as const;\n`;
}

function inRow(entries: readonly string[], depth: number): boolean {
	return depth > 0 && entries.length <= mostDetailsInARow;
}
