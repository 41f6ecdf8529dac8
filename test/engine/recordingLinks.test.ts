import type { INodeExecutionData } from 'n8n-workflow';
import { endpoints } from '../../nodes/shared/api/endpoints.generated';
import type * as Transport from '../../nodes/shared/api/transport';
import type { Simulator } from '../../simulator';
import { deliver, keysOf, run } from '../support/engine/airudder';
import { LocalServer } from '../support/localServer';
import { simulateAirudder } from '../support/engine/simulateAirudder';

// Pauses between tries are no part of what these tests are about.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

// Nobody waits minutes here for what never comes.
jest.mock('../../nodes/shared/api/transport', () => {
	const actual = jest.requireActual<typeof Transport>('../../nodes/shared/api/transport');
	const transportOptions = { ...actual.transportOptions, timeout: 400 };
	const slowestFile = { bytes: 10, milliseconds: 300 };
	return { ...actual, transportOptions, slowestFile, fileTimeoutMilliseconds: 1500 };
});

const sound = Buffer.from('RIFF of somebody talking');

/** What the host says when it is asked as AIRudder for the recordings of a task. */
let ownLinks: string[] = [];

/** A host with recordings: `/hung` never answers, `/stalls` stops in the middle, `/breaks` hangs up, `/gone` is no more. */
const host = new LocalServer(({ url = '', socket }, response) => {
	if (url.startsWith('/service')) {
		const data = url === endpoints.obtainToken.path ? { token: 'token' } : ownLinks;
		return void response
			.writeHead(200, { 'content-type': 'application/json' })
			.end(JSON.stringify({ code: 200, status: 'OK', data }));
	}
	if (url.startsWith('/hung')) return;
	if (url.startsWith('/breaks')) return void socket.destroy();
	if (url.startsWith('/gone')) return void response.writeHead(404).end();
	response.writeHead(200, { 'content-type': 'audio/wav' });
	if (url.startsWith('/stalls')) return void response.write(sound);
	response.end(sound);
});

