import { callOutcomeOf, talkSeconds } from '../outcomes';
import type { SimulatedContact, SimulatedTask } from '../types';

/** A finished task with one answered call, for sample events. `now` in milliseconds. */
export function sampleWorld(now: number): { task: SimulatedTask; contact: SimulatedContact } {
	const number = '+6281111111111';
	const outcome = callOutcomeOf(number, 1);
	const startedAt = now - (outcome.ringSeconds + talkSeconds(outcome)) * 1000;
	const contact: SimulatedContact = {
		id: 1,
		number,
		status: 'finished',
		details: { Debtor: 'Sari', Mobile: number },
		attempts: [
			{
				callId: 'ffeeddccbbaa00998877665544332211',
				startedAt,
				endedAt: now,
				outcome,
				canceled: false,
			},
		],
	};
	const task: SimulatedTask = {
		taskId: '11223344556677889900aabbccddeeff',
		appKey: '',
		name: 'Sample task',
		type: 'normal',
		robotMethod: 'single',
		robotId: '',
		line: '',
		repeatInterval: 0,
		repeatNumber: 0,
		createdAt: startedAt,
		scheduleStart: startedAt,
		endedAt: now,
		status: 'finished',
		contacts: [contact],
		request: {},
	};
	return { task, contact };
}
