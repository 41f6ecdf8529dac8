import { talkSeconds } from '../outcomes';
import { sampleWorld } from '../calls/sampleCall';
import type { DialerCallPlace } from './predictiveDialer';
import { endingOf } from './endings';
import type { DialerCall, DialerContact, SimulatedDialerTask } from './types';

/** A finished dialer task with one call that an agent took. `now` in milliseconds. */
export function sampleDialerCall(now: number): DialerCallPlace {
	const { task: callingTask, contact: called } = sampleWorld(now);
	const calls = called.attempts.map((attempt): DialerCall => {
		const { reason, result } = endingOf(called.number, attempt.outcome);
		return {
			...attempt,
			state: 'TALKRESULT',
			times: { ANSWERED: now - talkSeconds(attempt.outcome) * 1000 },
			nth: 1,
			hangupReason: reason,
			result,
			agentName: 'dewi',
		};
	});
	const contact: DialerContact = {
		...called,
		attempts: calls,
		details: { PhoneNumber: called.number, contactName: 'Sari' },
	};
	const { taskId, name, appKey, createdAt } = callingTask;
	const task: SimulatedDialerTask = {
		taskId,
		appKey,
		name,
		groupName: 'Collection',
		agentNames: ['dewi'],
		createdAt,
		startTime: createdAt,
		autoEndTime: now,
		startedAt: createdAt,
		endedAt: now,
		state: 'Finished',
		tries: 1,
		secondsBetweenTries: 0,
		secondsAfterCall: 0,
		restTimes: [],
		contacts: [contact],
		request: {},
	};
	const [call] = calls;
	if (!call) throw new Error('The sample contact was not called');
	return { task, contact, call };
}
