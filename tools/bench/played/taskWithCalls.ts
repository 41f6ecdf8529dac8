import { callDetail, taskSummary } from '../../../simulator/calls/records';
import { sampleWorld } from '../../../simulator/calls/sampleCall';
import type { Wire } from '../../../simulator/formats/values';
import { callOutcomeOf } from '../../../simulator/outcomes';
import { sampleRobots } from '../../../simulator/settings';
import { switchesWith } from '../../../simulator/switches';

const endedAt = Date.UTC(2026, 10, 2, 3, 5, 5);

const context = { switches: switchesWith(), robots: sampleRobots };

/**
 * A finished task of so many calls, which is its id, as the simulator tells it: each call with what its number stands for,
 * about 800 bytes. Contract: TaskDetail, CallDetail.
 */
export function taskWithCalls(count: number): Wire {
	const { task, contact } = sampleWorld(endedAt);
	const robotId = sampleRobots[0]?.robotId ?? '';
	const ofBench = { ...task, taskId: String(count), name: 'reminder', robotId };
	const detail = Array.from({ length: count }, (_, index) => {
		const number = `+62811${1_000_000 + index}`;
		const called = {
			callId: index.toString(16).padStart(32, '0'),
			outcome: callOutcomeOf(number, 1),
		};
		const details = {
			...{ Debtor: `Customer ${index}`, LoanAmount: 20_000, Arrears: 21_500.5, Unit: 'IDR' },
			...{ DueDate: '2026-11-18', ExtraA: `row ${index}` },
		};
		const attempts = contact.attempts.map((attempt) => ({ ...attempt, ...called }));
		return callDetail(ofBench, { ...contact, id: index + 1, number, details, attempts }, context);
	});
	return { ...taskSummary(ofBench), detail };
}
