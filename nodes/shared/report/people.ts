import { grouped } from '../api/values';
import { type CountedCall, type ReportedCall } from './countedCalls';

/**
 * What became of a person, in this order: somebody answered; nobody has yet, and calls are still open; no call was made;
 * every call says that nobody answered; else it is not known.
 */
export type PersonState = 'answered' | 'open' | 'notCalled' | 'notAnswered' | 'answerUnknown';

/** A person with all calls to them, in whatever tasks. */
export interface Person {
	state: PersonState;
	/** Calls made. */
	attempts: number;
	/** The call that says what became of them: the latest answered one, else the latest. */
	deciding: ReportedCall;
}

/** What became of a person in one word: AIRudder's where it has one, else the state. */
export interface PersonOutcome {
	outcome: string;
	/** AIRudder's text for its word. */
	description?: string;
}

/** Everyone whom the calls are about, in the order in which they come first. */
export function peopleIn(calls: readonly CountedCall[]): Person[] {
	const byPerson = grouped(calls.map((counted) => [counted.person ?? counted, counted]));
	return [...byPerson.values()].map((own) => ({
		state: stateOf(own),
		attempts: own.reduce((sum, { tries }) => sum + tries, 0),
		deciding: decidingCall(own),
	}));
}

/** The dialer's result or the robot's label; where a person has none, and while their calls are open, their state. */
export function personOutcome({ state, deciding }: Person): PersonOutcome {
	if (state === 'open' || state === 'notCalled') return { outcome: state };
	const { callResult, callResultDescription, intention, intentionDescription } = deciding;
	if (callResult !== undefined) return withText(callResult, callResultDescription);
	return intention === undefined ? { outcome: state } : withText(intention, intentionDescription);
}

function withText(outcome: string, description: string | undefined): PersonOutcome {
	return description === undefined ? { outcome } : { outcome, description };
}

function stateOf(calls: readonly CountedCall[]): PersonState {
	if (calls.some(({ call }) => call.answered === true)) return 'answered';
	if (calls.some(({ isOpen }) => isOpen)) return 'open';
	const made = calls.filter(({ tries }) => tries > 0);
	if (made.length === 0) return 'notCalled';
	return made.every(({ call }) => call.answered === false) ? 'notAnswered' : 'answerUnknown';
}

function decidingCall(calls: readonly CountedCall[]): ReportedCall {
	const answered = calls.filter(({ call }) => call.answered === true);
	const inTime = (answered.length > 0 ? answered : calls).map(({ call }) => call);
	// The sort is stable: calls without a time stay in AIRudder's order, before those with one.
	inTime.sort((one, other) => startOf(one) - startOf(other));
	return inTime.at(-1) ?? {};
}

function startOf({ startedAt }: ReportedCall): number {
	return startedAt === undefined ? 0 : Date.parse(startedAt);
}
