import { sampleAccount, startSimulator, type Simulator } from '../../simulator';
import { startReceiver } from '../../simulator/receiver';
import { refusalOf } from './http';
import { MessageClient, mostRecipients, type Recipient } from './messageClient';

const somebody = '+639171234560';

let airudder: Simulator;
let client: MessageClient;

beforeAll(async () => {
	airudder = await startSimulator();
});
afterAll(() => airudder.stop());
beforeEach(async () => {
	airudder.reset();
	client = new MessageClient(airudder.url, sampleAccount);
	await client.signIn();
});

const recipients = (count: number, from = 0): Recipient[] =>
	Array.from({ length: count }, (_, index) => ({
		callee: `+63917${String(1_000_000 + from + index)}`,
		variables: { name: `Customer ${from + index}` },
	}));
const tomorrow = () => new Date(airudder.now().getTime() + 24 * 3600_000);

it('tells a wrong secret', async () => {
	const stranger = new MessageClient(airudder.url, { ...sampleAccount, appSecret: 'wrong' });
	const { answer } = await refusalOf(stranger.signIn());
	expect(answer.json.message).toBeTruthy();
});

it('sends a text message to one number under an id', async () => {
	expect(await client.sendSms(somebody, 'Your parcel is here', 'MYSHOP')).toBeTruthy();
	expect(airudder.messages().map(({ to }) => to)).toEqual([somebody]);
});

it('has the receipt sent to a plain address', async () => {
	const receiver = await startReceiver();
	await client.sendSms(somebody, 'Your parcel is here', 'MYSHOP', receiver.url);
	await airudder.advance(60);
	await receiver.stop();
	expect(receiver.received).toHaveLength(1);
});

it('opens a workflow that ends at a time with +08:00, and adds to it', async () => {
	const workflowId = await client.startWorkflow('onboarding', recipients(2), tomorrow());
	await client.addRecipients(workflowId, recipients(3, 2));
	await airudder.finishTask(workflowId);
	expect(new Set(airudder.dialled()).size).toBe(5);
});

it('fills a workflow up to 10,000 recipients, and no further', async () => {
	const half = mostRecipients / 2;
	const workflowId = await client.startWorkflow('everyone', recipients(half), tomorrow());
	await client.addRecipients(workflowId, recipients(half, half));
	expect(airudder.dialled()).toHaveLength(mostRecipients);
	await refusalOf(client.addRecipients(workflowId, recipients(1, mostRecipients)));
	expect(airudder.dialled()).toHaveLength(mostRecipients);
});

it('sends nothing that the contract forbids', async () => {
	await client.sendSms(somebody, 'Your parcel is here', 'MYSHOP');
	await client.startWorkflow('onboarding', recipients(2), tomorrow());
	expect(airudder.violations()).toEqual([]);
});
