import { operationsOf, takesDialerToken } from './contract/contract';
import { decryptedText, encryptedText, textDigest } from './formats/encryption';
import type { Account } from './types';
import { writtenText } from './formats/values';

export interface ClientRequest {
	/** Values of the placeholders in the path. */
	path?: Record<string, string>;
	query?: Record<string, string>;
	/** Sent as the contract says, JSON or a form; text and FormData (a form with files) go out as they are. */
	body?: unknown;
	headers?: Record<string, string>;
}

export interface ClientAnswer {
	status: number;
	headers: Headers;
	bytes: Buffer;
	/** Parsed and decrypted; undefined when it is no JSON. */
	json:
		| { code?: number; status?: string; message?: string; data?: unknown; body?: unknown }
		| undefined;
}

interface ClientOperation {
	method: string;
	path: string;
	/** What the body is sent as. */
	type: string;
	ofDialer: boolean;
}

const form = 'application/x-www-form-urlencoded';

const operations = new Map<string, ClientOperation>(
	operationsOf().map((facts) => {
		const { operationId, method, path, bodyTypes } = facts;
		const [type = 'application/json'] = bodyTypes;
		const ofDialer = takesDialerToken(facts);
		return [operationId, { method: method.toUpperCase(), path, type, ofDialer }];
	}),
);

/** A bare client by operationId, to try the simulator out. It knows no retry and no recovery. */
export class ContractClient {
	token?: string;
	dialerToken?: string;

	constructor(
		private readonly url: string,
		private readonly account: Account,
	) {}

	/** Logs in and keeps the token. Contract: obtainToken. */
	async login(): Promise<string> {
		this.token = await this.tokenBy('obtainToken');
		return this.token;
	}

	/** Logs in to the dialer and keeps its token. Contract: obtainDialerToken. */
	async loginToDialer(): Promise<string> {
		this.dialerToken = await this.tokenBy('obtainDialerToken');
		return this.dialerToken;
	}

	/** Sends one request, encrypted when the account has an AES key. */
	async call(operationId: string, request: ClientRequest = {}): Promise<ClientAnswer> {
		const operation = operations.get(operationId);
		if (!operation) throw new Error(`The contract has no operation "${operationId}"`);
		const { method, type, ofDialer } = operation;
		const path = operation.path.replace(/\{(.+?)\}/g, (_place, name: string) =>
			encodeURIComponent(request.path?.[name] ?? ''),
		);
		const takesBody = method !== 'GET' && (method !== 'DELETE' || request.body !== undefined);
		const token = ofDialer ? this.dialerToken : this.token;
		const plainQuery = new URLSearchParams(request.query).toString();
		const files = request.body instanceof FormData ? request.body : undefined;
		const plainBody = files ? '' : textOf(request.body, type);
		const { aesKey } = this.account;
		const seal = (text: string): string => (aesKey && text ? encryptedText(text, aesKey) : text);
		const query = method === 'GET' ? seal(plainQuery) : plainQuery;
		const headers = {
			...(token && { Authorization: `Token ${token}` }),
			...(takesBody && !files && { 'Content-Type': type }),
			...(aesKey && {
				'Is-Encrypted': '1',
				Signed: textDigest(method === 'GET' ? plainQuery : plainBody),
			}),
			...request.headers,
		};
		const answer = await fetch(`${this.url}${path}${query === '' ? '' : `?${query}`}`, {
			method,
			headers,
			body: takesBody ? (files ?? seal(plainBody)) : undefined,
			redirect: 'manual',
		});
		return this.opened(answer);
	}

	private async tokenBy(operationId: string): Promise<string> {
		const { appKey, appSecret } = this.account;
		const { json } = await this.call(operationId, {
			body: { APPKey: appKey, APPSecret: appSecret },
		});
		const payload = (json?.data ?? json?.body) as { token: string } | undefined;
		if (payload?.token === undefined) throw new Error(json?.message ?? 'No token');
		return payload.token;
	}

	private async opened(answer: Response): Promise<ClientAnswer> {
		const { status, headers } = answer;
		const bytes = Buffer.from(await answer.arrayBuffer());
		const { aesKey } = this.account;
		const sealed = headers.get('is-encrypted') === '1' && aesKey !== undefined;
		const text = sealed ? decryptedText(bytes.toString(), aesKey) : bytes.toString();
		return { status, headers, bytes, json: jsonIn(text) };
	}
}

function jsonIn(text: string): ClientAnswer['json'] {
	try {
		return JSON.parse(text) as ClientAnswer['json'];
	} catch {
		return undefined;
	}
}

function textOf(body: unknown, type: string): string {
	if (type !== form || typeof body !== 'object') return writtenText(body);
	return new URLSearchParams(body as Record<string, string>).toString();
}
