import { namedTime } from '../api/times';
import { idText, objectsIn } from '../api/values';
import type { EarlierAttempt } from './callRecord';
import { intentionOf, numberOf, valueText } from './callValues';

/** What is read of an attempt. Contract: RedialAttempt. */
export const attemptFields = [
	...['CallID', 'CallStartTime', 'RingType', 'RingTime', 'HangupType'],
	...['ResultLabel', 'callee_number', 'caller_number'],
];

/** The earlier tries of a number; undefined when there are none. Contract: RedialAttempt. */
export function earlierAttemptsOf(attempts: unknown): EarlierAttempt[] | undefined {
	const earlier = objectsIn(attempts);
	if (earlier.length === 0) return undefined;
	return earlier.map((attempt) =>
		present({
			callId: idText(attempt.CallID),
			...(namedTime('startedAt', attempt.CallStartTime) ?? {
				startedAtLocal: valueText(attempt.CallStartTime),
			}),
			ringType: valueText(attempt.RingType),
			ringSeconds: numberOf(attempt.RingTime),
			hangupType: valueText(attempt.HangupType),
			intention: intentionOf(attempt.ResultLabel),
			phoneNumber: valueText(attempt.callee_number),
			callerNumber: valueText(attempt.caller_number),
		}),
	);
}

/** `object` without its undefined entries. */
function present<Value extends object>(object: Value): Value {
	return Object.fromEntries(
		Object.entries(object).filter(([, value]) => value !== undefined),
	) as Value;
}
