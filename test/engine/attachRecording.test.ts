import { sampleRobots, type Simulator } from '../../simulator';
import { callEndedBody } from '../../simulator/calls/callEvents';
import { customers, deliver, keysOf, newTask, run } from '../support/engine/airudder';
import { simulateAirudder } from '../support/engine/simulateAirudder';

// Pauses between tries are no part of what these tests are about.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

describe('AIRudder Trigger with Attach Recording', () => {
	let airudder: Simulator;
	let call: Record<string, unknown>;
	simulateAirudder((started) => (airudder = started));
	beforeEach(async () => {
		await run(airudder, 'task.create', newTask, customers(1));
		await airudder.finishTask();
		const [task] = airudder.tasks();
		const { switches } = airudder;
		call = callEndedBody(task!, task!.contacts[0]!, { switches, robots: sampleRobots });
	});

	const delivered = async (body: unknown) =>
		await deliver(
			{ body },
			{ options: { eventKind: 'callEnded', attachRecording: true } },
			keysOf(airudder),
		);

	it('starts with the recording beside the call, and leaves it to n8n to answer AIRudder', async () => {
		const { result, response } = await delivered(call);
		expect(response).toEqual({});
		expect(result).toMatchObject({ webhookResponse: {} });
		expect(result).not.toHaveProperty('noWebhookResponse');
		const [item] = result.workflowData![0]!;
		expect(item!.json).toMatchObject({ event: 'callEnded', phoneNumber: '+628111000000' });
		expect(item!.binary!.data!.mimeType).toMatch(/^audio\//);
	});

	it('tries again while the recording is not there yet', async () => {
		airudder.fault('getCallRecording', 'recordingNotReady', { times: 2 });
		const { result } = await delivered(call);
		expect(result.workflowData![0]![0]!.binary).toBeDefined();
		expect(airudder.requests('getCallRecording')).toHaveLength(3);
	});

	it('starts without the recording, and says why, when there is none', async () => {
		airudder.fault('getCallRecording', { bodyCode: 403, message: 'no recording' }, { times: 9 });
		const { result } = await delivered(call);
		expect(result.workflowData![0]![0]).toMatchObject({
			json: { recordingProblem: 'AIRudder refused the request: "no recording" (code 403)' },
		});
		expect(airudder.requests('getCallRecording').length).toBeGreaterThan(1);
	});

	it('asks for none when nobody answered', async () => {
		const { result } = await delivered({ ...call, AsrResult: [], TalkRound: 0 });
		expect(result.workflowData![0]![0]!.json).toMatchObject({ answered: false });
		expect(airudder.requests('getCallRecording')).toEqual([]);
	});

	describe('and a link that anybody may have sent', () => {
		const elsewhere = (link: string) => ({
			...call,
			RecordingLink: link,
			recording_link: link,
		});
		const port = () => new URL(airudder.url).port;

		it.each([
			'http://127.0.0.1:{port}/service/cloud/task/list?Number=1',
			'http://127.0.0.1:{port}/tasks/20260101/..%2f..%2fservice',
			'http://127.0.0.1:1/x.mp3',
			'http://localhost:1/x.mp3',
			'http://2130706433:1/x.mp3',
			'http://0x7f.1:1/x.mp3',
			'http://[::ffff:127.0.0.1]:1/x.mp3',
			'http://169.254.169.254/latest/meta-data',
			'http://10.0.0.1/x.mp3',
			'https://stranger.example/x.mp3',
		])('never asks at %s: AIRudder itself is asked for the file', async (written) => {
			const link = written.replace('{port}', port());
			const { result } = await delivered(elsewhere(link));
			expect(result.workflowData![0]![0]!.binary).toBeDefined();
			const asked = airudder.requests().map(({ path }) => path);
			expect(asked).not.toContain(new URL(link).pathname);
			expect(airudder.requests('getCallRecording')).toHaveLength(1);
		});
	});
});
