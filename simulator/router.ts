import type { Context, OpenAPIBackend } from 'openapi-backend';
import { refuse, type Answer } from './answers';
import { bodyTypesOf, contractBackend, problemTexts } from './contract';
import { handlers } from './handlers';
import { isRecord } from './naming';
import { tokenIn, type OpenedRequest } from './opening';
import type { Account } from './types';
import type { World } from './world';

/** What travels with a request through authentication and validation to its handler. */
interface Passage {
	request: OpenedRequest;
	account?: Account;
}

export interface RoutedOperation {
	operationId: string;
	tags?: string[];
}

export interface Router {
	/** The operation a request is for; undefined when the contract has none. */
	match(request: { method: string; path: string }): RoutedOperation | undefined;
	/** Authenticates, validates and runs a request of a known operation. */
	run(request: OpenedRequest): Promise<Answer>;
	/** Throws when the contract has no such operation. */
	assertKnown(operationId: string): void;
	/** What in an answer breaks the contract; nothing for operations without a schema. */
	answerProblems(operationId: string, body: unknown): string[];
}

/** Routes by the contract: every path, parameter and body comes from there. */
export async function createRouter(world: World): Promise<Router> {
	const api = contractBackend();
	const broken = (operationId: string | undefined, problems: string[]): Answer => {
		world.violations.push({ by: 'request', operationId, problems });
		return refuse(problems.join('; '));
	};
	for (const [operationId, handler] of Object.entries(handlers)) {
		api.register(operationId, (context: Context, { account, request }: Passage): Answer => {
			const type = request.headers['content-type'];
			const types = bodyTypesOf(context.operation);
			// What type an encrypted body has is not said, so any will do.
			const typed = types.some((allowed) => type?.startsWith(allowed));
			if (types.length > 0 && !request.encrypted && !typed) {
				return broken(operationId, [`Content-Type must be ${types.join(' or ')}`]);
			}
			const query: unknown = context.request.query;
			const body: unknown = context.request.requestBody;
			const call = { account, query: recordOf(query), body: recordOf(body) };
			const answer = handler(call, world);
			if (answer.kind === 'refusal' && answer.breaksContract) {
				return broken(operationId, [answer.message]);
			}
			return answer;
		});
	}
	api.register({
		unauthorizedHandler: ({ operation }: Context, { request }: Passage): Answer => {
			if (tokenIn(request.headers) !== undefined) {
				return refuse('The token is not known or has expired', 401);
			}
			const problem = 'Authorization must be the word Token, one space and the token';
			broken(operation.operationId, [problem]);
			return refuse(problem, 401);
		},
		validationFail: ({ operation, validation }: Context): Answer =>
			broken(operation.operationId, problemTexts(validation.errors)),
	});
	registerSecurity(api, world);
	await api.init();
	return {
		match: ({ method, path }) => {
			const found = api.matchOperation({ method, path, headers: {} });
			const operationId = found?.operationId;
			return operationId === undefined ? undefined : { operationId, tags: found?.tags };
		},
		run: async (request) => runOperation(api, request),
		assertKnown: (operationId) => {
			if (api.getOperation(operationId)) return;
			throw new Error(`The contract has no operation "${operationId}"`);
		},
		answerProblems: (operationId, body) =>
			problemTexts(api.validateResponse(body, operationId, 200).errors),
	};
}

async function runOperation(api: OpenAPIBackend, request: OpenedRequest): Promise<Answer> {
	const { method, path, headers, query, body, encrypted, bodyText } = request;
	// The validator looks at bodies only under their type, which encryption leaves open.
	const asJson: Record<string, string> =
		encrypted && bodyText !== '' ? { 'content-type': 'application/json' } : {};
	const passage: Passage = { request };
	return (await api.handleRequest(
		{ method, path, headers: { ...headers, ...asJson }, query, body },
		passage,
	)) as Answer;
}

function registerSecurity(api: OpenAPIBackend, world: World): void {
	api.registerSecurityHandler('token', (_context: Context, passage: Passage) => {
		passage.account = world.tokens.accountOf(tokenIn(passage.request.headers) ?? '');
		return passage.account !== undefined;
	});
	// How the chatbot signs is not published: the headers must be there, no more can be checked.
	for (const [scheme, header] of [
		['chatbotSignKey', 'x-airudder-sign-key'],
		['chatbotSign', 'x-airudder-sign'],
	] as const) {
		api.registerSecurityHandler(scheme, (_context: Context, { request }: Passage) =>
			Boolean(request.headers[header]),
		);
	}
}

function recordOf(value: unknown): Record<string, unknown> {
	return isRecord(value) ? value : {};
}
