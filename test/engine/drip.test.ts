import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { customers, newTask, run } from '../support/engine/airudder';

// What is waited for 180 seconds otherwise.
jest.mock('../../nodes/shared/api/transport', () => ({
	...jest.requireActual<object>('../../nodes/shared/api/transport'),
	timeoutOf: () => 700,
}));

/** Plays an AIRudder that answers a login, and lets a byte of any other answer out now and then, for ever. */
let server: Server;
let asked: string[];
beforeAll(async () => {
	server = createServer((request, response) => {
		asked.push(request.url ?? '');
		response.setHeader('content-type', 'application/json');
		if (request.url?.endsWith('/auth')) {
			response.end(JSON.stringify({ code: 200, status: 'OK', data: { token: 'token-of-drip' } }));
			return;
		}
		response.write('{');
		const drip = setInterval(() => response.write(' '), 100);
		response.once('close', () => clearInterval(drip));
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
beforeEach(() => {
	asked = [];
});
afterAll(async () => {
	server.closeAllConnections();
	await new Promise((closed) => server.close(closed));
});

it('an answer that never ends is given up, and the user is told that the task may exist', async () => {
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const ran = await run({ url }, 'task.create', newTask, customers(1));
	expect(ran.error?.message).toMatch(/AIRudder did not finish its answer within 0\.7 seconds/);
	expect(ran.error?.description).toMatch(/A task named "reminder" may exist/);
	expect(asked.filter((path) => !path.endsWith('/auth'))).toHaveLength(1);
});
