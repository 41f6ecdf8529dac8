import type { IDataObject } from 'n8n-workflow';
import { eventItem } from '../../../../nodes/shared/events/delivery/eventItem';
import type { CatalogueEvent } from '../../../../nodes/shared/events/kinds/catalogue';
import { callDetail, customApiPush } from '../../calls/samples';
import { turned } from '../anyBody';

const now = new Date('2026-11-20T03:00:00+07:00');
const idOf = (name: CatalogueEvent, body: IDataObject, at = now) =>
	eventItem(name, body, at).eventId;

it('gives a call as the flat record, with the event and the time it came', () => {
	expect(eventItem('callEnded', { data: callDetail }, now)).toMatchObject({
		callId: callDetail.CallID,
		phoneNumber: '+6281234567890',
		answered: true,
		event: 'callEnded',
		eventId: expect.stringMatching(/^[0-9a-f]{32}$/),
		receivedAt: '2026-11-19T20:00:00.000Z',
	});
});

it('gives a push with the node of the workflow it left from', () => {
	expect(eventItem('customApiPush', customApiPush, now)).toMatchObject({
		workflowId: 'w-1',
		nodeId: 'n-5',
		nodeName: 'tell us',
		phoneNumber: '+6281234567890',
	});
});

it('gives a task its id, name and status under one name each', () => {
	const { eventId: _id, ...item } = eventItem(
		'taskEnded',
		{ task_id: 't-1', task_name: 'due', status: 'finished', answered: 4 },
		now,
	);
	expect(item).toEqual({
		taskId: 't-1',
		taskName: 'due',
		status: 'finished',
		answered: 4,
		event: 'taskEnded',
		receivedAt: '2026-11-19T20:00:00.000Z',
	});
});

const bodies: Array<[CatalogueEvent, IDataObject]> = [
	['callEnded', callDetail],
	['callEnded', { outcome: { reached: true, by: ['x', { a: 1, b: 2 }] }, note: 'no ids at all' }],
	['customApiPush', customApiPush],
	['taskEnded', { TaskID: 't-1', TaskName: 'n', Status: 'finished' }],
	['taskEnded', { summary: { calls: 3, answered: 2 } }],
];

it.each(bodies)(
	'gives a redelivery of %s the same eventId, whatever the order of its keys',
	(name, body) => {
		const later = new Date(now.getTime() + 60_000);
		expect(idOf(name, turned(body) as IDataObject, later)).toBe(idOf(name, body));
	},
);

it.each<[string, CatalogueEvent, IDataObject, IDataObject]>([
	['calls', 'callEnded', callDetail, { ...callDetail, CallID: 'other' }],
	[
		'people without a call id',
		'callEnded',
		{ TaskID: 't', CalleeNumber: '+6281' },
		{ TaskID: 't', CalleeNumber: '+6282' },
	],
	['bodies that name nothing', 'callEnded', { a: [1, 2] }, { a: [2, 1] }],
	['nodes of a workflow', 'customApiPush', customApiPush, { ...customApiPush, node_id: 'n-6' }],
	[
		'pushes for two people',
		'customApiPush',
		{ ...customApiPush, call: {} },
		{ ...customApiPush, call: {}, callee: { callee_number: '+6282' } },
	],
	['tasks', 'taskEnded', { TaskID: 't-1' }, { TaskID: 't-2' }],
])('tells two %s apart', (_what, name, one, other) => {
	expect(idOf(name, one)).not.toBe(idOf(name, other));
});

it('tells two kinds of event about the same task apart', () => {
	const body = { TaskID: 't-1' };
	expect(idOf('taskEnded', body)).not.toBe(idOf('callEnded', body));
});
