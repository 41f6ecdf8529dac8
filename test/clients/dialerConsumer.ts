import { LocalServer } from '../support/localServer';
import { isObject } from './kinds';
import { problemsIn } from './reader';
import { dialerEvents } from './tables';

export interface DialerEvent {
	type: string;
	body: Record<string, unknown>;
}

/** What the consumer keeps of one call. Times in milliseconds since 1970. */
export interface CallLog {
	callId: string;
	state: string;
	/** Of CALLING. */
	startedAt?: number;
	/** Of the newest event after it. */
	endedAt?: number;
	hangupReason?: number;
	/** Form of the agent, title → text. */
	results?: Record<string, unknown>;
}

const endStates = ['RINGING', 'ANSWERED', 'HANGUP'];

/**
 * Takes the dialer's events as the collections webhook does (8): no check of who sends, a JSON text of its own as the
 * answer, one record for each call. An event counts only when it is newer than what is kept (8.12).
 */
export class DialerConsumer {
	events: DialerEvent[] = [];

	calls = new Map<string, CallLog>();

	/** What a strict reader had against the events, each once. */
	problems = new Set<string>();

	/** How many of the next events are answered with status 500. */
	failures = 0;

	private readonly server = new LocalServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const [status, answer] = this.take(Buffer.concat(chunks).toString());
			response.writeHead(status, { 'Content-Type': 'application/json' });
			response.end(JSON.stringify({ status: answer }));
		});
	});

	/** Opens on a free port; gives the address that goes into `callback`. */
	async start(): Promise<string> {
		await this.server.start();
		return `${this.server.url}/api/airudder/webhooks?via=callback`;
	}

	async stop(): Promise<void> {
		await this.server.stop();
	}

	forget(): void {
		this.events = [];
		this.calls.clear();
		this.problems.clear();
		this.failures = 0;
	}

	/** Bodies of the events of a type, in the order in which they came. */
	bodies(type: string): Array<Record<string, unknown>> {
		return this.events.filter((event) => event.type === type).map(({ body }) => body);
	}

	/** Status and word of the answer (8.2). */
	private take(text: string): [number, string] {
		if (this.failures > 0) {
			this.failures -= 1;
			return [500, 'failed'];
		}
		const event = JSON.parse(text) as DialerEvent;
		const table = dialerEvents[event.type];
		if (!table) return [200, 'skipped'];
		if (!isObject(event.body) || Object.keys(event.body).length === 0) return [400, 'failed'];
		this.events.push(event);
		const problems = problemsIn(event.body, table);
		for (const problem of problems) this.problems.add(`${event.type}: ${problem}`);
		if (problems.length === 0 && event.type !== 'TaskStatus') this.note(event);
		return [200, 'success'];
	}

	private note({ type, body }: DialerEvent): void {
		const callId = String(body.callid);
		// The key differs by type (8.3).
		const state = String(type === 'AgentStatus' ? body.State : body.state);
		const at = Number(body.timestamp);
		const known = this.calls.get(callId) ?? { callId, state };
		if (known.endedAt !== undefined && at <= known.endedAt) return;
		const reason = Number(body.hangupReason ?? 0);
		const form = Object.keys(body.customizeResults ?? {}).length > 0;
		this.calls.set(callId, {
			...known,
			state,
			...(state === 'CALLING' ? { startedAt: at } : {}),
			...(endStates.includes(state) ? { endedAt: at } : {}),
			// 0 means that it has not hung up (8.7).
			...(reason === 0 ? {} : { hangupReason: reason }),
			...(form ? { results: body.customizeResults as Record<string, unknown> } : {}),
		});
	}
}
