import { sampleAccount, sampleRobots, startSimulator, type Simulator } from '../../simulator';
import { fieldsOf } from './reader';
import { PlainClient } from './plainClient';

const promises = '+6281111111110';
const busy = '+6281111111116';

let airudder: Simulator;
let client: PlainClient;
let token: unknown;

beforeAll(async () => {
	airudder = await startSimulator();
});
afterAll(() => airudder.stop());
beforeEach(async () => {
	airudder.reset();
	client = new PlainClient(airudder.url, sampleAccount);
	token = await client.token();
});

const create = async (): Promise<unknown> => {
	const Details = [promises, busy].map((Mobile) => ({ Debtor: 'Sari', Mobile, Arrears: 250_000 }));
	const task = { TaskName: 'reminder', RobotID: sampleRobots[0]!.robotId, Details };
	const { data } = await client.create(task, token);
	return fieldsOf(data).TaskID;
};

it('signs in with a multipart form', () => {
	expect(token).toEqual(expect.any(String));
});

it('has people called with JSON that is not declared as such', async () => {
	expect(await create()).toEqual(expect.any(String));
	expect(airudder.dialled()).toEqual([promises, busy]);
});

it('takes a number out in the same way', async () => {
	const { code } = await client.stopNumber(await create(), promises, token);
	expect([code, airudder.dialled()]).toEqual([200, [busy]]);
});

it('stops a task in the same way', async () => {
	const { code } = await client.stop(await create(), token);
	expect([code, airudder.dialled()]).toEqual([200, []]);
});
