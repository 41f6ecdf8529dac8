import { sampleAccount, sampleChatbotKey, startSimulator, type Simulator } from '../../simulator';
import { ContractClient } from '../../simulator/client';
import { familyOf } from '../../contract/families';
import { operationsOf } from '../../simulator/contract/contract';
import { handlersWith } from '../../simulator/handlers';
import { eachOf } from '../support/eachOf';

const operations = operationsOf();
const isUnpublished = ({ evidence }: { evidence: unknown }) => evidence === 'unpublished';
const all = operations.filter(isUnpublished);
/** Plays more than an echo, and is tested with its siblings. */
const guessed = 'getCallByCallId';
const unpublished = all
	.map(({ operationId }) => operationId)
	.filter((operationId) => operationId !== guessed);
const reaching = all.flatMap(({ operationId, effect }) =>
	effect === 'contacts' ? [operationId] : [],
);
const methodOf = new Map(operations.map(({ operationId, method }) => [operationId, method]));
const ofChatbot = new Set(
	operations
		.filter((operation) => familyOf(operation) === 'chatbot')
		.map(({ operationId }) => operationId),
);
const signed = { 'X-AIRudder-Sign-Key': sampleChatbotKey.signKey, 'X-AIRudder-Sign': 'any' };

let airudder: Simulator;
let client: ContractClient;

beforeAll(async () => {
	airudder = await startSimulator();
});
afterAll(() => airudder.stop());
beforeEach(async () => {
	airudder.reset();
	client = new ContractClient(airudder.url, sampleAccount);
	await client.login();
});

const send = (operationId: string, body: unknown = { any: [1] }) =>
	client.call(operationId, {
		query: { page: '2' },
		body: methodOf.get(operationId) === 'post' ? body : undefined,
	});

it('plays every operation of the contract, and no other', () => {
	const handlers = handlersWith(() => ({ kind: 'data' }));
	expect(Object.keys(handlers).sort()).toEqual(
		operations.map(({ operationId }) => operationId).sort(),
	);
});

eachOf(unpublished)('%s takes anything and gives back what it took', async (operationId) => {
	const { json } = await send(operationId);
	const body = methodOf.get(operationId) === 'post' ? { any: [1] } : undefined;
	expect(json).toMatchObject({ code: 200, data: { received: { query: { page: '2' } } } });
	expect((json?.data as { received: { body?: unknown } }).received.body).toEqual(body);
	expect(airudder.contacted()).toHaveLength(reaching.includes(operationId) ? 1 : 0);
	expect(airudder.violations()).toEqual([]);
	client.token = undefined;
	expect((await send(operationId)).json).toMatchObject({ code: 401 });
	expect(airudder.contacted()).toHaveLength(reaching.includes(operationId) ? 1 : 0);
});

it('takes the chatbot ones with a signature instead of a token', async () => {
	client.token = undefined;
	const codeOf = async (operationId: string): Promise<unknown> =>
		(await client.call(operationId, { headers: signed })).json?.code;
	for (const operationId of unpublished) {
		expect(await codeOf(operationId)).toBe(ofChatbot.has(operationId) ? 200 : 401);
	}
});

eachOf(unpublished)('%s gives lists or nothing when switched so', async (operationId) => {
	airudder.switches.unpublishedAnswer = 'list';
	const { data } = (await send(operationId)).json ?? {};
	if (operationId.startsWith('list')) expect(data).toMatchObject([{ id: 1 }, { id: 2 }, { id: 3 }]);
	else expect(data).toHaveProperty('received');
	airudder.switches.unpublishedAnswer = 'nothing';
	expect((await send(operationId)).json).not.toHaveProperty('data');
});

eachOf(unpublished.filter((operationId) => methodOf.get(operationId) === 'post').slice(0, 1))(
	'%s takes files, and keeps their name, type, size and the fields beside them',
	async (operationId) => {
		const form = new FormData();
		form.append('purpose', 'template');
		form.append(
			'file',
			new Blob([Buffer.from([0xff, 0x00, 0xfe])], { type: 'image/png' }),
			'a.png',
		);
		const { json } = await send(operationId, form);
		const body = { purpose: 'template', file: { name: 'a.png', type: 'image/png', size: 3 } };
		expect(json?.data).toEqual({ received: { query: { page: '2' }, body } });
		expect(airudder.requests(operationId)[0]!.body).toEqual(body);
		const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
		const broken = await client.call(operationId, { headers, body: 'no form' });
		expect(broken.json).toMatchObject({ code: 403 });
		expect(airudder.violations()).toHaveLength(1);
	},
);

eachOf(reaching)(
	'%s reaches people once per request, also when the answer is lost or wrong',
	async (operationId) => {
		const body = { to: ['+6281111111111'] };
		await send(operationId, body);
		airudder.fault(operationId, 'resetBeforeCommit');
		await expect(send(operationId, body)).rejects.toThrow();
		airudder.fault(operationId, { status: 502 });
		expect((await send(operationId, body)).status).toBe(502);
		expect(airudder.contacted()).toEqual([{ operationId, query: { page: '2' }, body }]);
		airudder.fault(operationId, 'resetAfterCommit');
		await expect(send(operationId, body)).rejects.toThrow();
		airudder.fault(operationId, 'notJson', { commit: true });
		await send(operationId, body);
		expect(airudder.contacted()).toHaveLength(3);
	},
);
