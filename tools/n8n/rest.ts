import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** n8n said no. */
export class N8nRefusal extends Error {
	override name = 'N8nRefusal';

	constructor(
		request: string,
		readonly status: number,
		text: string,
	) {
		super(`n8n answered ${status} to ${request}: ${reasonIn(text)}`);
	}
}

/** n8n's own words; in development it puts a stack trace beside them. */
function reasonIn(text: string): string {
	try {
		return String((JSON.parse(text) as { message?: unknown }).message);
	} catch {
		return text.slice(0, 200);
	}
}

const PATIENCE_MS = 30_000;

/** The session of one signed-in person with the interface that n8n's own editor uses. */
export class N8nSession {
	private cookie = '';

	/** The sign-in is tied to this, as if it were one browser. */
	private readonly browserId = randomUUID();

	constructor(readonly url: string) {}

	/**
	 * One request, its answer unwrapped from `{data}`. Tried again while a busy n8n resets connections
	 * or answers 503; what changes something only when n8n cannot have seen it.
	 * Throws an N8nRefusal for any other status that is not 2xx.
	 */
	async request<T>(method: string, path: string, body?: object): Promise<T> {
		const end = Date.now() + PATIENCE_MS;
		for (;;) {
			const reply = await this.send(method, path, body);
			if (reply && reply.status !== 503) return await this.unwrap<T>(reply, `${method} ${path}`);
			if (Date.now() > end) throw new Error(`n8n is too busy to answer ${method} ${path}`);
			await sleep(200);
		}
	}

	/** The bytes of a file, as the editor's button "Download" gets them. Throws an N8nRefusal. */
	async bytes(path: string): Promise<Buffer> {
		const reply = await this.send('GET', path);
		if (!reply) throw new Error(`n8n is too busy to answer GET ${path}`);
		if (!reply.ok) throw new N8nRefusal(`GET ${path}`, reply.status, await reply.text());
		return Buffer.from(await reply.arrayBuffer());
	}

	private async send(method: string, path: string, body?: object): Promise<Response | undefined> {
		try {
			return await fetch(`${this.url}${path}`, {
				method,
				headers: {
					'content-type': 'application/json',
					'browser-id': this.browserId,
					cookie: this.cookie,
					// A connection kept open may be closed by n8n just as the next request goes out.
					connection: 'close',
				},
				body: body && JSON.stringify(body),
			});
		} catch (error) {
			if (method === 'GET') return undefined;
			throw error;
		}
	}

	private async unwrap<T>(reply: Response, request: string): Promise<T> {
		const cookie = reply.headers.getSetCookie().find((one) => one.startsWith('n8n-auth='));
		if (cookie) this.cookie = cookie.replace(/;.*/, '');
		const text = await reply.text();
		if (!reply.ok) throw new N8nRefusal(request, reply.status, text);
		const answer: unknown = text === '' ? undefined : JSON.parse(text);
		const wrapped = typeof answer === 'object' && answer !== null && 'data' in answer;
		return (wrapped && request.includes(' /rest/') ? answer.data : answer) as T;
	}
}
