import type { Outcome } from '../outcomes';

/** Values of the contract's DialerHangupReason. */
const reasons = { unknown: 0, notPickedUp: 2, talked: 12, hungUpByUser: 14 } as const;

const byRingType: Readonly<Record<string, number>> = {
	normal: reasons.notPickedUp,
	busy: 3,
	cantuse: 4,
	holdline: 5,
	switchoff: 6,
	outofarea: 7,
	unregister: 8,
	wrongnum: 9,
};

/** Whether an agent comes on the line: somebody picks up and stays. */
export function isTalk({ answered, dialogue }: Outcome): boolean {
	return answered && dialogue.length > 0;
}

/** Whether the telephone rings at all. */
export function rings({ ringType }: Outcome): boolean {
	return ringType === 'normal';
}

/** Why a call with that outcome ended. Contract: DialerHangupReason. */
export function hangupReasonOf(outcome: Outcome): number {
	if (isTalk(outcome)) return reasons.talked;
	if (outcome.answered) return reasons.hungUpByUser;
	return byRingType[outcome.ringType ?? ''] ?? reasons.unknown;
}
