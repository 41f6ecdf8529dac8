import { decryptedText, textDigest } from '../formats/encryption';
import { isMultipart, readMultipart } from '../formats/multipart';
import { isRecord } from '../formats/values';
import type { Switches } from '../switches';
import type { Account } from '../types';
import type { World } from '../world';

/** A request as the socket gave it. */
export interface RawRequest {
	method: string;
	path: string;
	/** What follows the question mark, unescaped by nobody. */
	queryText: string;
	bodyText: string;
	bodyBytes: Buffer;
	/** Names in lower case. */
	headers: Record<string, string>;
}

/** A request with its encryption taken off. */
export interface OpenedRequest extends RawRequest {
	encrypted: boolean;
	/** The AES key to answer with; set when the request was encrypted and could be read. */
	key?: string;
	query: Record<string, string | string[]>;
	/** Parsed JSON or form; text when it is neither; undefined when there is none. */
	body: unknown;
	/** Why it cannot be accepted, in words. */
	problem?: string;
}

const authorization = /^(Token|Bearer) (\S+)$/;

/** The token in an Authorization header with a word that the switch tokenWord takes. */
export function tokenIn(
	headers: Record<string, string>,
	{ tokenWord }: Switches,
): string | undefined {
	const [, word, token] = authorization.exec(headers.authorization ?? '') ?? [];
	return tokenWord === 'either' || word === tokenWord ? token : undefined;
}

/** Decrypts and parses a request. Contract: x-encryption. */
export async function open(raw: RawRequest, world: World): Promise<OpenedRequest> {
	const encrypted = raw.headers['is-encrypted'] === '1';
	const plain = encrypted ? decrypted(raw, world) : { ...raw };
	const parsed = {
		...plain,
		encrypted,
		query: parsedQuery(plain.queryText),
		body: parsedBody(plain.bodyText, raw.headers['content-type']),
	};
	const type = raw.headers['content-type'];
	if (type !== undefined && isMultipart(type)) {
		try {
			parsed.body = await readMultipart(raw.bodyBytes, type);
		} catch (error) {
			return { ...parsed, problem: `The form cannot be read: ${String(error)}` };
		}
	}
	const mustEncrypt = world.switches.requireEncryption && accountIn(parsed, world)?.aesKey;
	return mustEncrypt && !encrypted
		? { ...parsed, problem: 'This account accepts encrypted requests only' }
		: parsed;
}

function decrypted(raw: RawRequest, world: World): RawRequest & { key?: string; problem?: string } {
	const known = world.accountOf(tokenIn(raw.headers, world.switches));
	const accounts = known ? [known] : world.settings.accounts;
	const keys = accounts.flatMap(({ aesKey }) => aesKey ?? []);
	if (keys.length === 0) return { ...raw, problem: 'The account has no AES key' };
	const part = raw.method === 'GET' ? 'queryText' : 'bodyText';
	let problem = '';
	for (const key of keys) {
		try {
			const text = raw[part] === '' ? '' : decryptedText(raw[part], key);
			if (textDigest(text) === raw.headers.signed) return { ...raw, [part]: text, key };
			problem = 'Signed is not the lower-case hex SHA-256 of the text';
		} catch (error) {
			problem = error instanceof Error ? error.message : String(error);
		}
	}
	return { ...raw, problem: `The encrypted request cannot be read: ${problem}` };
}

function accountIn({ headers, body }: OpenedRequest, world: World): Account | undefined {
	const byToken = world.accountOf(tokenIn(headers, world.switches));
	const appKey = isRecord(body) ? body.APPKey : undefined;
	return byToken ?? world.settings.accounts.find((account) => account.appKey === appKey);
}

/** Whether a body is an object in JSON, whatever its content type says. */
export function isJsonText(bodyText: string): boolean {
	return bodyText.startsWith('{');
}

function parsedQuery(text: string): Record<string, string | string[]> {
	const parameters = new URLSearchParams(text);
	return Object.fromEntries(
		[...new Set(parameters.keys())].map((name) => {
			const [first = '', ...more] = parameters.getAll(name);
			return [name, more.length > 0 ? [first, ...more] : first];
		}),
	);
}

function parsedBody(text: string, contentType = ''): unknown {
	if (text === '') return undefined;
	const isForm = contentType.startsWith('application/x-www-form-urlencoded');
	if (isForm && !isJsonText(text)) return parsedQuery(text);
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
