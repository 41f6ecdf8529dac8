import { eventItem } from '../../../nodes/shared/events/delivery/eventItem';
import { ownSamples } from '../../../nodes/shared/events/recognition/samples';
import { recogniser } from '../../../nodes/shared/events/recognition/recognise';

const now = new Date(0);

it('reads a task one level down as it reads one at the top', () => {
	const data = { TaskID: 't-1', TaskName: 'due', Status: 'finished' };
	expect(eventItem('taskEnded', { type: 'task', data }, now)).toMatchObject({
		taskId: 't-1',
		taskName: 'due',
		status: 'finished',
	});
});

it.each([
	[{ data: { task_id: 't', workflow_id: 'w' } }],
	[{ task_id: 't', data: { workflow_id: 'w' } }],
	[{ task_id: 't', wokflow_id: 'w' }],
])("does not take a workflow's event for a task's: %j", (body) => {
	expect(recogniser({}, ownSamples)(body)).toBeUndefined();
});

it('tells two calls apart whose number stands under a name it does not know', () => {
	const idOf = (phone: string) => eventItem('callEnded', { task_id: 't', phone }, now).eventId;
	expect(idOf('+6281')).not.toBe(idOf('+6282'));
});

it('leaves out a task id that is not there', () => {
	expect(eventItem('taskEnded', {}, now)).not.toHaveProperty('taskId');
});
