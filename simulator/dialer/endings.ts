import { callOutcomeOf, undiallable, type CallOutcome } from '../outcomes';

/** How a call ended. Values of the contract's DialerCallResult and DialerHangupReason. */
export interface DialerEnding {
	result: string;
	reason: number;
}

const hangsUp = callOutcomeOf('5', 1);
const noAnswer = callOutcomeOf('8', 1);

/** What only the dialer knows goes by the last three digits, before the last two are looked at. */
const byLastThreeDigits: Readonly<Record<string, DialerEnding & { outcome: CallOutcome }>> = {
	'980': { result: 'Dnc', reason: 20, outcome: undiallable },
	'981': { result: 'Overrun', reason: 18, outcome: undiallable },
	'982': { result: 'Fusing', reason: 15, outcome: noAnswer },
	'983': { result: 'Voicemail', reason: 16, outcome: noAnswer },
	'984': { result: 'AgentBusy', reason: 1, outcome: hangsUp },
	'985': { result: 'AgentReject', reason: 13, outcome: hangsUp },
	'986': { result: 'AgentNetworkError', reason: 17, outcome: hangsUp },
	'987': { result: 'UserHangup', reason: 14, outcome: hangsUp },
};

const reasonOfRingType: Readonly<Record<string, number>> = {
	normal: 2,
	busy: 3,
	cantuse: 4,
	holdline: 5,
	switchoff: 6,
	outofarea: 7,
	unregister: 8,
	wrongnum: 9,
};
const unknownReason = 0;

/** What happens on the given attempt (1 is the first) when the dialer calls the number. */
export function dialerOutcomeOf(number: string, attempt: number): CallOutcome {
	return byLastThreeDigits[number.slice(-3)]?.outcome ?? callOutcomeOf(number, attempt);
}

/** How a call of that number with that outcome ends. */
export function endingOf(number: string, outcome: CallOutcome): DialerEnding {
	const { hangupType, answered, ringType } = outcome;
	const special = byLastThreeDigits[number.slice(-3)];
	if (special) return { result: special.result, reason: special.reason };
	if (isTalk(outcome)) {
		return { result: hangupType === 'ByCallee' ? 'SuccUserHangup' : 'SuccAgentHangup', reason: 12 };
	}
	if (answered) return { result: 'UserHangupBeforeAssign', reason: 14 };
	const reason = reasonOfRingType[ringType ?? ''] ?? unknownReason;
	return { result: rings(outcome) ? 'NoAnswered' : 'NoRinging', reason };
}

/** Whether somebody picks up and stays until an agent speaks. */
export function isTalk({ answered, dialogue }: CallOutcome): boolean {
	return answered && dialogue.length > 0;
}

/** Whether an agent is given the call, talk or not. */
export function reachesAgent(number: string, outcome: CallOutcome): boolean {
	return isTalk(outcome) || endingOf(number, outcome).result === 'UserHangup';
}

/** Whether the telephone rings at all. */
export function rings({ ringType }: CallOutcome): boolean {
	return ringType === 'normal';
}

/** The table for people: last three digits → result. */
export function dialerEndings(): ReadonlyArray<readonly [ending: string, result: string]> {
	return Object.entries(byLastThreeDigits).map(([ending, { result }]) => [ending, result]);
}
