import type { IncomingMessage, ServerResponse } from 'node:http';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import { endpoints } from '../../nodes/shared/api/endpoints.generated';
import type * as Transport from '../../nodes/shared/api/transport';
import { jsonOf, run } from '../support/engine/airudder';
import { LocalServer } from '../support/localServer';

// Pauses between tries are no part of what these tests are about.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

// Nobody waits minutes here for what never comes.
jest.mock('../../nodes/shared/api/transport', () => {
	const actual = jest.requireActual<typeof Transport>('../../nodes/shared/api/transport');
	const transportOptions = { ...actual.transportOptions, timeout: 1500 };
	return { ...actual, transportOptions, slowestFile: { bytes: 10_000, milliseconds: 700 } };
});

const whole = 3_400_000;
const part = Buffer.alloc(1_200_000, 'a');

/** What an address does with whoever asks it for a recording. */
const behaviours: Record<string, (response: ServerResponse) => void> = {
	comes: (response) => response.end(Buffer.alloc(whole, 'a')),
	comesSlowly: (response) => {
		let left = whole;
		const piece = setInterval(() => {
			const next = Math.min(left, 100_000);
			left -= next;
			response.write(Buffer.alloc(next, 'a'));
			if (left > 0) return;
			clearInterval(piece);
			response.end();
		}, 30);
	},
	drips: (response) => {
		response.write(part);
		const drip = setInterval(() => response.write('a'), 50);
		response.once('close', () => clearInterval(drip));
	},
	stalls: (response) => void response.write(part),
	breaks: (response) => response.write(part, () => setTimeout(() => response.destroy(), 100)),
};

const sizeUnknown = new Set(['stallsUnsized', 'breaksUnsized']);
behaviours.stallsUnsized = behaviours.stalls!;
behaviours.breaksUnsized = behaviours.breaks!;

/**
 * Plays AIRudder: gives a recording itself, or links to recordings on the same host; each behaves as its name says. The names
 * are in the id that is asked for: `file.breaks`, or `links.comes.breaks`.
 */
class Host extends LocalServer {
	asked: string[] = [];

	constructor() {
		super((request, response) => this.take(request, response));
	}

	private take(request: IncomingMessage, response: ServerResponse): void {
		const { pathname, searchParams } = new URL(request.url ?? '', this.url);
		this.asked.push(pathname);
		const answer = (envelope: object) => {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(envelope));
		};
		if (pathname === endpoints.obtainToken.path)
			return answer({ code: 200, status: 'OK', data: { token: 'token' } });
		if (pathname === endpoints.obtainDialerToken.path)
			return answer({ code: 0, body: { token: 'token' } });
		if (pathname === endpoints.getDialerRecording.path) {
			return void request.once('data', (body: Buffer) => {
				const { callid } = JSON.parse(body.toString()) as { callid: string };
				answer({ code: 0, message: 'successfully', body: { link: this.links(callid)[0] } });
			});
		}
		const id = searchParams.get('TaskID');
		if (id?.startsWith('links')) return answer({ code: 200, status: 'OK', data: this.links(id) });
		this.behave(id === null ? pathname.slice(1, -4) : id.split('.')[1]!, response, pathname);
	}

	private behave(name: string, response: ServerResponse, pathname: string): void {
		if (name === 'hung') return;
		if (name === 'loop') return void response.writeHead(302, { location: pathname }).end();
		if (name === 'json') {
			response.writeHead(200, { 'content-type': 'application/json' });
			return void response.write('{');
		}
		const length = sizeUnknown.has(name) ? {} : { 'content-length': whole };
		response.writeHead(200, { 'content-type': 'audio/wav', ...length });
		behaviours[name]!(response);
	}

	private links(id: string): string[] {
		const [, ...names] = id.split('.');
		return names.map((name) => `${this.url}/${name}.wav`);
	}
}

const host = new Host();
beforeAll(async () => await host.start());
beforeEach(() => {
	host.asked = [];
});
afterAll(async () => await host.stop());

