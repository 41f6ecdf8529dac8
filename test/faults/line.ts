import {
	Agent,
	request as httpRequest,
	type IncomingMessage,
	type OutgoingHttpHeaders,
	type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { endpoints, type EndpointId } from '../../nodes/shared/api/endpoints.generated';
import { endpointOf } from '../../nodes/shared/api/endpoint';
import { LocalServer } from '../support/localServer';
import { standInPath } from '../support/samples/fromContract';

/** What a request to AIRudder is for: to reach people, to look up what was made, to sign in, or anything else. */
export type Purpose = 'send' | 'search' | 'login' | 'other';

/** An answer as it came from AIRudder. */
export interface Answered {
	status: number;
	headers: OutgoingHttpHeaders;
	body: Buffer;
}

/** One request on its way, in the hands of a fault. */
export interface Met {
	endpoint?: EndpointId;
	response: ServerResponse;
	/** The connection to the node. */
	socket: Socket;
	/** What AIRudder answered, when the fault lets the request through to it. */
	answered?: Answered;
	/** Where the line listens, and what was asked of it. */
	url: string;
	path: string;
	/** Lets every time limit of the node run out, now. */
	timeIsUp: () => void;
}

/** What the line does to a request in place of bringing AIRudder's answer back. */
export type Play = (met: Met) => void | Promise<void>;

/** Which requests of a purpose are hit, and by what. */
export interface Hit {
	play: Play;
	/** Whether AIRudder gets the request, and does what it says. */
	taken: boolean;
	/** How many requests of the purpose pass before; none when left out. */
	after?: number;
	/** How many are hit; one when left out. */
	times?: number;
}

/** The hits of a cell by purpose; those of one purpose one after the other. */
export type Hits = Partial<Record<Purpose, readonly Hit[]>>;

/** Stands between the nodes and the simulator, and does to requests what no server does by itself. */
export class Line extends LocalServer {
	/** Called when a fault lets the time run out. */
	onTimeIsUp: () => void = () => undefined;

	/** How many requests were hit since the last `arm`. */
	met = 0;

	/** What AIRudder, contrary to the fault, did not take. */
	readonly notTaken: string[] = [];

	private waiting: Record<Purpose, Hit[]> = none();

	private readonly agent = new Agent({ keepAlive: true });

	constructor(private readonly airudder: { url: string }) {
		super((request, response) => {
			this.bring(request, response).catch((error: unknown) => {
				this.notTaken.push(String(error));
				request.socket.destroy();
			});
		});
	}

	override async stop(): Promise<void> {
		this.agent.destroy();
		await super.stop();
	}

	/** Arms hits for the requests to come, and forgets those armed before. */
	arm(hits: Hits = {}): void {
		this.met = 0;
		this.waiting = none();
		for (const [purpose, list = []] of Object.entries(hits))
			this.waiting[purpose as Purpose].push(...list.map((hit) => ({ ...hit })));
	}

	private async bring(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const body = await bytesOf(request);
		const { endpoint, purpose } = meaningOf(request);
		const hit = this.take(purpose);
		const answered = !hit || hit.taken ? await this.forward(request, body) : undefined;
		if (!hit) return write(response, answered!);
		if (answered && !isSuccess(answered))
			this.notTaken.push(
				`${purpose} ${request.url}: ${answered.status} ${answered.body.toString()}`,
			);
		this.met += 1;
		await hit.play({
			endpoint,
			response,
			socket: request.socket,
			answered,
			url: this.url,
			path: request.url ?? '/',
			timeIsUp: () => this.onTimeIsUp(),
		});
	}

	private take(purpose: Purpose): Hit | undefined {
		const [first] = this.waiting[purpose];
		if (!first) return undefined;
		const { after = 0, times = 1 } = first;
		if (after > 0) {
			first.after = after - 1;
			return undefined;
		}
		if (times <= 1) this.waiting[purpose].shift();
		else first.times = times - 1;
		return first;
	}

	private async forward(
		{ method, url, headers }: IncomingMessage,
		body: Buffer,
	): Promise<Answered> {
		const { agent } = this;
		return await new Promise((resolve, reject) => {
			const passed = httpRequest(
				`${this.airudder.url}${url}`,
				{ method, headers, agent },
				(answer) => {
					bytesOf(answer).then(
						(bytes) =>
							resolve({ status: answer.statusCode!, headers: answer.headers, body: bytes }),
						reject,
					);
				},
			);
			passed.once('error', reject);
			passed.end(body);
		});
	}
}

/** Brings an answer to the node as it is. */
export function write(response: ServerResponse, { status, headers, body }: Answered): void {
	response.writeHead(status, headers).end(body);
}

const byPath = new Map<string, EndpointId>(
	(Object.keys(endpoints) as EndpointId[]).flatMap((id) => {
		const { method, path = standInPath(id), otherPaths = [] } = endpointOf(id);
		return [path, ...otherPaths].map((one) => [`${method} ${one}`, id] as const);
	}),
);

/** Where the nodes look for what they made. */
const searches = new Set<EndpointId | undefined>(['listTasks', 'listDialerTasks']);

function meaningOf({ method, url = '/' }: IncomingMessage): {
	endpoint?: EndpointId;
	purpose: Purpose;
} {
	const endpoint = byPath.get(`${method} ${url.replace(/\?.*/, '')}`);
	if (searches.has(endpoint)) return { endpoint, purpose: 'search' };
	if (endpoint === undefined) return { purpose: 'other' };
	if (endpointOf(endpoint).tag === 'Authentication' || endpoint === 'obtainDialerToken')
		return { endpoint, purpose: 'login' };
	return { endpoint, purpose: endpointOf(endpoint).effect === 'contacts' ? 'send' : 'other' };
}

function isSuccess({ status, body }: Answered): boolean {
	const { code } = JSON.parse(body.toString()) as { code?: unknown };
	return status === 200 && (code === undefined || code === 0 || code === 200);
}

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

function none(): Record<Purpose, Hit[]> {
	return { send: [], search: [], login: [], other: [] };
}
