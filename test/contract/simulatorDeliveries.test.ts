import { createHash, createHmac } from 'node:crypto';
import { samples } from '../../nodes/shared/events/recognition/samples';
import { sampleAccount, sampleChatbotKey, startSimulator, type Simulator } from '../../simulator';
import { signatureNames } from '../../simulator/chatbot/signatures';
import { ContractClient } from '../../simulator/client';
import { readContract } from '../../simulator/contract/contract';
import { startReceiver, type Receiver } from '../../simulator/receiver';
import { eachOf, haveOurForm } from '../support/eachOf';

const answered = '+6281111111111';
const busy = '+6281111111116';
const { secret } = sampleChatbotKey;

/** Whether the contract says what the event has in its body. */
const isPublished: Readonly<Record<string, boolean>> = Object.fromEntries(
	Object.keys((readContract() as { webhooks: object }).webhooks).map((event) => [
		event,
		!haveOurForm(event),
	]),
);
const eventNames = Object.keys(isPublished);
/** Events of unpublished form for which the simulator has a sample all the same. */
const guessed = ['callEnded', 'taskEnded', 'workflowCallEnded'];
const hasSample = (event: string): boolean =>
	isPublished[event] === true || guessed.includes(event);
/** Those of the chatbot, and the one of a workflow that the contract says is signed too. */
const signedEvents = [
	'workflowChatbotSessionEnded',
	'agentTransferRequested',
	'channelMessagesSent',
	'userMessageReceived',
	'userMessageAfterTransferReceived',
	'messageStatusChanged',
	'agentMessageStatusChanged',
	'templateMessageResultReceived',
	'templateMessageAnswered',
	'botReplied',
	'sessionEnded',
	'sessionReported',
];

let airudder: Simulator;
let client: ContractClient;
let receiver: Receiver;

beforeAll(async () => {
	receiver = await startReceiver();
	airudder = await startSimulator({ webhookUrl: receiver.url });
});
afterAll(async () => {
	await airudder.stop();
	await receiver.stop();
});
beforeEach(async () => {
	airudder.reset();
	receiver.received.length = 0;
	receiver.answers = [200];
	client = new ContractClient(airudder.url, sampleAccount);
	await client.login();
});

const call = (numbers: string[]) =>
	client.call('createTask', {
		body: { TaskName: 'March', Details: numbers.map((Mobile) => ({ Mobile })) },
	});
const events = () => airudder.deliveries().map(({ event }) => event);
const times = () => airudder.deliveries().map(({ at }) => at.getTime());
/** In a form of ours the number of a call and the name of a task tell events apart, else the events' names do. */
const isOurs = haveOurForm('callEnded', 'taskEnded');
const [ofAnswered, ofBusy, ofTask] = isOurs
	? [answered, busy, 'March']
	: ['callEnded', 'callEnded', 'taskEnded'];
const arrived = (by = airudder) =>
	by.deliveries().map(({ event, body: { CalleeNumber, TaskName } }) => {
		return isOurs ? (CalleeNumber ?? TaskName) : event;
	});

describe('deliveryCopies', () => {
	it('brings every event once', async () => {
		await call([answered]);
		await airudder.finishTask();
		expect(events()).toEqual(['callEnded', 'taskEnded']);
	});

	it('brings every event twice, the same to the letter', async () => {
		airudder.switches.deliveryCopies = 2;
		await call([answered]);
		await airudder.finishTask();
		expect(events()).toEqual(['callEnded', 'callEnded', 'taskEnded', 'taskEnded']);
		expect(receiver.received[1]).toMatchObject({ body: receiver.received[0]!.body });
		expect(airudder.deliveries().map(({ try: nth }) => nth)).toEqual([1, 1, 1, 1]);
		expect(airudder.violations()).toEqual([]);
	});

	it('repeats each copy until that one is taken', async () => {
		airudder.switches.deliveryCopies = 2;
		receiver.answers = [500, 200];
		await call([]);
		await airudder.finishTask();
		const tries = airudder.deliveries().map(({ try: nth, status }) => [nth, status]);
		expect(tries).toEqual([
			[1, 500],
			[1, 200],
			[2, 200],
		]);
	});
});

describe('deliveryDelaySeconds', () => {
	it('brings events that much later', async () => {
		await call([answered]);
		const began = airudder.now().getTime();
		await airudder.finishTask();
		const afterSeconds = times().map((time) => time - began);
		airudder.reset();
		airudder.switches.deliveryDelaySeconds = 900;
		await call([answered]);
		const beganLate = airudder.now().getTime();
		await airudder.finishTask();
		expect(events()).toEqual(['callEnded', 'taskEnded']);
		expect(times().map((time) => time - beganLate - 900_000)).toEqual(afterSeconds);
	});

	it('lets the task be over before anybody hears of it', async () => {
		airudder.switches.deliveryDelaySeconds = 900;
		await call([answered]);
		await airudder.advance(600);
		expect(airudder.tasks()).toMatchObject([{ status: 'finished' }]);
		expect(receiver.received).toEqual([]);
		await airudder.advance(600);
		expect(arrived()).toEqual([ofAnswered, ofTask]);
	});

	it('does not hold up what happens meanwhile, and is forgotten by reset', async () => {
		airudder.switches.deliveryDelaySeconds = 900;
		await call([answered]);
		await airudder.advance(600);
		airudder.reset();
		await airudder.advance(3600);
		expect(receiver.received).toEqual([]);
	});
});

