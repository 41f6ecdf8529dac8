import * as fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { catalogue, eventItem, eventNames, recognise } from '../../../nodes/shared/events';

const name = fc.oneof(
	fc.constantFrom(
		'CallID',
		'call_id',
		'callid',
		'CalleeNumber',
		'callee_number',
		'callee',
		'call',
		'node_id',
		'workflow_id',
		'wokflow_id',
		'TaskID',
		'task_id',
		'taskid',
		'Status',
		'status',
		'data',
		'body',
		'extra',
		'extend',
		'AsrResult',
		'TaskName',
		'__proto__',
		'constructor',
		'toString',
		'event',
	),
	fc.string(),
);
const { tree } = fc.letrec((tie) => ({
	leaf: fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant('id-1')),
	object: fc.array(fc.tuple(name, tie('tree')), { maxLength: 4 }).map(Object.fromEntries),
	tree: fc.oneof(
		{ maxDepth: 3 },
		tie('leaf'),
		tie('object'),
		fc.array(tie('tree'), { maxLength: 3 }),
	),
}));
/** As n8n hands a body over: parsed JSON, an object at the top. */
const body = fc
	.array(fc.tuple(name, tree), { maxLength: 6 })
	.map((entries) => JSON.parse(JSON.stringify(Object.fromEntries(entries))) as IDataObject);

it('takes any JSON object for one event at most, and never fails', () => {
	fc.assert(
		fc.property(body, (delivery) => {
			const fitting = eventNames.filter((event) => catalogue[event].recognise(delivery));
			expect(fitting.length).toBeLessThanOrEqual(1);
			expect(recognise(delivery)).toBe(fitting[0]);
		}),
		{ numRuns: 10_000 },
	);
});

it('makes a plain item of any JSON object, whatever the address is said to receive', () => {
	const now = new Date(0);
	fc.assert(
		fc.property(body, fc.constantFrom(...eventNames), (delivery, event) => {
			const before = JSON.stringify(delivery);
			const item = eventItem(event, delivery, now);
			const sent = JSON.parse(JSON.stringify(item)) as IDataObject;
			expect(sent.event).toBe(event);
			expect(sent.eventId).toMatch(/^[0-9a-f]{32}$/);
			expect(sent).toEqual(item);
			expect(JSON.stringify(delivery)).toBe(before);
		}),
		{ numRuns: 10_000 },
	);
});
