import { startSimulator, type Simulator } from '../../simulator';
import { ContractClient } from '../../simulator/client';
import { readContract } from '../../simulator/contract/contract';
import { decryptedText, encryptedText, textDigest } from '../../simulator/formats/encryption';

const account = { appKey: 'key', appSecret: 'secret', aesKey: 'airudderredduria' };
const plainAccount = { appKey: 'plain', appSecret: 'secret' };
const { testVector } = (
	readContract() as unknown as { 'x-encryption': { testVector: Record<string, string> } }
)['x-encryption'];

let airudder: Simulator;
let client: ContractClient;

beforeAll(async () => {
	airudder = await startSimulator({ accounts: [account, plainAccount] });
});
afterAll(() => airudder.stop());
beforeEach(async () => {
	airudder.reset();
	client = new ContractClient(airudder.url, account);
	await client.login();
});

it('is the cipher of the contract', () => {
	const { key, plaintext, ciphertext, signed } = testVector;
	expect(encryptedText(plaintext!, key!)).toBe(ciphertext);
	expect(decryptedText(ciphertext!, key!)).toBe(plaintext);
	expect(textDigest(plaintext!)).toBe(signed);
});

it('gives an aligned text a whole block of zeros', () => {
	const aligned = '0123456789abcdef';
	expect(Buffer.from(encryptedText(aligned, account.aesKey), 'base64')).toHaveLength(32);
	expect(decryptedText(encryptedText(aligned, account.aesKey), account.aesKey)).toBe(aligned);
});

it('reads encrypted bodies and queries, and answers encrypted', async () => {
	const body = { TaskName: 'März', Details: [{ Mobile: '+6281111111111' }] };
	const created = await client.call('createTask', { body });
	expect(created.headers.get('is-encrypted')).toBe('1');
	expect(created.bytes.toString()).toMatch(/^[A-Za-z0-9+/=]+$/);
	const { TaskID } = created.json?.data as { TaskID: string };
	const detail = await client.call('getTaskDetail', { query: { TaskID } });
	expect(detail.json?.data).toMatchObject({ TaskID, TaskName: 'März' });
	expect(airudder.requests()).toMatchObject([
		{ operationId: 'obtainToken', encrypted: true, body: { APPKey: 'key' } },
		{ operationId: 'createTask', encrypted: true, body },
		{ operationId: 'getTaskDetail', encrypted: true, query: { TaskID } },
	]);
	expect((await client.call('listRobots')).json).toMatchObject({ code: 200 });
	expect(airudder.violations()).toEqual([]);
});

it('refuses a wrong signature, an escaped query and a text that is not encrypted', async () => {
	const query = { TaskID: 'x' };
	for (const headers of [{ Signed: textDigest('other') }, { Signed: '' }]) {
		const { json } = await client.call('getTaskDetail', { query, headers });
		expect(json).toMatchObject({ code: 403, message: expect.stringContaining('Signed') });
	}
	const plain = new ContractClient(airudder.url, plainAccount);
	plain.token = client.token;
	const headers = { 'Is-Encrypted': '1', Signed: textDigest('TaskID=x') };
	const { json } = await plain.call('getTaskDetail', { query, headers });
	expect(json?.message).toContain('not base64');
	expect(airudder.violations()).toHaveLength(3);
});

it('refuses encrypted requests of an account without key', async () => {
	const plain = new ContractClient(airudder.url, plainAccount);
	await plain.login();
	const headers = { 'Is-Encrypted': '1', Signed: textDigest('') };
	const { json } = await plain.call('listRobots', { headers });
	expect(json?.message).toBe('The account has no AES key');
});

it('requireEncryption: whether an account with a key may send plain requests', async () => {
	const { appKey, appSecret } = account;
	const plain = new ContractClient(airudder.url, { appKey, appSecret });
	await plain.login();
	airudder.switches.requireEncryption = true;
	await expect(plain.login()).rejects.toThrow('encrypted requests only');
	expect((await plain.call('listRobots')).json?.code).toBe(403);
	expect((await client.call('listRobots')).json?.code).toBe(200);
});
