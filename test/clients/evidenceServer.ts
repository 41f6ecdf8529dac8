import { randomUUID } from 'node:crypto';
import { fastify, type FastifyInstance } from 'fastify';
import { cloudOperations } from './evidenceCloud';
import { dialerOperations } from './evidenceDialer';
import { form, signInFields, type Keys } from './http';
import { Refusal, type Operation, type Received, type State } from './evidenceTypes';

const dialer = '/service/callcenter/call/predict/';
const wav = Buffer.from('RIFF\u0004\u0000\u0000\u0000WAVE', 'latin1');

/**
 * AIRudder as far as the evidence knows it, and not a step further: it refuses what production would refuse or no client
 * ever sent, and answers in the shapes that clients read. It calls nobody; a test says what became of the calls.
 */
export class EvidenceServer {
	/** Of every operation, in order of arrival. */
	received: Received[] = [];

	/** Why a request was refused. */
	refusals: string[] = [];

	/** Successful ones, by family of tokens. */
	signIns = { dialer: 0, cloud: 0 };

	state: State = emptyState();

	private tokens = new Map<string, keyof EvidenceServer['signIns']>();

	private readonly server: FastifyInstance = fastify({
		forceCloseConnections: true,
		bodyLimit: 32 * 1024 * 1024,
	});

	constructor(private readonly keys: Keys) {}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	async start(): Promise<void> {
		this.server.removeAllContentTypeParsers();
		this.server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
			done(null, body);
		});
		// The recording is on another host, which wants no token (6.3).
		this.server.get('/download/*', async ({ headers }, reply) => {
			if (headers.authorization === undefined) return await reply.type('audio/wav').send(wav);
			this.refusals.push('download: the token went to another host');
			return await reply.code(400).send();
		});
		this.server.all('/*', async ({ method, url, headers, body }, reply) => {
			const [path = '', query] = url.split('?');
			const { status, json } = this.answer({
				method,
				path,
				query: Object.fromEntries(new URLSearchParams(query)),
				contentType: headers['content-type'] ?? '',
				authorization: headers.authorization ?? '',
				text: (body as string | undefined) ?? '',
			});
			return await reply.code(status).type('application/json').send(JSON.stringify(json));
		});
		await this.server.listen({ host: '127.0.0.1', port: 0 });
	}

	async stop(): Promise<void> {
		await this.server.close();
	}

	forget(): void {
		this.received = [];
		this.refusals = [];
		this.signIns = { dialer: 0, cloud: 0 };
		this.state = emptyState();
		this.tokens.clear();
	}

	expireTokens(): void {
		this.tokens.clear();
	}

	/** Bodies that came for the operation at the end of a path. */
	bodies(operation: string): Array<Record<string, unknown>> {
		return this.received
			.filter(({ path }) => path.endsWith(`/${operation}`))
			.map(({ text }) => JSON.parse(text) as Record<string, unknown>);
	}

	private get port(): number {
		return this.server.addresses()[0]!.port;
	}

	private answer(request: Received): { status: number; json: object } {
		const { method, path } = request;
		if (path.endsWith('/auth')) return this.signIn(request);
		this.received.push(request);
		const operation = operations[`${method} ${path}`];
		if (!operation) return refused(404, 'The evidence has no such operation', 404);
		// A token is refused by HTTP status (1.5, 10.3).
		if (!this.admits(request, operation)) return refused(401, 'token is not valid', 401);
		try {
			const link = `http://localhost:${this.port}/download/20260302/${'0a'.repeat(16)}`;
			return { status: 200, json: operation.run(request, this.state, link) };
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			this.refusals.push(`${path}: ${error.message}`);
			return refused(error.code, error.message);
		}
	}

	private admits({ authorization, path }: Received, { words }: Operation): boolean {
		const [word = '', token = ''] = authorization.split(' ');
		if (!words.includes(word)) this.refusals.push(`${path}: Authorization is "${word} …"`);
		return words.includes(word) && this.tokens.get(token) === familyOf(path);
	}

	/** The dialer takes a form (1.1); the cloud a form, a multipart form or JSON (10.1). */
	private signIn({ path, contentType, text }: Received): { status: number; json: object } {
		const family = familyOf(path);
		const isForm = contentType.startsWith(form);
		const isJson = contentType.startsWith('application/json');
		const given: unknown = isForm
			? Object.fromEntries(new URLSearchParams(text))
			: family === 'cloud' && isJson
				? JSON.parse(text)
				: {};
		if (JSON.stringify(given) !== JSON.stringify(signInFields(this.keys))) {
			this.refusals.push(`${path}: signed in as ${contentType}`);
			return refused(family === 'dialer' ? 10301 : 401, 'wrong key');
		}
		const token = randomUUID();
		this.tokens.set(token, family);
		this.signIns[family] += 1;
		return family === 'dialer'
			? { status: 200, json: { code: 0, message: 'successfully', body: { token } } }
			: { status: 200, json: { code: 200, message: 'success', data: { token } } };
	}
}

const operations: Record<string, Operation> = {
	...dialerOperations(dialer),
	...cloudOperations('/service/'),
};

function familyOf(path: string): 'dialer' | 'cloud' {
	return path.startsWith(dialer) ? 'dialer' : 'cloud';
}

function refused(code: number, message: string, status = 200) {
	return { status, json: { code, message, status: 'failed' } };
}

function emptyState(): State {
	return {
		dialerTasks: [],
		unwantedNumbers: [],
		callingTasks: [],
		errorOf: (contact) => contact,
		messages: [],
		workflows: new Map(),
	};
}
