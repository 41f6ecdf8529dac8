import type { Context, OpenAPIBackend } from 'openapi-backend';
import { familyOf } from '../../contract/families';
import { refuse, type SimulatedAnswer, type RefusingAnswer } from '../answers';
import { isSignatureOf } from '../chatbot/signatures';
import { operationsOf, takesDialerToken } from '../contract/contract';
import { tokenIn, type OpenedRequest } from './openedRequest';
import type { Account } from '../types';
import type { World } from '../world';

/** What travels with a request through authentication and validation to its handler. */
export interface AdmittedRequest {
	request: OpenedRequest;
	account?: Account;
}

/** Says who may come in: the token of the family, or the chatbot's two headers. */
export function registerSecurity(
	api: OpenAPIBackend,
	world: World,
	broken: (operationId: string | undefined, problems: string[], code?: number) => RefusingAnswer,
): void {
	const headers = chatbotHeaders(world);
	const stating = new Set(
		operationsOf().flatMap((facts) => (facts.statesSecurity ? [facts.operationId] : [])),
	);
	/** Where the contract does not say how a chatbot operation is authorised, the token and the signature do. */
	const takesSignature = ({ operation }: Context): boolean => {
		if (!stating.has(operation.operationId ?? '')) return familyOf(operation) === 'chatbot';
		const schemes = operation.security?.flatMap((requirement) => Object.keys(requirement)) ?? [];
		return headers.some(({ scheme }) => schemes.includes(scheme));
	};
	api.registerSecurityHandler('token', (context: Context, passage: AdmittedRequest) => {
		const { operation } = context;
		const tokens = takesDialerToken(operation) ? world.dialerTokens : world.tokens;
		passage.account = tokens.accountOf(tokenIn(passage.request.headers, world.switches) ?? '');
		if (passage.account !== undefined) return true;
		return takesSignature(context) && headers.every(({ isGood }) => isGood(passage));
	});
	for (const { scheme, isGood } of headers) {
		api.registerSecurityHandler(scheme, (_context: Context, passage: AdmittedRequest) =>
			isGood(passage),
		);
	}
	api.register(
		'unauthorizedHandler',
		(context: Context, { request }: AdmittedRequest): SimulatedAnswer => {
			const { operation } = context;
			const isSigned = headers.every(({ name }) => Boolean(request.headers[name]));
			if (takesSignature(context)) {
				if (isSigned) return refuse('The signature or its key is not right', 401);
				const names = headers.map(({ name }) => name).join(' and ');
				return broken(operation.operationId, [`${names} must be there`], 401);
			}
			const isCallCenter = familyOf(operation) === 'callCenter';
			const code = isCallCenter ? world.switches.callCenterTokenCode : 401;
			if (tokenIn(request.headers, world.switches) !== undefined) {
				return { ...refuse('The token is not known or has expired', code), ofToken: true };
			}
			const problem = 'Authorization must be the word Token, one space and the token';
			return { ...broken(operation.operationId, [problem], code), ofToken: true };
		},
	);
}

/** The two headers of a chatbot request, and whether they are as the switches ask. */
function chatbotHeaders({ settings, switches }: World) {
	const signKeyHeader = 'x-airudder-sign-key';
	const signHeader = 'x-airudder-sign';
	const keyOf = ({ request }: AdmittedRequest) =>
		settings.chatbotKeys.find(({ signKey }) => signKey === request.headers[signKeyHeader]);
	const isThere = (header: string, { request }: AdmittedRequest): boolean =>
		Boolean(request.headers[header]);
	return [
		{
			scheme: 'chatbotSignKey',
			name: signKeyHeader,
			isGood: (passage: AdmittedRequest): boolean => {
				if (!isThere(signKeyHeader, passage)) return !switches.requireChatbotSignature;
				return switches.chatbotSignature === 'ignored' || keyOf(passage) !== undefined;
			},
		},
		{
			scheme: 'chatbotSign',
			name: signHeader,
			isGood: (passage: AdmittedRequest): boolean => {
				if (!isThere(signHeader, passage)) return !switches.requireChatbotSignature;
				const { chatbotSignature: name } = switches;
				if (name === 'ignored') return true;
				const { bodyBytes, headers } = passage.request;
				const secret = keyOf(passage)?.secret ?? '';
				return isSignatureOf(bodyBytes, headers[signHeader] ?? '', name, secret);
			},
		},
	];
}
