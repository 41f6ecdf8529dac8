import { customers, newTask, run } from '../support/engine/airudder';
import { LocalServer } from '../support/localServer';

// What is waited for 180 seconds otherwise.
jest.mock('../../nodes/shared/api/transport', () => ({
	...jest.requireActual<object>('../../nodes/shared/api/transport'),
	timeoutOf: () => 700,
}));

let asked: string[];
/** Plays an AIRudder that answers a login, and lets a byte of any other answer out now and then, for ever. */
const server = new LocalServer((request, response) => {
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
beforeAll(async () => await server.start());
beforeEach(() => {
	asked = [];
});
afterAll(async () => await server.stop());

it('an answer that never ends is given up, and the user is told that the task may exist', async () => {
	const ran = await run(server, 'task.create', newTask, customers(1));
	expect(ran.error?.message).toMatch(/AIRudder did not finish its answer within 0\.7 seconds/);
	expect(ran.error?.description).toMatch(/A task named "reminder" may exist/);
	expect(asked.filter((path) => !path.endsWith('/auth'))).toHaveLength(1);
});
