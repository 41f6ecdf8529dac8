import { gzipSync } from 'node:zlib';
import { endpointOf } from '../../nodes/shared/api/endpoint';
import { answers, changed, successIn, taken, takenOrNot, type Fault } from './faults';
import type { Met, Play } from './line';
import type { Reaching } from '../support/samples/reachingOperations';

const group = 'Body of HTTP 200';
const page = '<!doctype html><title>Maintenance</title><p>We are back soon.</p>';

/** Whose answers have a code, as far as is known: of the others any JSON is an answer. */
const hasCode = ({ endpoint, operation }: Reaching) =>
	operation.endpoint === undefined || endpointOf(endpoint).answer !== 'unknown';

/** Whose answer says what was made, as the contract knows it. */
const isTask = ({ endpoint, operation }: Reaching) =>
	operation.endpoint !== undefined && endpoint === 'createTask';

/** Not one of AIRudder's answers. */
const foreign: Array<[string, string | Buffer, Record<string, string>?]> = [
	['empty', ''],
	['blanks', '  \n'],
	['a web page', page],
	['XML', '<?xml version="1.0"?><ok/>'],
	['half of a JSON', '{"code":200,"status":"OK","data":{"Task'],
	['JSON and something behind it', '{"code":200,"data":{}} {"code":200}'],
	['words', 'OK'],
	['zeros', Buffer.alloc(64)],
	['said to be gzip and is not', '{"code":200}', { 'content-encoding': 'gzip' }],
	[
		'half of a gzip',
		gzipSync('{"code":200,"data":{}}').subarray(0, 20),
		{ 'content-encoding': 'gzip' },
	],
	[
		'a gzip that grows to 8 MB',
		gzipSync(Buffer.alloc(8 << 20, ' ')),
		{ 'content-encoding': 'gzip' },
	],
	['said to be brotli and is not', '{"code":200}', { 'content-encoding': 'br' }],
];

/** JSON without a code where all answers have one. */
const codeless: Array<[string, string]> = [
	['{}', '{}'],
	['[]', '[]'],
	['null', 'null'],
	['"OK"', '"OK"'],
	['200', '200'],
	['Code in place of code', '{"Code":200,"Data":{}}'],
	['a code one object deeper', '{"result":{"code":200,"data":{}}}'],
	['the list of another request', '[{"TaskID":"somebody-elses","TaskName":"x"}]'],
];

const usual = new Set(['a web page']);

const payload = (data: unknown): Play =>
	answers(200, (met: Met) => ({
		code: successIn(met),
		status: 'OK',
		message: 'successfully',
		...(data === undefined ? {} : { data, body: data }),
	}));

/** What stands where the new task should: counts, words, others' ids. */
const misread: Array<[string, unknown]> = [
	['"3 contacts accepted"', '3 contacts accepted'],
	['3', 3],
	['the id of a parent', { parent: { task_id: 'p-1' } }],
	['the id of a source', { source: { TaskID: 's-1' }, contacts: [{ task_id: 'c-1' }] }],
	['a list of tasks', [{ TaskID: 'somebody-elses', TaskName: 'x' }]],
];

/** What stands in the body where status and code say that all is well, or where nothing can be read at all. */
export const bodies: Fault[] = [
	...foreign.flatMap(([name, body, headers]) =>
		takenOrNot(group, name, answers(200, body, headers), { everywhere: usual.has(name) }),
	),
	...codeless.flatMap(([name, body]) =>
		takenOrNot(group, name, answers(200, body, { 'content-type': 'application/json' }), {
			applies: hasCode,
			everywhere: usual.has(name),
		}),
	),
	...[undefined, {}, [], null].flatMap((data) =>
		takenOrNot(
			group,
			`a new task is ${data === undefined ? 'left out' : JSON.stringify(data)}`,
			payload(data),
			{
				applies: isTask,
				everywhere: data === undefined,
			},
		),
	),
	...misread.map(([name, data]) =>
		taken(group, `a new task is ${name}`, payload(data), { applies: isTask }),
	),
	taken(
		group,
		'right, as text/html',
		changed((body) => body, { 'content-type': 'text/html' }),
	),
	taken(
		group,
		'right, as gzip',
		changed((body) => gzipSync(body), { 'content-encoding': 'gzip' }),
	),
	taken(
		group,
		'right, behind a byte order mark',
		changed((body) => `\ufeff${body}`),
	),
	taken(
		group,
		'right, with 1 MB of blanks',
		changed((body) => body + ' '.repeat(1 << 20)),
	),
];
