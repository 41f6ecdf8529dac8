import { taken, takenOrNot, type Fault } from './faults';
import type { Met, Play } from './line';

const group = 'Connection';

const json = { 'content-type': 'application/json' };

/** Lets the time run out once what was written is on its way, and then gives the connection up. */
function standstill({ socket, timeIsUp }: Met): void {
	setImmediate(() => {
		timeIsUp();
		setImmediate(() => socket.destroy());
	});
}

const half = '{"code":200,"status":"OK","data":{"TaskID":"';

/** Bytes as they are, and the end of the connection. */
const raw =
	(text: string): Play =>
	({ socket }) => {
		socket.end(text);
	};

const plays: Array<[string, Play, { everywhere?: boolean }?]> = [
	['reset', ({ socket }) => void socket.resetAndDestroy(), { everywhere: true }],
	['closed without an answer', ({ socket }) => void socket.end()],
	['no answer until the time is up', standstill, { everywhere: true }],
	[
		'headers, and nothing until the time is up',
		(met) => {
			met.response.writeHead(200, json).flushHeaders();
			standstill(met);
		},
	],
	[
		'byte by byte until the time is up',
		(met) => {
			met.response.writeHead(200, json);
			for (const byte of half) met.response.write(byte);
			standstill(met);
		},
		{ everywhere: true },
	],
	[
		'half an answer, then closed',
		({ response, socket }) => {
			response.writeHead(200, { ...json, 'content-length': '400' });
			response.write(half, () => socket.end());
		},
		{ everywhere: true },
	],
	[
		'half an answer, then reset',
		({ response, socket }) => {
			response.writeHead(200, { ...json, 'content-length': '400' });
			response.write(half, () => socket.resetAndDestroy());
		},
	],
	[
		'half an answer in chunks, then closed',
		({ response, socket }) => {
			response.writeHead(200, json);
			response.write(half, () => socket.end());
		},
	],
	['half of the headers', raw('HTTP/1.1 200 OK\r\ncontent-type: appl')],
	['HTTP 100 and nothing else', raw('HTTP/1.1 100 Continue\r\n\r\n')],
	['HTTP 103 and nothing else', raw('HTTP/1.1 103 Early Hints\r\n\r\n')],
	['not HTTP', raw('SSH-2.0-OpenSSH_9.2\r\n')],
	['headers without end', raw(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(100_000)}\r\n\r\n{}`)],
	[
		'a length that is too short',
		raw('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"code":200,"data":{}}'),
	],
	['two lengths', raw('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 4\r\n\r\n{}  ')],
	['chunks that are none', raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}')],
];

/** A redirect to where the request would be taken once more. */
const redirect =
	(status: number, location: (met: Met) => string): Play =>
	(met) => {
		met.response.writeHead(status, { location: location(met) }).end();
	};

const places: Array<[string, (met: Met) => string]> = [
	['the same path', ({ path }) => path],
	['another host', ({ url, path }) => url.replace('127.0.0.1', 'localhost') + path],
];

/** What happens to the connection, and where a redirect leads. */
export const connections: Fault[] = [
	...plays.flatMap(([name, play, further]) => takenOrNot(group, name, play, further)),
	...places.flatMap(([place, location]) =>
		[301, 302, 303, 307, 308].flatMap((status) =>
			takenOrNot('Redirect', `HTTP ${status} to ${place}`, redirect(status, location), {
				everywhere: status === 307,
			}),
		),
	),
	{
		...taken(
			'Redirect',
			'HTTP 307 round and round',
			redirect(307, ({ path }) => path),
		),
		hits: { send: [{ play: redirect(307, ({ path }) => path), taken: true, times: 99 }] },
	},
];
