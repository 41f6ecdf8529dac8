import { OpenAPIBackend, type Document } from 'openapi-backend';
import { contractText, parsedContract } from '../../contract/read';
import { methods } from '../../contract/types';
import type { ResolvedMedia } from './mock';
import { isRecord, readOnce, writtenText } from '../formats/values';

const dateText = /^\d{4}-\d{2}-\d{2}$/;
const dateTimeText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

const formats = {
	date: (text: string) => dateText.test(text) && isTime(text),
	'date-time': (text: string) => dateTimeText.test(text) && isTime(text),
};

function isTime(text: string): boolean {
	return !Number.isNaN(Date.parse(text));
}

const contract = readOnce(() => parsedContract(contractText()) as unknown as Document);

/** The contract, fresh for each caller because the router resolves references in place. */
export function readContract(): Document {
	return structuredClone(contract());
}

/** A router and validator of the contract (or of a part of it), without handlers. */
export function contractBackend(definition = readContract()): OpenAPIBackend {
	return new ContractBackend({
		definition,
		quick: true,
		coerceTypes: true,
		// The contract's schemas are checked by `npm run lint`, which needs to be done once.
		ajvOpts: { allErrors: true, validateSchema: false },
		// Nothing is known of the parameters of an unpublished operation, so none can be wrong.
		validate: ({ operation }) => evidenceOf(operation) !== 'unpublished',
		customizeAjv: (ajv) => {
			for (const [name, validate] of Object.entries(formats)) ajv.addFormat(name, validate);
			return ajv;
		},
	});
}

/** Gathers the operations once; the library's router does for each request, which took as long as all else done for it. */
class ContractBackend extends OpenAPIBackend {
	override async init(): Promise<this> {
		await super.init();
		const operations = this.router.getOperations();
		this.router.getOperations = () => operations;
		return this;
	}
}

/** Whether an operation takes the dialer's own token. Contract: obtainDialerToken. */
export function takesDialerToken({
	path = '',
	tags = [],
}: {
	path?: string;
	tags?: string[];
}): boolean {
	return path.startsWith('/service/callcenter/') || tags[0] === 'Predictive dialer';
}

function evidenceOf(operation: object): unknown {
	return 'x-evidence' in operation ? operation['x-evidence'] : undefined;
}

/** The content types an operation takes; empty when it takes no body. */
export function bodyTypesOf(operation: object): string[] {
	const body = 'requestBody' in operation ? operation.requestBody : undefined;
	return isRecord(body) && isRecord(body.content) ? Object.keys(body.content) : [];
}

/** What the contract says of a body of that content type. */
export function mediaOfBody(operation: object, type: string): ResolvedMedia {
	const body = 'requestBody' in operation ? operation.requestBody : undefined;
	const media = isRecord(body) && isRecord(body.content) ? body.content[type] : undefined;
	return isRecord(media) ? media : {};
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

/** The place in the body that the first finding is about (`restTimes/0/start`); empty when it is the body itself. */
export function firstBrokenPlace(errors: readonly Problem[] | null | undefined): string {
	const [{ instancePath, params = {} } = { instancePath: '' }] = errors ?? [];
	const place = instancePath.replace(/^\/requestBody\/?/, '');
	return place === '' ? writtenText(params.missingProperty) : place;
}

/** What the contract says of an operation, beside its requests and answers. */
export interface OperationFacts {
	operationId: string;
	method: string;
	path: string;
	tags: string[];
	/** The content types it takes. */
	bodyTypes: string[];
	evidence: unknown;
	/** What sending a request does: reads, changes or contacts. */
	effect: unknown;
	/** Whether the contract says for this very operation how it is authorised. */
	statesSecurity: boolean;
}

/** What the contract knows of an event; undefined when it lacks it. */
export function evidenceOfEvent(event: string): unknown {
	const contract = readContract();
	const item = 'webhooks' in contract ? contract.webhooks?.[event] : undefined;
	return item && 'post' in item && item.post ? evidenceOf(item.post) : undefined;
}

const mainPaths = readOnce(readMainPaths);

/** The path under which the contract has an operation, for any path that leads to it. Contract: x-other-paths. */
export function mainPathOf(path: string): string {
	return mainPaths().get(path) ?? path;
}

function readMainPaths(): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const [path, item] of Object.entries(readContract().paths ?? {})) {
		for (const method of methods) {
			const operation = item?.[method];
			const others: unknown =
				operation && 'x-other-paths' in operation ? operation['x-other-paths'] : [];
			if (Array.isArray(others)) for (const other of others) found.set(String(other), path);
		}
	}
	return found;
}

/** Every operation of the contract. */
export const operationsOf = readOnce<readonly OperationFacts[]>(readOperations);

function readOperations(): OperationFacts[] {
	return Object.entries(readContract().paths ?? {}).flatMap(([path, item]) =>
		methods.flatMap((method) => {
			const operation = item?.[method];
			if (!operation?.operationId) return [];
			const { operationId, tags = [], security } = operation;
			const effect: unknown = 'x-effect' in operation ? operation['x-effect'] : undefined;
			const evidence = evidenceOf(operation);
			const bodyTypes = bodyTypesOf(operation);
			const statesSecurity = security !== undefined;
			return [{ operationId, method, path, tags, bodyTypes, evidence, effect, statesSecurity }];
		}),
	);
}

/** The events that carry X-AIRudder-Sign. */
export const signedEvents = readOnce(readSignedEvents);

function readSignedEvents(): ReadonlySet<string> {
	const contract = readContract();
	const webhooks = 'webhooks' in contract ? (contract.webhooks ?? {}) : {};
	return new Set(
		Object.entries(webhooks)
			.filter(([, item]) => JSON.stringify(item).includes('X-AIRudder-Sign'))
			.map(([event]) => event),
	);
}
