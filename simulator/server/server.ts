import { fastify, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Exchange } from './exchange';
import type { RawRequest } from './openedRequest';
import { audioOfFile, recordingRoutes } from '../calls/recordings';
import type { RecordedRequest } from '../types';
import type { World } from '../world';

/** 10,000 contacts with all their fields fit easily. */
const bodyLimitBytes = 64 * 1024 * 1024;

/** The API: every request goes through the exchange, whatever its path. */
export async function startApi(world: World, exchange: Exchange): Promise<FastifyInstance> {
	const server = newServer();
	serveRecordings(server, world, world.requests);
	server.all('/*', async (request, reply) => {
		const answer = await exchange.handle(rawRequest(request)).catch((error: unknown) => {
			world.settings.log?.(String(error));
			return undefined;
		});
		if (!answer) {
			reply.hijack();
			request.raw.socket.destroy();
			return reply;
		}
		const { status, headers, body } = answer;
		const isBytes = Buffer.isBuffer(body);
		if (!isBytes) reply.header('content-type', 'application/json; charset=utf-8');
		return reply
			.code(status)
			.headers(headers)
			.send(isBytes ? body : JSON.stringify(body));
	});
	await server.listen({ host: '127.0.0.1', port: world.settings.port });
	return server;
}

/** The other host: recordings only, and a record of what was asked of it. */
export async function startOtherHost(
	world: World,
	requests: RecordedRequest[],
): Promise<FastifyInstance> {
	const server = newServer();
	serveRecordings(server, world, requests);
	await server.listen({ host: 'localhost', port: 0 });
	return server;
}

/** The port a listening server has. */
export function portOf(server: FastifyInstance): number {
	return server.addresses()[0]?.port ?? 0;
}

function newServer(): FastifyInstance {
	const server = fastify({ bodyLimit: bodyLimitBytes, forceCloseConnections: true });
	// Bodies stay bytes: an encrypted one is neither JSON nor a form, whatever its type says.
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
		done(null, body);
	});
	return server;
}

/** Links to recordings work without a token, which nobody should send along. */
function serveRecordings(server: FastifyInstance, world: World, requests: RecordedRequest[]): void {
	for (const route of recordingRoutes) {
		server.get<{ Params: { file: string } }>(route, async (request, reply) => {
			const audio = audioOfFile(world.attempts(), request.params.file);
			const { method, path, headers } = rawRequest(request);
			const status = audio ? 200 : 404;
			const encrypted = false;
			const at = new Date();
			requests.push({ method, path, query: {}, headers, body: undefined, encrypted, at, status });
			if (!audio) return reply.code(404).send();
			return reply.header('content-type', audio.contentType).send(audio.bytes);
		});
	}
}

function rawRequest({ raw, body }: FastifyRequest): RawRequest {
	const url = raw.url ?? '/';
	const bodyBytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
	const mark = url.indexOf('?');
	const headers = Object.entries(raw.headers).map(([name, value = '']) => [
		name,
		Array.isArray(value) ? value.join(', ') : value,
	]);
	return {
		method: raw.method ?? 'GET',
		path: mark < 0 ? url : url.slice(0, mark),
		queryText: mark < 0 ? '' : url.slice(mark + 1),
		bodyText: bodyBytes.toString('utf8'),
		bodyBytes,
		headers: Object.fromEntries(headers) as Record<string, string>,
	};
}
