import { eventItem } from '../../../../nodes/shared/events/delivery/eventItem';
import { callDetail, customApiPush } from '../../calls/samples';

const now = new Date('2026-11-20T03:00:00+07:00');

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

it('reads a task one level down as it reads one at the top', () => {
	const data = { TaskID: 't-1', TaskName: 'due', Status: 'finished' };
	expect(eventItem('taskEnded', { type: 'task', data }, now)).toMatchObject({
		taskId: 't-1',
		taskName: 'due',
		status: 'finished',
	});
});

it('leaves out a task id that is not there', () => {
	expect(eventItem('taskEnded', {}, now)).not.toHaveProperty('taskId');
});
