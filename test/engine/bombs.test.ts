import { gzipSync } from 'node:zlib';
import { customers, newTask, run } from '../support/engine/airudder';
import { LocalServer } from '../support/localServer';

const megabyte = 1024 * 1024;

/** Blanks before an answer are JSON, too: what is packed here is no answer that breaks off for its content. */
const blanks = gzipSync(Buffer.alloc(16 * megabyte, ' '));
const loggedIn = JSON.stringify({ code: 200, status: 'OK', data: { token: 'token-of-bomb' } });

/** An answer of so many megabytes that comes as a few kilobytes each. */
function packed(megabytes: number, answer: string): Buffer {
	const members = Array.from({ length: megabytes / 16 }, () => blanks);
	return Buffer.concat([...members, gzipSync(answer)]);
}

let asked: string[];
let login: Buffer;
let answer: Buffer;
/** Plays an AIRudder that gives packed answers; `login` says whether that of a login is a bomb, too. */
const server = new LocalServer((request, response) => {
	const isLogin = request.url?.endsWith('/auth');
	if (!isLogin) asked.push(request.url ?? '');
	request.resume();
	response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
	response.end(isLogin ? login : answer);
});
beforeAll(async () => await server.start());
beforeEach(() => {
	asked = [];
	login = packed(0, loggedIn);
	answer = packed(4096, '{}');
});
afterAll(async () => await server.stop());

it('a read whose answer unpacks to gigabytes is given up at 256 MB, and not repeated', async () => {
	const ran = await run(server, 'robot.getAll', {});
	expect(ran.error?.message).toMatch(/The answer is larger than 256 MB/);
	expect(asked).toHaveLength(1);
});

it('a new task whose answer unpacks to gigabytes is sent once, and the user is told that it may exist', async () => {
	const ran = await run(server, 'task.create', newTask, customers(1));
	expect(ran.error?.message).toMatch(/The answer is larger than 256 MB/);
	expect(ran.error?.description).toMatch(/A task named "reminder" may exist/);
	expect(asked).toHaveLength(1);
});

it('a login whose answer unpacks to gigabytes is given up, and nothing is sent after it', async () => {
	login = packed(4096, loggedIn);
	const ran = await run(server, 'task.create', newTask, customers(1));
	expect(ran.error?.message).toMatch(/The answer is larger than 256 MB/);
	expect(asked).toEqual([]);
});

it('a packed answer of 32 MB is read whole', async () => {
	answer = packed(32, JSON.stringify({ code: 200, status: 'OK', data: [] }));
	const ran = await run(server, 'robot.getAll', {});
	expect(ran.error).toBeUndefined();
});
