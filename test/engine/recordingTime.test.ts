import type { ServerResponse } from 'node:http';
import type { INodeExecutionData } from 'n8n-workflow';
import { endpoints } from '../../nodes/shared/api/endpoints.generated';
import { deliver, keysOf } from '../support/engine/airudder';
import { LocalServer } from '../support/localServer';

const sound = Buffer.alloc(4_000, 'RIFF of somebody talking ');

/** Ways of not giving a file, each for ever. */
const ways = {
	'never answers': () => undefined,
	'stops after its headers': (response: ServerResponse) => void response.flushHeaders(),
	'stops in the middle': (response: ServerResponse) => void response.write(sound),
	'lets a byte out now and then': (response: ServerResponse) => {
		const drip = setInterval(() => response.write('.'), 50);
		response.once('close', () => clearInterval(drip));
	},
	'leads on and on': (response: ServerResponse, url: string) =>
		void response.writeHead(302, { location: `${url}.` }).end(),
};
type Way = keyof typeof ways;

let way: Way = 'never answers';
/** What AIRudder says when it is asked for the recording: the link, or it behaves as the host does. */
let answersWithLink = true;
let asked: string[];
const open = new Set<ServerResponse>();

/** Plays AIRudder and a host with recordings, which gives files in `way`; `open` are the answers it still owes. */
const server = new LocalServer(({ url = '' }, response) => {
	asked.push(url);
	open.add(response);
	response.once('close', () => open.delete(response));
	const isLogin = url === endpoints.obtainToken.path;
	if (isLogin || (url.startsWith('/service') && answersWithLink)) {
		const data = isLogin ? { token: 'token' } : link();
		response.setHeader('content-type', 'application/json');
		return void response.end(JSON.stringify({ code: 200, status: 'OK', data }));
	}
	response.setHeader('content-type', 'audio/wav');
	ways[way](response, url);
});
beforeAll(async () => await server.start({ byEveryName: true }));
beforeEach(() => {
	asked = [];
	answersWithLink = true;
});
afterAll(async () => await server.stop());

const link = () => `${server.url}/tasks/20260101/a.mp3`;
/** The same on a host that the user named. */
const foreignLink = () => link().replace('127.0.0.1', 'localhost');

/** The item of AIRudder Trigger for a call that ended, and what it answered by itself. */
async function delivered(call: object): Promise<{ item: INodeExecutionData; response: object }> {
	const options = { attachRecording: true, recordingHosts: 'localhost', recordingSeconds: 1 };
	const { result, response } = await deliver(
		{ body: { CallID: 'c-1', CalleeNumber: '+628111000000', TalkRound: 1, ...call } },
		{ options: { ...options, eventKind: 'callEnded' } },
		keysOf(server),
	);
	// Left to n8n, which gives it when the execution stands in its database.
	expect(result).toMatchObject({ webhookResponse: {} });
	return { item: result.workflowData![0]![0]!, response };
}

/** Nothing is left open: what was given up was ended. */
async function allClosed(): Promise<void> {
	while (open.size > 0) await new Promise((next) => setImmediate(next));
}

const late = 'The recording was not there within 1 seconds';

describe('Attach Recording at a host that', () => {
	it.each(Object.keys(ways) as Way[])(
		'%s: the event goes on in time with the link of the delivery and the reason',
		async (how) => {
			way = how;
			const { item, response } = await delivered({ recording_link: foreignLink() });
			expect(item.binary).toBeUndefined();
			expect(item.json).toMatchObject({
				callId: 'c-1',
				recordingUrl: foreignLink(),
				recordingProblem:
					how === 'leads on and on' ? 'The address of the file leads on and on' : late,
			});
			expect(response).toEqual({});
			await allClosed();
		},
	);

	it.each(Object.keys(ways) as Way[])(
		'%s: the event goes on in time with the link that AIRudder named',
		async (how) => {
			way = how;
			const { item } = await delivered({ TaskID: 't-1' });
			expect(item.binary).toBeUndefined();
			expect(item.json).toMatchObject({
				recordingUrl: link(),
				recordingProblem: expect.any(String) as string,
			});
			await allClosed();
		},
	);
});

it.each((Object.keys(ways) as Way[]).filter((how) => how !== 'leads on and on'))(
	'Attach Recording goes on in time when AIRudder itself, asked for the recording, %s',
	async (how) => {
		way = how;
		answersWithLink = false;
		const { item } = await delivered({ TaskID: 't-1' });
		expect(item.json).toMatchObject({ recordingProblem: late });
		expect(item.json).not.toHaveProperty('recordingUrl');
		expect(asked.some((url) => url.startsWith('/service/cloud/case'))).toBe(true);
		await allClosed();
	},
);