describe('Recordings behind links', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started));
	beforeAll(async () => await host.start());
	afterAll(async () => await host.stop());

	const task = { __rl: true, mode: 'id', value: 't-1' };
	const phoneNumber = '+628111000000';
	const answered = (data: unknown) => ({ status: 200, body: { code: 200, status: 'OK', data } });
	const downloadAll = async (data: unknown, settings = {}) => {
		airudder.fault('getTaskRecordings', answered(data));
		return await run(airudder, 'recording.downloadAll', { task }, undefined, settings);
	};
	const bytesOf = ({ binary }: INodeExecutionData) =>
		Buffer.from(binary?.data?.data ?? '', 'base64').toString();

	/** What each place that fetches recordings makes of a link: the name of the file, and what is in it. */
	const places: Record<string, (link: string) => Promise<INodeExecutionData | undefined>> = {
		Download: async (link) => {
			airudder.fault('getCallRecording', answered(link));
			const ran = await run(airudder, 'recording.download', { task, phoneNumber });
			return ran.output?.[0]?.[0];
		},
		'Download All': async (link) => (await downloadAll([link])).output?.[0]?.[0],
		'Dialer Task: Get Recording': async (link) => {
			const body = { code: 0, message: 'successfully', body: { link } };
			airudder.fault('getDialerRecording', { status: 200, body });
			const parameters = { callId: 'c-1', output: 'file' };
			return (await run(airudder, 'dialerTask.getRecording', parameters)).output?.[0]?.[0];
		},
		'Attach Recording, asking for the link': async (link) => {
			airudder.fault('getCallRecording', answered(link));
			return await attached({ TaskID: 't-1' });
		},
	};

	/** The item of AIRudder Trigger for a call that ended. */
	async function attached(
		call: object,
		recordingHosts = '',
	): Promise<INodeExecutionData | undefined> {
		const { result } = await deliver(
			{ body: { CallID: 'c-1', CalleeNumber: phoneNumber, TalkRound: 1, ...call } },
			{ options: { eventKind: 'callEnded', attachRecording: true, recordingHosts } },
			keysOf(airudder),
		);
		return result.workflowData?.[0]?.[0];
	}

	const names = [
		['escaped in another way than UTF-8', '%D5%E3.wav', '%D5%E3.wav'],
		['a bare per cent sign', '100%.wav', '100%.wav'],
		['both, and what can be read', '%E5%BD%95%20100%_%D5%E3.wav', '录 100%_%D5%E3.wav'],
		['a half sign', 'a%E5%BD.wav', 'a%E5%BD.wav'],
		['a per cent sign at its end', 'a.wav%', undefined],
		['a space', 'a b.wav', 'a b.wav'],
		['letters of its own', '录音.wav', '录音.wav'],
		['a way out of its folder', '..%2F..%2Fa.wav', '.._.._a.wav'],
		['a query', 'a.wav?sign=%D5%', 'a.wav'],
	] as const;
	it.each(Object.keys(places).flatMap((place) => names.map((name) => [place, ...name] as const)))(
		'%s gets the file whose name has %s',
		async (place, _what, written, fileName) => {
			const item = await places[place]!(`${host.url}/day/${written}`);
			expect(bytesOf(item!)).toBe(sound.toString());
			const named = fileName ?? expect.stringMatching(/^\S+\.wav$/);
			expect(item!.binary!.data!.fileName).toEqual(named);
		},
	);

	it('Attach Recording gets the file behind the link in the event, whatever its name', async () => {
		for (const [, written] of names) {
			const link = { recording_link: `${host.url}/${written}` };
			const item = await attached(link, new URL(host.url).hostname);
			expect(bytesOf(item!)).toBe(sound.toString());
		}
	});

	const bad = [
		['that nobody can read', 'http://[bad/a.wav', /not a web address/],
		['that is not on the web', 'ftp://files.example.com/a.wav', /not a web address/],
		['that is no address', 'a.wav', /not a web address/],
		['to what is gone', '/gone.wav', /HTTP status 404/],
		['to what never answers', '/hung.wav', /broke before it answered|did not finish its answer/],
		['to what breaks the connection', '/breaks.wav', /127\.0\.0\.1:\d+ broke before it answered/],
		[
			'to what stops in the middle',
			'/stalls.wav',
			/^The recording came too slowly, and was given up after 24 bytes/,
		],
		['to where nobody is', 'http://127.0.0.1:1/a.wav', /^127\.0\.0\.1:1 could not be reached/],
	] as const;
	const badLink = (written: string) => (written.startsWith('/') ? host.url + written : written);

	it.each(bad)('A link %s costs only itself, and is named', async (_what, written, problem) => {
		const [good, wrong] = [`${host.url}/good.wav`, badLink(written)];
		for (const answer of [
			[wrong, good, `${host.url}/too.wav`],
			[{ url: good }, { url: wrong }, { url: `${host.url}/too.wav` }],
		]) {
			const ran = await downloadAll(answer);
			expect(ran.error).toBeUndefined();
			const items = ran.output![0]!;
			expect(items.filter(({ binary }) => binary).map(bytesOf)).toEqual(
				Array(2).fill(sound.toString()),
			);
			expect(items.filter(({ binary }) => !binary)).toEqual([
				{
					json: {
						taskId: 't-1',
						recordingUrl: wrong,
						recordingProblem: expect.stringMatching(problem),
					},
					pairedItem: { item: 0 },
				},
			]);
		}
	});

	it.each(bad)('A link %s is an error when it is the only one', async (_what, written, problem) => {
		if (written === 'a.wav') return;
		expect((await downloadAll([badLink(written)])).error?.message).toMatch(problem);
	});

	it.each(bad)(
		'A link %s costs only itself on the host of AIRudder, too',
		async (_what, written) => {
			ownLinks = [`${host.url}/good.wav`, badLink(written), `${host.url}/too.wav`];
			const ran = await run(host, 'recording.downloadAll', { task });
			expect(ran.output![0]!.map(({ json }) => 'recordingProblem' in json)).toEqual([
				false,
				true,
				false,
			]);
		},
	);

	it('It is an error when no link gives a file, and says how many there are', async () => {
		const { error } = await downloadAll([`${host.url}/gone.wav`, 'ftp://files.example.com/a.wav']);
		expect(error?.message).toMatch(/HTTP status 404/);
		expect(error?.description).toMatch(/None of the 2 links gave a file/);
		const continued = await downloadAll([`${host.url}/gone/1`, `${host.url}/gone/2`], {
			onError: 'continueRegularOutput',
		});
		expect(continued.output![0]).toMatchObject([
			{ json: { error: expect.stringMatching(/HTTP status 404/) as string } },
		]);
	});

	it('Attach Recording takes the link of several that gives a file', async () => {
		airudder.fault('getCallRecording', answered([`${host.url}/gone.wav`, `${host.url}/good.wav`]));
		const item = await attached({ TaskID: 't-1' });
		expect(bytesOf(item!)).toBe(sound.toString());
		expect(item!.json).not.toHaveProperty('recordingProblem');
	});
});
