import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OpenAPIBackend, type Document } from 'openapi-backend';
import { parse } from 'yaml';
import type { Family } from './answers';
import { isRecord } from './naming';

const contractFile = join(__dirname, '..', 'contract', 'airudder.openapi.yaml');

const familyOfTag: Readonly<Record<string, Family>> = {
	'Predictive dialer': 'callCenter',
	SMS: 'callCenter',
	Chatbot: 'chatbot',
};

const dateText = /^\d{4}-\d{2}-\d{2}$/;
const dateTimeText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

const formats = {
	date: (text: string) => dateText.test(text) && isTime(text),
	'date-time': (text: string) => dateTimeText.test(text) && isTime(text),
};

function isTime(text: string): boolean {
	return !Number.isNaN(Date.parse(text));
}

let document: string | undefined;

/** The contract, fresh for each caller because the router resolves references in place. */
export function readContract(): Document {
	document ??= readFileSync(contractFile, 'utf8');
	return parse(document) as Document;
}

/** A router and validator of the contract (or of a part of it), without handlers. */
export function contractBackend(definition = readContract()): OpenAPIBackend {
	return new OpenAPIBackend({
		definition,
		quick: true,
		coerceTypes: true,
		ajvOpts: { allErrors: true },
		// Nothing is known of the parameters of an unpublished operation, so none can be wrong.
		validate: ({ operation }) => evidenceOf(operation) !== 'unpublished',
		customizeAjv: (ajv) => {
			for (const [name, validate] of Object.entries(formats)) ajv.addFormat(name, validate);
			return ajv;
		},
	});
}

/** The family of envelopes an operation answers in. */
export function familyOf({ tags = [] }: { tags?: string[] }): Family {
	return familyOfTag[tags[0] ?? ''] ?? 'cloud';
}

function evidenceOf(operation: object): unknown {
	return 'x-evidence' in operation ? operation['x-evidence'] : undefined;
}

/** The content types an operation takes; empty when it takes no body. */
export function bodyTypesOf(operation: object): string[] {
	const body = 'requestBody' in operation ? operation.requestBody : undefined;
	return isRecord(body) && isRecord(body.content) ? Object.keys(body.content) : [];
}

interface Problem {
	instancePath: string;
	message?: string;
	params?: Record<string, unknown>;
}

/** A list of thousands of contacts can be wrong in as many places; the first ones tell enough. */
const mostProblems = 10;

/** Ajv's findings as words that name the field and what is wrong with it. */
export function problemTexts(errors: readonly Problem[] | null | undefined): string[] {
	return (errors ?? [])
		.slice(0, mostProblems)
		.map(({ instancePath, message = 'is not valid', params = {} }) => {
			const where = instancePath.replace(/^\/(?:requestBody|query)?\/?/, '');
			const name = params.additionalProperty ?? params.missingProperty;
			if (params.additionalProperty !== undefined) {
				return `${[where, String(name)].filter(Boolean).join('/')} is not in the contract`;
			}
			if (params.missingProperty !== undefined) {
				return `${[where, String(name)].filter(Boolean).join('/')} is missing`;
			}
			return `${where === '' ? 'body' : where} ${message}`;
		});
}
