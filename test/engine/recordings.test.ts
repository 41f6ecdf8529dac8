import type { Simulator } from '../../simulator';
import { customers, jsonOf, newTask, run } from '../support/engine/airudder';
import { simulateAirudder } from '../support/engine/simulateAirudder';

describe('Recordings', () => {
	let airudder: Simulator;
	let taskId: string;
	simulateAirudder((started) => (airudder = started));
	beforeEach(async () => {
		taskId = jsonOf(await run(airudder, 'task.create', newTask, customers(2)))[0]!.taskId as string;
		await airudder.finishTask(taskId);
	});

	const download = async (number = '+628111000000') =>
		await run(airudder, 'recording.download', {
			task: { __rl: true, mode: 'id', value: taskId },
			phoneNumber: number,
		});
	const bytesOf = (data: string | undefined) => Buffer.from(data ?? '', 'base64');

	it.each([
		['audio', 'none'],
		['link', 'none'],
		['linkOtherHost', 'none'],
		['audio', 'sameHost'],
		['audio', 'otherHost'],
	] as const)(
		'arrive as audio when AIRudder answers %s (redirect: %s)',
		async (recording, redirect) => {
			for (const form of ['text', 'object'] as const) {
				Object.assign(airudder.switches, {
					recording,
					recordingRedirect: redirect,
					recordingLinkForm: form,
				});
				const ran = await download();
				expect(ran.error).toBeUndefined();
				const item = ran.output![0]![0]!;
				expect(bytesOf(item.binary!.data!.data).subarray(0, 4).toString('latin1')).toMatch(
					/^RIFF|^ID3|^\xff/,
				);
				expect(item.binary!.data!.mimeType).toMatch(/^audio\//);
				expect(item.json).toMatchObject({ taskId, phoneNumber: '+628111000000' });
			}
		},
	);

	it('are fetched from another host without the token', async () => {
		airudder.switches.recording = 'linkOtherHost';
		await download();
		airudder.switches.recording = 'audio';
		airudder.switches.recordingRedirect = 'otherHost';
		await download();
		expect(airudder.otherHostRequests()).toHaveLength(2);
		for (const { headers } of airudder.otherHostRequests())
			expect(headers.authorization).toBeUndefined();
	});

	it('that do not exist are reported in AIRudder’s words', async () => {
		airudder.fault('getCallRecording', { bodyCode: 403, message: 'no recording' });
		expect((await download()).error?.message).toBe(
			'AIRudder refused the request: "no recording" (code 403)',
		);
	});

	it('of a whole task arrive as one archive', async () => {
		const ran = await run(airudder, 'recording.downloadAll', {
			task: { __rl: true, mode: 'id', value: taskId },
		});
		const [item] = ran.output![0]!;
		expect(bytesOf(item!.binary!.data!.data).subarray(0, 2).toString()).toBe('PK');
		expect(item!.json).toMatchObject({ taskId, fileName: `${taskId}_recordings.zip` });
	});

	it('of a whole task arrive as a file for each link', async () => {
		airudder.switches.taskRecordings = 'links';
		const ran = await run(airudder, 'recording.downloadAll', {
			task: { __rl: true, mode: 'id', value: taskId },
		});
		expect(ran.output![0]!.length).toBeGreaterThan(0);
		for (const { json, binary, pairedItem } of ran.output![0]!) {
			expect(json.recordingUrl).toMatch(/^http/);
			expect(bytesOf(binary!.data!.data).length).toBeGreaterThan(100);
			expect(pairedItem).toEqual({ item: 0 });
		}
	});

	it('are fetched again with a new token when the old one has expired', async () => {
		airudder.expireTokens();
		expect((await download()).error).toBeUndefined();
	});
});
