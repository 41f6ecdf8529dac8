import * as fc from 'fast-check';
import { errorCodes } from '../../../nodes/shared/api/endpoints.generated';
import type { EndpointFamily } from '../../../nodes/shared/api/answerCodes';
import { payloadOf, refusesToken } from '../../../nodes/shared/api/envelope';
import { AiRudderFailure } from '../../../nodes/shared/api/failure';
import { parseJson } from '../../../nodes/shared/api/values';
import { failureOf } from '../failures';

const answer = (httpStatus: number, body: unknown) => ({
	httpStatus,
	json: typeof body === 'string' ? parseJson(body) : body,
});

it.each<[EndpointFamily, object]>([
	['cloud', { code: 200, status: 'OK', data: { id: 1 } }],
	['callCenter', { code: 0, message: 'successfully', body: { id: 1 } }],
	['chatbot', { code: 200, message: 'ok', data: { id: 1 }, request_id: 'r' }],
])('gives the payload of a success of %s', (family, envelope) => {
	expect(payloadOf(family, answer(200, envelope))).toEqual({ id: 1 });
	expect(payloadOf(family, answer(201, envelope))).toEqual({ id: 1 });
});

it('gives undefined when a success carries nothing', () => {
	expect(payloadOf('cloud', answer(200, { code: 200 }))).toBeUndefined();
});

it.each<[EndpointFamily, number]>([
	['cloud', 0],
	['callCenter', 200],
	['chatbot', 0],
])("does not take another family's success for one of %s, nor for a refusal", (family, code) => {
	for (const status of [200, 400])
		expect(failureOf(() => payloadOf(family, answer(status, { code }))).kind).toBe('uncertain');
});

describe("a refusal is told in AIRudder's words, with its code and what to do", () => {
	it.each<[string, EndpointFamily, number, object, object]>([
		[
			'its message',
			'cloud',
			200,
			{ code: 400, status: 'Bad', message: 'Task name is duplicated' },
			{
				message: 'AIRudder refused the request: "Task name is duplicated" (code 400)',
				bodyCode: 400,
			},
		],
		[
			'its status when there is no message',
			'cloud',
			200,
			{ code: 400, status: 'NO_ROBOT', message: ' ' },
			{ message: 'AIRudder refused the request: "NO_ROBOT" (code 400)' },
		],
		[
			'the meaning of a code without words',
			'callCenter',
			200,
			{ code: 10508 },
			{
				message: `AIRudder refused the request: "${errorCodes.callCenter[10508]}" (code 10508)`,
				description: undefined,
			},
		],
		[
			'the meaning of a code beside its words',
			'callCenter',
			200,
			{ code: 10506, message: 'invalid param' },
			{
				message: 'AIRudder refused the request: "invalid param" (code 10506)',
				description: `Code 10506 means: ${errorCodes.callCenter[10506]}.`,
			},
		],
		[
			'the code alone when nothing is known',
			'chatbot',
			422,
			{ code: 77 },
			{ message: 'AIRudder refused the request (code 77)', bodyCode: 77 },
		],
		[
			'a code that is written as text',
			'cloud',
			200,
			{ code: '403', message: 'no' },
			{ message: 'AIRudder refused the request: "no" (code 403)', bodyCode: 403 },
		],
		[
			'advice on the keys',
			'cloud',
			200,
			{ code: 401 },
			{ description: expect.stringContaining('Check App Key and App Secret') },
		],
		[
			'advice when there were too many requests',
			'cloud',
			429,
			{ code: 429 },
			{ httpStatus: 429, description: expect.stringContaining('Send fewer at once') },
		],
	])('%s', (_what, family, status, body, told) => {
		expect(failureOf(() => payloadOf(family, answer(status, body)))).toMatchObject({
			kind: 'refused',
			...told,
		});
	});
});

