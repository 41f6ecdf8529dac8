import { readContract } from './contract';
import { decrypt, encrypt, signatureOf } from './encryption';
import type { Account } from './types';

export interface ClientRequest {
	query?: Record<string, string>;
	/** Sent as JSON; text goes out as it is. */
	body?: unknown;
	headers?: Record<string, string>;
}

export interface ClientAnswer {
	status: number;
	headers: Headers;
	bytes: Buffer;
	/** Parsed and decrypted; undefined when it is no JSON. */
	json: { code?: number; status?: string; message?: string; data?: unknown } | undefined;
}

const pathByOperation = new Map<string, { method: string; path: string }>();
for (const [path, item] of Object.entries(readContract().paths ?? {})) {
	for (const method of ['get', 'post'] as const) {
		const operationId = item?.[method]?.operationId;
		if (operationId) pathByOperation.set(operationId, { method: method.toUpperCase(), path });
	}
}

/** A bare client by operationId, to try the simulator out. It knows no retry and no recovery. */
export class ContractClient {
	token?: string;

	constructor(
		private readonly url: string,
		private readonly account: Account,
	) {}

	/** Logs in and keeps the token. Contract: obtainToken. */
	async login(): Promise<string> {
		const { appKey, appSecret } = this.account;
		const { json } = await this.call('obtainToken', {
			body: { APPKey: appKey, APPSecret: appSecret },
		});
		const token = (json?.data as { token: string } | undefined)?.token;
		if (token === undefined) throw new Error(json?.message ?? 'No token');
		this.token = token;
		return token;
	}

	/** Sends one request, encrypted when the account has an AES key. */
	async call(operationId: string, request: ClientRequest = {}): Promise<ClientAnswer> {
		const operation = pathByOperation.get(operationId);
		if (!operation) throw new Error(`The contract has no operation "${operationId}"`);
		const { method, path } = operation;
		const plainQuery = new URLSearchParams(request.query).toString();
		const plainBody = textOf(request.body);
		const { aesKey } = this.account;
		const seal = (text: string): string => (aesKey && text ? encrypt(text, aesKey) : text);
		const query = method === 'GET' ? seal(plainQuery) : plainQuery;
		const headers = {
			...(this.token && { Authorization: `Token ${this.token}` }),
			...(method === 'POST' && { 'Content-Type': 'application/json' }),
			...(aesKey && {
				'Is-Encrypted': '1',
				Signed: signatureOf(method === 'GET' ? plainQuery : plainBody),
			}),
			...request.headers,
		};
		const answer = await fetch(`${this.url}${path}${query === '' ? '' : `?${query}`}`, {
			method,
			headers,
			body: method === 'POST' ? seal(plainBody) : undefined,
			redirect: 'manual',
		});
		return this.opened(answer);
	}

	private async opened(answer: Response): Promise<ClientAnswer> {
		const { status, headers } = answer;
		const bytes = Buffer.from(await answer.arrayBuffer());
		const { aesKey } = this.account;
		const sealed = headers.get('is-encrypted') === '1' && aesKey !== undefined;
		const text = sealed ? decrypt(bytes.toString(), aesKey) : bytes.toString();
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

function textOf(body: unknown): string {
	if (body === undefined) return '';
	return typeof body === 'string' ? body : JSON.stringify(body);
}