const phoneNumber = '+628111000000';
const task = (id: string) => ({ __rl: true, mode: 'id', value: id });
const download = async (id: string) =>
	await run(host, 'recording.download', { task: task(id), phoneNumber });
const downloadAll = async (id: string) =>
	await run(host, 'recording.downloadAll', { task: task(id) });

/** Every way to a recording: the operation, and whether AIRudder gives the file or a link. */
const ways: Record<string, (name: string) => ReturnType<typeof run>> = {
	'Download, the file itself': async (name) => await download(`file.${name}`),
	'Download, a link': async (name) => await download(`links.${name}`),
	'Download All, the file itself': async (name) => await downloadAll(`file.${name}`),
	'Download All, a link': async (name) => await downloadAll(`links.${name}`),
	'Dialer Task: Get Recording': async (name) =>
		await run(host, 'dialerTask.getRecording', { callId: `links.${name}`, output: 'file' }),
};

/** How much of it has come when it breaks depends on who is faster. */
const ends = [
	['comes', /^nothing$/],
	['comesSlowly', /^nothing$/],
	['drips', /^The recording came too slowly, and was given up after 1\.\d of 3\.4 MB$/],
	['stalls', /^The recording came too slowly, and was given up after 1\.\d of 3\.4 MB$/],
	['stallsUnsized', /^The recording came too slowly, and was given up after 1\.\d MB$/],
	['breaks', /^The recording broke off after [\d.]+ of 3\.4 MB$/],
	['breaksUnsized', /^The recording broke off after [\d.]+ (?:MB|KB)$/],
] as const;

describe.each(['memory', 'the file system'])('A recording that n8n keeps in %s', (store) => {
	const binaryData = Container.get(BinaryDataService);
	beforeAll(async () => {
		if (store === 'memory') return;
		await binaryData.init();
		Object.assign(binaryData, { mode: 'filesystem-v2' });
	});
	// As it is before n8n's server starts: in memory.
	afterAll(() => Object.assign(binaryData, { managers: {} }));

	it.each(Object.keys(ways))(
		'%s: comes whole, however slowly, or the user is told how much of it came',
		async (way) => {
			const ran = ends.map(async ([name, told]) => {
				const { output, error } = await ways[way]!(name);
				expect([name, error?.message ?? 'nothing']).toEqual([name, expect.stringMatching(told)]);
				if (!error) expect(output![0]![0]!.binary!.data!.bytes).toBe(whole);
			});
			await Promise.all(ran);
		},
	);
});

it('One that breaks off of five costs itself', async () => {
	const ran = await downloadAll('links.comes.comesSlowly.breaks.drips.stalls');
	expect(ran.output![0]!.map(({ binary }) => binary?.data?.bytes)).toEqual([
		...[whole, whole],
		...[undefined, undefined, undefined],
	]);
	expect(jsonOf(ran).map(({ recordingProblem }) => recordingProblem)).toEqual([
		...[undefined, undefined],
		expect.stringMatching(/broke off after [\d.]+ of 3\.4 MB/),
		...[expect.stringContaining('too slowly'), expect.stringContaining('too slowly')],
	]);
});

it('A link that never answers takes the time of one request, not of four', async () => {
	const { error } = await download('links.hung');
	expect(error?.message).toMatch(/broke before AIRudder answered|did not finish its answer/);
	expect(host.asked.filter((path) => path === '/hung.wav')).toHaveLength(1);
});

it('A link that leads to itself is asked for six times, and that is said', async () => {
	const { error } = await download('links.loop');
	expect(error?.message).toBe('The address of the file leads on and on');
	expect(host.asked.filter((path) => path === '/loop.wav').length).toBeLessThanOrEqual(7);
});

it('An answer about a recording that never ends is given up, too', async () => {
	const { error } = await download('file.json');
	expect(error?.message).toBe('AIRudder did not finish its answer within 1.5 seconds');
});
