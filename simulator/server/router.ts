import type { Context, OpenAPIBackend } from 'openapi-backend';
import { familyOf } from '../../contract/families';
import { refuse, type SimulatedAnswer, type RefusingAnswer } from '../answers';
import {
	bodyTypesOf,
	contractBackend,
	firstBrokenPlace,
	mainPathOf,
	mediaOfBody,
	problemTexts,
} from '../contract/contract';
import { codeOfBrokenField } from '../dialer/codes';
import { contractAnswer } from '../contract/contractAnswer';
import { formFields } from '../formats/formFields';
import { handlersWith } from '../handlers';
import { isRecord } from '../formats/values';
import { isJsonText, type OpenedRequest } from './openedRequest';
import { registerSecurity, type AdmittedRequest } from './security';
import type { World } from '../world';

export interface RoutedOperation {
	operationId: string;
	path: string;
	tags?: string[];
}

export interface Router {
	/** The operation a request is for; undefined when the contract has none. */
	match(request: { method: string; path: string }): RoutedOperation | undefined;
	/** Authenticates, validates and runs a request of a known operation. */
	run(request: OpenedRequest): Promise<SimulatedAnswer>;
	/** Throws when the contract has no such operation. */
	assertKnown(operationId: string): void;
	/** What in an answer breaks the contract; nothing for operations without a schema. */
	answerProblems(operationId: string, body: unknown): string[];
}

/** Routes by the contract: every path, parameter and body comes from there. */
export async function createRouter(world: World): Promise<Router> {
	const api = contractBackend();
	const broken = (
		operationId: string | undefined,
		problems: string[],
		code?: number,
	): RefusingAnswer => {
		world.violations.push({ by: 'request', operationId, problems });
		return refuse(problems.join('; '), code);
	};
	const handlers = handlersWith((operationId) => contractAnswer(api, operationId, world.switches));
	for (const [operationId, handler] of Object.entries(handlers)) {
		api.register(
			operationId,
			(context: Context, { account, request }: AdmittedRequest): SimulatedAnswer => {
				const type = request.headers['content-type'];
				const types = bodyTypesOf(context.operation);
				// What type an encrypted body has is not said, so any will do. A body that may be missing has none.
				const typed = types.some((allowed) => type?.startsWith(allowed));
				const isMissing = request.bodyText === '' && type === undefined;
				if (types.length > 0 && !request.encrypted && !typed && !isMissing) {
					const answer = broken(operationId, [`Content-Type must be ${types.join(' or ')}`]);
					const isJson = types.includes('application/json') && isJsonText(request.bodyText);
					if (!isJson || world.switches.undeclaredJson === 'refused') return answer;
				}
				const query: unknown = context.request.query;
				const body: unknown = context.request.requestBody;
				const call = { account, query: recordOf(query), body: recordOf(body), sent: request.body };
				const answer = handler(call, world);
				if (answer.kind === 'refusal' && answer.breaksContract) {
					return broken(operationId, [answer.message], answer.code);
				}
				return answer;
			},
		);
	}
	api.register({
		validationFail: ({ operation, validation }: Context): SimulatedAnswer =>
			broken(
				operation.operationId,
				problemTexts(validation.errors),
				familyOf(operation) === 'callCenter'
					? codeOfBrokenField(operation.operationId ?? '', firstBrokenPlace(validation.errors))
					: undefined,
			),
	});
	registerSecurity(api, world, broken);
	await api.init();
	return {
		match: ({ method, path }) => {
			const found = api.matchOperation({ method, path: mainPathOf(path), headers: {} });
			if (found?.operationId === undefined) return undefined;
			return { operationId: found.operationId, path: found.path, tags: found.tags };
		},
		run: async (request) => runOperation(api, { ...request, path: mainPathOf(request.path) }),
		assertKnown: (operationId) => {
			if (api.getOperation(operationId)) return;
			throw new Error(`The contract has no operation "${operationId}"`);
		},
		answerProblems: (operationId, body) =>
			problemTexts(api.validateResponse(body, operationId, 200).errors),
	};
}

async function runOperation(api: OpenAPIBackend, request: OpenedRequest): Promise<SimulatedAnswer> {
	const { method, path, headers, query, encrypted, bodyText } = request;
	// The validator looks at bodies only under their type, which encryption leaves open.
	const asJson: Record<string, string> =
		encrypted && bodyText !== '' ? { 'content-type': 'application/json' } : {};
	const operation = api.matchOperation({ method, path, headers });
	const body = fieldsOfForm(request, operation) ?? request.body;
	const passage: AdmittedRequest = { request };
	return (await api.handleRequest(
		{ method, path, headers: { ...headers, ...asJson }, query, body },
		passage,
	)) as SimulatedAnswer;
}

/** The fields of a form, typed as the contract says; undefined for any other body. */
function fieldsOfForm(request: OpenedRequest, operation: object | undefined): unknown {
	const { body, encrypted, headers } = request;
	const type = headers['content-type']?.split(';')[0]?.trim() ?? '';
	const schema = operation && !encrypted ? mediaOfBody(operation, type).schema : undefined;
	return type !== 'application/json' && isRecord(body) && schema !== undefined
		? formFields(body, schema)
		: undefined;
}

function recordOf(value: unknown): Record<string, unknown> {
	return isRecord(value) ? value : {};
}
