import { answers, refusal, successIn, takenOrNot, taken, changed, type Fault } from './faults';
import type { Met } from './line';

const group = 'HTTP status';

/** Statuses after which nobody knows: time-outs, faults of servers and of what stands before them, and what has no name. */
const unclear = [
	...[204, 205, 300, 304, 305, 306, 408, 418, 419, 420, 430, 440, 444, 449, 450, 460, 463],
	...[494, 495, 496, 497, 498, 499, 500, 501, 502, 503, 504, 505, 506, 507, 508, 509, 510, 511],
	...[520, 521, 522, 523, 524, 525, 526, 527, 529, 530, 540, 561, 598, 599],
];

/** Those of them of which each kind has one, and those that were mended once. */
const usual = new Set([408, 499, 502]);

/** Statuses with which a server says that it did not do it. RFC 9110, 6585, 7725. */
const refusals = [
	...[400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 411, 412, 413, 414, 415, 416, 417],
	...[421, 422, 423, 424, 425, 426, 428, 429, 431, 451],
];

const usualRefusals = new Set([401, 429]);

const successful = (met: Met) => ({
	code: successIn(met),
	message: 'successfully',
	data: {},
	body: {},
});
const otherFamilys = (met: Met) => ({
	code: 200 - successIn(met),
	message: 'ok',
	data: {},
	body: {},
});
const page = '<!doctype html><title>Oops</title>';

/** What the HTTP status says, with an empty body and with bodies that say something else. */
export const statuses: Fault[] = [
	...unclear.flatMap((status) =>
		usual.has(status)
			? takenOrNot(group, `HTTP ${status}`, answers(status), { everywhere: true })
			: taken(group, `HTTP ${status}`, answers(status)),
	),
	...refusals.map((status) =>
		refusal(group, `HTTP ${status}`, answers(status), { everywhere: usualRefusals.has(status) }),
	),
	refusal(group, 'HTTP 429 with Retry-After', answers(429, '', { 'retry-after': '2' })),
	refusal(group, 'HTTP 403 with a web page', answers(403, page)),
	refusal(group, 'HTTP 400 with code 400', answers(400, { code: 400, message: 'no' })),
	...takenOrNot(group, 'HTTP 503 with Retry-After', answers(503, '', { 'retry-after': '0' })),
	...[400, 401, 403, 404, 408, 429, 500, 502, 504].flatMap((status) =>
		takenOrNot(group, `HTTP ${status} with the code of a success`, answers(status, successful)),
	),
	...[400, 403, 502].flatMap((status) =>
		takenOrNot(
			group,
			`HTTP ${status} with another family's success`,
			answers(status, otherFamilys),
		),
	),
	...[400, 408].flatMap((status) =>
		takenOrNot(group, `HTTP ${status} with code 500`, answers(status, { code: 500, message: 'x' })),
	),
	...takenOrNot(group, 'HTTP 408 with code 400', answers(408, { code: 400, message: 'x' })),
	...takenOrNot(group, 'HTTP 502 with a web page', answers(502, page)),
	...takenOrNot(group, 'HTTP 500 with code 403', answers(500, { code: 403, message: 'x' })),
	...[201, 202, 203].map((status) =>
		taken(group, `HTTP ${status} with the right answer`, ({ response, answered }) => {
			response.writeHead(status, answered!.headers).end(answered!.body);
		}),
	),
	...takenOrNot(group, 'HTTP 202 without a body', answers(202)),
	taken(
		group,
		'HTTP 200 with the right answer',
		changed((body) => body),
		{ everywhere: true },
	),
];
