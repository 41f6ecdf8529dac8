import { sampleAccount, sampleChatbotKey, startSimulator, type Simulator } from '../../simulator';
import { ContractClient } from '../../simulator/client';
import { familyOf, operationsOf, readContract } from '../../simulator/contract';
import { handlers } from '../../simulator/handlers';

const operations = operationsOf();
const unpublished = operations
	.filter(({ evidence }) => evidence === 'unpublished')
	.map(({ operationId }) => operationId)
	// Plays more than an echo, and is tested with its siblings.
	.filter((operationId) => operationId !== 'getCallByCallId');
const reaching = operations
	.filter(({ evidence, effect }) => evidence === 'unpublished' && effect === 'contacts')
	.map(({ operationId }) => operationId);
const methodOf = new Map<string, string>();
const chatbotOperations = new Set<string>();
for (const item of Object.values(readContract().paths ?? {})) {
	for (const method of ['get', 'post'] as const) {
		const operation = item?.[method];
		if (!operation?.operationId) continue;
		methodOf.set(operation.operationId, method);
		if (familyOf(operation) === 'chatbot') chatbotOperations.add(operation.operationId);
	}
}
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

it('plays all 60 operations of the contract', () => {
	expect(operations).toHaveLength(60);
	expect(Object.keys(handlers).sort()).toEqual(
		operations.map(({ operationId }) => operationId).sort(),
	);
});

it.each(unpublished)('%s takes anything and gives back what it took', async (operationId) => {
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
		expect(await codeOf(operationId)).toBe(chatbotOperations.has(operationId) ? 200 : 401);
	}
});

it('gives lists or nothing when switched so', async () => {
	airudder.switches.unpublishedAnswer = 'list';
	expect((await send('listStrategies')).json?.data).toHaveLength(3);
	expect((await send('listTemplates')).json?.data).toMatchObject([{ id: 1 }, { id: 2 }, { id: 3 }]);
	expect((await send('getPlanStatus')).json?.data).toHaveProperty('received');
	airudder.switches.unpublishedAnswer = 'nothing';
	expect((await send('listStrategies')).json).toEqual({ code: 200, status: 'OK' });
});

it('takes files, and keeps their name, type, size and the fields beside them', async () => {
	const form = new FormData();
	form.append('purpose', 'template');
	form.append('file', new Blob([Buffer.from([0xff, 0x00, 0xfe])], { type: 'image/png' }), 'a.png');
	const { json } = await send('uploadFile', form);
	const body = { purpose: 'template', file: { name: 'a.png', type: 'image/png', size: 3 } };
	expect(json?.data).toEqual({ received: { query: { page: '2' }, body } });
	expect(airudder.requests('uploadFile')[0]!.body).toEqual(body);
	const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
	const broken = await client.call('uploadFile', { headers, body: 'no form' });
	expect(broken.json).toMatchObject({ code: 403 });
	expect(airudder.violations()).toHaveLength(1);
});

describe.each(reaching)('%s', (operationId) => {
	const body = { to: ['+6281111111111'] };

	it('reaches people once per request, also when the answer is lost or wrong', async () => {
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
	});
});