describe('deliveryOrder', () => {
	it('brings events as they happen', async () => {
		await call([busy, answered]);
		await airudder.finishTask();
		expect(arrived()).toEqual([ofBusy, ofAnswered, ofTask]);
	});

	it('brings those of one minute in reverse, the end of the task first', async () => {
		airudder.switches.deliveryOrder = 'reversed';
		await call([busy, answered]);
		await airudder.finishTask();
		expect(arrived()).toEqual([ofTask, ofAnswered, ofBusy]);
		expect(airudder.violations()).toEqual([]);
	});

	it('begins a new minute with the next event', async () => {
		airudder.switches.deliveryOrder = 'reversed';
		for (const number of [answered, busy]) {
			await call([number]);
			await airudder.advance(300);
		}
		expect(arrived()).toEqual([ofTask, ofAnswered, ofTask, ofBusy]);
	});

	it('is forgotten by reset', async () => {
		airudder.switches.deliveryOrder = 'reversed';
		await call([answered]);
		await airudder.advance(40);
		expect(airudder.tasks()).toMatchObject([{ status: 'finished' }]);
		airudder.reset();
		airudder.switches.deliveryOrder = 'reversed';
		await call([busy]);
		await airudder.finishTask();
		expect(arrived()).toEqual([ofTask, ofBusy]);
	});

	it('goes with a running clock too', async () => {
		const running = await startSimulator({
			webhookUrl: receiver.url,
			secondsPerRealSecond: 600,
			switches: { deliveryOrder: 'reversed', deliveryCopies: 2, deliveryDelaySeconds: 30 },
		});
		try {
			client = new ContractClient(running.url, sampleAccount);
			await client.login();
			await call([answered]);
			while (receiver.received.length < 4) await new Promise((done) => setTimeout(done, 10));
			expect(arrived(running)).toEqual([ofTask, ofTask, ofAnswered, ofAnswered]);
		} finally {
			await running.stop();
		}
	});
});

it('sends samples once and at once, whatever the switches say', async () => {
	Object.assign(airudder.switches, {
		deliveryCopies: 2,
		deliveryDelaySeconds: 900,
		deliveryOrder: 'reversed',
	});
	await airudder.sendWebhook('taskEnded');
	expect(receiver.received).toHaveLength(1);
});

it('knows 27 events', () => {
	expect(eventNames).toHaveLength(27);
	expect(eventNames).toEqual(expect.arrayContaining(signedEvents));
});

describe.each(eventNames)('%s', (event) => {
	it('can be sent as it is', async () => {
		const { status, body } = await airudder.sendWebhook(event);
		expect(status).toBe(200);
		expect(Object.keys(body).length > 0).toBe(hasSample(event));
		expect(JSON.parse(receiver.received[0]!.body)).toEqual(body);
		expect(airudder.violations()).toEqual([]);
	});

	it('carries a signature when the contract says so, else none', async () => {
		await airudder.sendWebhook(event);
		const isSigned = 'x-airudder-sign' in receiver.received[0]!.headers;
		expect(isSigned).toBe(signedEvents.includes(event));
	});
});

eachOf(eventNames.filter((event) => !hasSample(event)))(
	'%s has the body it is given, nothing else being published',
	async (event) => {
		const own = { id: 7, nested: { list: [1, 'two', null] } };
		await airudder.sendWebhook(event, own);
		expect(JSON.parse(receiver.received[0]!.body)).toEqual(own);
		expect(airudder.violations()).toEqual([]);
	},
);

it('sends the example that the contract has of a chatbot session of a workflow', async () => {
	const { body } = await airudder.sendWebhook('workflowChatbotSessionEnded');
	expect(body).toEqual(samples.workflowChatbotSessionEnded);
});

describe('chatbotSignature', () => {
	const expected: Readonly<Record<string, (body: string) => string>> = {
		'hmac-sha256-hex-of-body': (body) => createHmac('sha256', secret).update(body).digest('hex'),
		'hmac-sha256-base64-of-body': (body) =>
			createHmac('sha256', secret).update(body).digest('base64'),
		'hmac-sha1-hex-of-body': (body) => createHmac('sha1', secret).update(body).digest('hex'),
		'sha256-hex-of-body-and-secret': (body) =>
			createHash('sha256')
				.update(body + secret)
				.digest('hex'),
		'md5-hex-of-body-and-secret': (body) =>
			createHash('md5')
				.update(body + secret)
				.digest('hex'),
	};

	it.each(signatureNames)(
		'signs the very bytes of every event that is signed: %s',
		async (name) => {
			airudder.switches.chatbotSignature = name;
			for (const event of signedEvents)
				await airudder.sendWebhook(event, { text: 'Selamat – 你好' });
			expect(receiver.received).toHaveLength(signedEvents.length);
			for (const { headers, body } of receiver.received) {
				expect(headers['x-airudder-sign']).toBe(expected[name]!(body));
			}
		},
	);

	it('ignored leaves a word in place of the signature', async () => {
		await airudder.sendWebhook('sessionEnded');
		expect(receiver.received[0]!.headers['x-airudder-sign']).toBe('unsigned');
	});
});