describe('nobody is told that nothing happened when that is not known', () => {
	it.each<[string, EndpointFamily, number, unknown]>([
		['a fault inside cloud', 'cloud', 200, { code: 500 }],
		['a fault inside the call centre', 'callCenter', 200, { code: 10201 }],
		['a fault while reading a create', 'callCenter', 200, { code: -1 }],
		['a fault inside the chatbot', 'chatbot', 200, { code: 500 }],
		['success in the body, 500 in the status', 'cloud', 500, { code: 200, data: {} }],
		['a refusal in the body, 502 in the status', 'cloud', 502, { code: 400 }],
		['success in the body, 503 in the status', 'callCenter', 503, { code: 0 }],
		['a page', 'cloud', 200, '<html>Bad Gateway</html>'],
		['a page with 502', 'cloud', 502, '<html>Bad Gateway</html>'],
		['nothing', 'cloud', 200, ''],
		['half an answer', 'cloud', 200, '{"code": 200, "data":'],
		['a list', 'cloud', 200, [{ code: 200 }]],
		['JSON without a code', 'cloud', 200, { data: {} }],
		['a success that is text', 'cloud', 200, { code: '200' }],
		['a success that calls itself failed', 'cloud', 200, { code: 200, status: 'FAILED', data: {} }],
		['a success that failed in part', 'cloud', 200, { code: 200, status: 'PARTIAL_FAILURE' }],
		['a time-out', 'cloud', 408, { code: 400 }],
		['a time-out without JSON', 'cloud', 408, ''],
		['a sender that left', 'cloud', 499, ''],
		['a code that nobody knows', 'cloud', 200, { code: 777, message: 'busy' }],
		['a status of a server in the body: 408', 'cloud', 200, { code: 408 }],
		['a status of a server in the body: 502', 'cloud', 200, { code: 502 }],
		['a status of a server in the body: 503', 'cloud', 200, { code: 503 }],
		['a status of a server in the body: 504', 'chatbot', 200, { code: 504 }],
		['a status of a server in the body: 599', 'cloud', 200, { code: 599 }],
		['500 in the dialer’s family', 'callCenter', 200, { code: 500 }],
		['404 in the dialer’s family', 'callCenter', 200, { code: 404 }],
		['a code of the dialer in another family', 'cloud', 200, { code: 10501 }],
		['null', 'cloud', 200, 'null'],
		['a redirect', 'cloud', 302, ''],
		...[302, 400, 404, 409].map((status): [string, EndpointFamily, number, unknown] => [
			`success in the body, ${status} in the status`,
			'cloud',
			status,
			{ code: 200, status: 'OK', data: { TaskID: 't-1' } },
		]),
	])('%s', (_what, family, status, body) => {
		expect(failureOf(() => payloadOf(family, answer(status, body)))).toMatchObject({
			kind: 'uncertain',
			httpStatus: status,
		});
	});
});

it.each([
	[404, 'AIRudder knows no such path (HTTP status 404)'],
	[429, 'AIRudder takes no more requests for the moment (HTTP status 429)'],
	[400, 'AIRudder refused the request with HTTP status 400'],
])('says what HTTP status %d means when there is no JSON', (status, message) => {
	const failure = failureOf(() =>
		payloadOf('cloud', { ...answer(status, '<html>'), retryAfterSeconds: 9 }),
	);
	expect(failure).toMatchObject({ kind: 'refused', message, retryAfterSeconds: 9 });
});

it('names the HTTP status when it is what tells of the fault', () => {
	const failure = failureOf(() => payloadOf('cloud', answer(500, { code: 200, status: 'OK' })));
	expect(failure.message).not.toContain('"OK"');
});

it('is a refusal when a read is answered with a code that nobody knows: nothing can have been done', () => {
	const failure = failureOf(() => payloadOf('cloud', answer(200, { code: 777 }), { isRead: true }));
	expect(failure).toMatchObject({ kind: 'refused', bodyCode: 777 });
});

it.each([{ code: '403' }, { status: 'FAILED' }, { code: 'no' }, { code: null }, { code: [200] }])(
	'does not take %j for a success of an operation whose answer is not published',
	(body) => {
		const failing = () => payloadOf('cloud', answer(200, body), { mayLackCode: true });
		expect(failureOf(failing).kind).not.toBe('input');
	},
);

it('never shows the page that came in place of an answer', () => {
	const failure = failureOf(() => payloadOf('cloud', answer(200, '<p>secret 0812</p>')));
	expect(`${failure.message} ${failure.description}`).not.toContain('secret');
});

it.each([
	[401, '', true],
	[401, { code: 200 }, false],
	[401, { code: 10801 }, true],
	[200, { code: 401 }, true],
	[200, { code: 403 }, false],
	[200, { code: 200, data: { code: 401 } }, false],
	[200, '401', false],
	[403, '<html>', false],
])('knows whether the token was refused: status %d, body %j', (status, body, refused) => {
	expect(refusesToken(answer(status, body))).toBe(refused);
});

it('ends every answer with a payload or our own error', () => {
	const bodies = fc.oneof(
		fc.string(),
		fc.json(),
		fc.record({ code: fc.integer() }).map((body) => JSON.stringify(body)),
	);
	fc.assert(
		fc.property(
			fc.constantFrom<EndpointFamily>('cloud', 'callCenter', 'chatbot'),
			fc.integer({ min: 100, max: 599 }),
			bodies,
			(family, httpStatus, body) => {
				try {
					payloadOf(family, answer(httpStatus, body));
				} catch (error) {
					expect(error).toBeInstanceOf(AiRudderFailure);
				}
			},
		),
		{ numRuns: 3000 },
	);
});
