const { readFileSync } = require('node:fs');
const { writeFile } = require('node:fs/promises');
const { join } = require('node:path');
const { parse } = require('yaml');

const contractFile = join(__dirname, 'airudder.openapi.yaml');
const endpointsFile = join(__dirname, '..', 'nodes', 'shared', 'api', 'endpoints.generated.ts');

const portal = 'https://developer.airudder.com';
const signatureHeader = 'X-AIRudder-Sign';
const unreadable = 'listed, meaning not readable';
const success = 'success';

/** What is known of one operation reads as one row; anything with more entries is a list of rows. */
const mostDetailsInARow = 11;

/**
 * The TypeScript module that tells the code what the contract says.
 * Throws when an operation's path belongs to no known family.
 *
 * @param {string} contractText
 * @returns {string}
 */
function generateEndpoints(contractText) {
	const contract = parse(contractText);
	return [
		'// Generated from contract/airudder.openapi.yaml by "npm run endpoints". Do not edit.',
		constant('servers', { production: contract.servers[0].url }),
		constant('endpoints', endpointsOf(contract)),
		'export type EndpointId = keyof typeof endpoints;\n',
		constant('webhooks', webhooksOf(contract)),
		'export type WebhookId = keyof typeof webhooks;\n',
		constant('errorCodes', errorCodesOf(contract)),
		constant(
			'dialerHangupReasons',
			contract.components.schemas.DialerHangupReason['x-enum-labels'],
		),
	].join('\n');
}

function endpointsOf(contract) {
	const found = {};
	for (const [path, methods] of Object.entries(contract.paths)) {
		for (const [method, operation] of Object.entries(methods)) {
			found[operation.operationId] = {
				method: method.toUpperCase(),
				path: isUnpublished(path) ? undefined : path,
				family: familyOf(path, operation),
				evidence: operation['x-evidence'],
				effect: operation['x-effect'],
				action: operation['x-action'],
				form: operation['x-form'],
				answer: isAnswerKnown(operation) ? undefined : 'unknown',
				tag: operation.tags[0],
				summary: operation.summary,
				page: pageOf(operation),
			};
		}
	}
	return found;
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

/** Families differ in how they wrap an answer and in how they take the token. */
function familyOf(path, operation) {
	if (path.startsWith('/service/cloud/')) return 'cloud';
	if (path.startsWith('/service/callcenter/') || path.startsWith('/service/sms/')) {
		return 'callCenter';
	}
	if (path.startsWith('/api/v1/')) return 'chatbot';
	if (isUnpublished(path)) return operation.tags.includes('Chatbot') ? 'chatbot' : 'cloud';
	throw new Error(`${operation.operationId}: no family is known for the path ${path}`);
}

/** Where the contract describes no answer, not even the usual envelope may be expected. */
function isAnswerKnown({ responses }) {
	return responses['200']?.content !== undefined;
}

/** The contract gives an operation whose path could not be read a stand-in under /unpublished. */
function isUnpublished(path) {
	return path.startsWith('/unpublished/');
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
	return `export const ${name} = ${literal(value, 0)} as const;\n`;
}

function literal(value, depth) {
	if (typeof value === 'string') return text(value);
	if (typeof value !== 'object') return String(value);
	const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
	if (entries.length === 0) return '{}';
	const written = entries.map(([key, inner]) => `${keyOf(key)}: ${literal(inner, depth + 1)}`);
	if (depth > 0 && entries.length <= mostDetailsInARow) return `{ ${written.join(', ')} }`;
	const indent = '\t'.repeat(depth);
	return `{\n${written.map((entry) => `${indent}\t${entry},\n`).join('')}${indent}}`;
}

function keyOf(name) {
	return /^(?:[A-Za-z_]\w*|[1-9]\d*|0)$/.test(name) ? name : text(name);
}

/** Single quotes, unless double ones need fewer escapes. */
function text(value) {
	const quoted = JSON.stringify(value);
	if (value.includes("'")) return quoted;
	return `'${quoted.slice(1, -1).replaceAll('\\"', '"')}'`;
}

/** @returns {string} */
function readContract() {
	return readFileSync(contractFile, 'utf8');
}

async function writeEndpoints() {
	await writeFile(endpointsFile, generateEndpoints(readContract()));
}

module.exports = { endpointsFile, generateEndpoints, readContract, writeEndpoints };
