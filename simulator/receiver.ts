import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedEvent {
	/** Names in lower case. */
	headers: Record<string, unknown>;
	body: string;
}

/** Somebody who takes events, for tests of the simulator itself. */
export interface Receiver {
	readonly url: string;
	readonly received: ReceivedEvent[];
	/** Statuses it answers, the last one for good. */
	answers: number[];
	stop(): Promise<void>;
}

/** Starts a receiver on a free port; it answers 200 until told otherwise. */
export async function startReceiver(): Promise<Receiver> {
	const received: ReceivedEvent[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
			const [status = 200, ...later] = receiver.answers;
			if (later.length > 0) receiver.answers = later;
			response.writeHead(status).end('{}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const receiver: Receiver = {
		url: `http://127.0.0.1:${port}/events`,
		received,
		answers: [200],
		stop: () => new Promise((resolve) => server.close(() => resolve())),
	};
	return receiver;
}
