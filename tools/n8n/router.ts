import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where addresses begin that others than the editor call: deliveries, callbacks that executions wait for, forms. */
export const productionPaths = ['webhook', 'webhook-waiting', 'form', 'form-waiting', 'mcp'];

/** Whether a request is for the process for webhooks; if not, it is for the main. */
export const isProduction = (path: string): boolean =>
	productionPaths.includes(path.split('/')[1] ?? '');

/** What stands in front of an n8n that is divided, under one address. */
export interface N8nRouter {
	url: string;
	stop: () => Promise<void>;
}

/** Starts a router on a free port; `target` answers the address of the process that a path belongs to. */
export async function startRouter(target: (path: string) => string): Promise<N8nRouter> {
	const server = createServer((incoming, answer) => {
		pass(incoming, answer, target(incoming.url ?? '/'));
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		async stop() {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}

function pass(incoming: IncomingMessage, answer: ServerResponse, origin: string): void {
	const { method, url = '/', headers } = incoming;
	const passed = request(new URL(url, origin), { method, headers, agent: false }, (response) => {
		answer.writeHead(response.statusCode ?? 502, response.headers);
		response.pipe(answer);
	});
	passed.once('error', () => {
		if (!answer.headersSent) answer.writeHead(502);
		answer.end();
	});
	incoming.pipe(passed);
}
