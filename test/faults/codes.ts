import { answers, familyOf, refusal, successIn, takenOrNot, type Fault } from './faults';

const group = 'Code in HTTP 200';

/** Codes that no family has for a refusal; those of an internal fault among them. */
const unknown = [
	408, 499, 500, 501, 502, 503, 504, 520, 599, 1, 7, 100, 201, 302, 777, -7, 999_999,
];

const usual = new Set([408, 500, 502, 504, 599, 777]);

/** Codes that speak of HTTP, which the dialer and SMS do not. */
const notOfCallCenter = [400, 403, 404, 429];

/** Codes that are no whole number, or not written as one. */
const odd: Array<[string, unknown]> = [
	['"OK"', 'OK'],
	['"abc"', 'abc'],
	['""', ''],
	['null', null],
	['true', true],
	['[200]', [200]],
	['{}', {}],
	['200.5', 200.5],
];

/** Words of a success that say otherwise. */
const failed = ['FAILED', 'Failed', 'ERROR', 'failure', 'PARTIAL_FAILURE'];

/** What the code in the body says where the HTTP status says that all is well. */
export const codes: Fault[] = [
	...unknown.flatMap((code) =>
		takenOrNot(group, `code ${code}`, answers(200, { code, message: 'x' }), {
			everywhere: usual.has(code),
		}),
	),
	...notOfCallCenter.flatMap((code) =>
		takenOrNot(
			group,
			`code ${code}, which the dialer and SMS do not have`,
			answers(200, { code }),
			{
				applies: (operation) => familyOf(operation) === 'callCenter',
			},
		),
	),
	...[-1, 10201].flatMap((code) =>
		takenOrNot(group, `code ${code}`, answers(200, { code, message: 'x' }), {
			applies: (operation) => familyOf(operation) === 'callCenter',
		}),
	),
	...takenOrNot(
		group,
		"another family's success",
		answers(200, (met) => ({ code: 200 - successIn(met), message: 'ok', data: {}, body: {} })),
		{ everywhere: true },
	),
	...takenOrNot(
		group,
		'the code of a success as text',
		answers(200, (met) => ({ code: String(successIn(met)), message: 'ok', data: {}, body: {} })),
	),
	...odd.flatMap(([name, code]) =>
		takenOrNot(group, `code ${name}`, answers(200, { code, message: 'x' })),
	),
	...failed.flatMap((status) =>
		takenOrNot(
			group,
			`a success with status ${status}`,
			answers(200, (met) => ({ code: successIn(met), status, data: {}, body: {} })),
			{ everywhere: status === 'FAILED' },
		),
	),
	refusal(group, 'a refusal that has a name', answers(200, refused(403, 10511)), {
		everywhere: true,
	}),
	refusal(group, 'a refusal that has a name, as text', answers(200, refused('403', '10511')), {
		everywhere: true,
	}),
	refusal(
		group,
		'code 401: the token is not valid',
		answers(200, { code: 401, message: 'token' }),
		{
			everywhere: true,
		},
	),
	...[10812, 10813].map((code) =>
		refusal(group, `code ${code}: the token is not valid`, answers(200, { code, message: 'x' }), {
			applies: (operation) => familyOf(operation) === 'callCenter',
		}),
	),
];

function refused(spoken: number | string, ofCallCenter: number | string) {
	return (met: Parameters<typeof successIn>[0]) => ({
		code: familyOf(met) === 'callCenter' ? ofCallCenter : spoken,
		message: 'not today',
	});
}
