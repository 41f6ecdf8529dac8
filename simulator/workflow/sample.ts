import { sampleWorld } from '../calls/sampleCall';
import { taskOriginOf } from './wire';
import type { SimulatedContact, SimulatedTask, SimulatedWorkflow } from '../types';

/** A finished workflow with one contact that was called. `now` in milliseconds. */
export function sampleWorkflow(now: number): {
	workflow: SimulatedWorkflow;
	task: SimulatedTask;
	contact: SimulatedContact;
} {
	const { task, contact: called } = sampleWorld(now);
	const contact = { ...called, details: { ...called.details, case_id: '1001' } };
	const workflow: SimulatedWorkflow = {
		workflowId: '5f0c1d2e3b4a59687766554433221100',
		appKey: '',
		name: 'Sample workflow',
		templateId: 1,
		createdAt: task.createdAt,
		endTime: now,
		endedAt: now,
		isFinished: true,
		callNode: { id: '1a1b2c3d4e5f60718293a4b5c6d7e8f9', name: 'Call' },
		pushNode: { id: '0a1b2c3d4e5f60718293a4b5c6d7e8f9', name: 'Push' },
		tasks: [task],
		request: {},
	};
	task.origin = taskOriginOf(workflow);
	return { workflow, task, contact };
}
