import { knownTries, type CountedCall, type KnownTry } from './countedCalls';
import { hoursOfDay, type HoursOfDay } from './hours';
import {
	peopleIn,
	personOutcome,
	type PersonOutcome,
	type Person,
	type PersonState,
} from './people';

/** How long some calls lasted. The median lies between both middle values when their number is even. */
export interface LengthFigures {
	calls: number;
	medianSeconds: number;
	totalSeconds: number;
}

/** What stands in place of a value that AIRudder did not give. */
export const notGiven = 'notGiven';

/**
 * What came of some tasks. `people` = answered + notAnswered + answerUnknown + open + notCalled; each list of people adds
 * up to them, each list of calls to `attempts`. docs/report.md says what each figure means.
 */
export interface CallFigures extends HoursOfDay {
	people: number;
	/** People with at least one call. */
	called: number;
	answered: number;
	notAnswered: number;
	/** Called, and AIRudder does not say whether they answered. */
	answerUnknown: number;
	/** Not reached yet, and calls to them are not over. */
	open: number;
	/** Never called, and not to be any more. Left out where AIRudder lists calls alone, not contacts. */
	notCalled?: number;
	/** Answered people of all people, one decimal. Left out without people. */
	reachedPercent?: number;
	/** Calls made. */
	attempts: number;
	/** Those before the last one of each person. */
	earlierAttempts: number;
	firstCallAt?: string;
	lastCallAt?: string;
	/** Answered calls, from start to end as AIRudder times them. */
	callTime?: LengthFigures;
	/** Calls in which an agent talked. The dialer alone tells it. */
	talkTime?: LengthFigures;
	byOutcome: Array<PersonOutcome & { people: number; percent: number }>;
	byHangup: Array<{ hangup: string; calls: number }>;
	/** How the ringing ended. A robot's calls alone tell it. */
	byRinging?: Array<{ ringing: string; calls: number }>;
	byAttempts: Array<{ attempts: number; people: number; answered: number }>;
}

interface FigureSettings {
	/** Shows a moment as `YYYY-MM-DD HH:mm:ss`. */
	clock: (time: Date) => string;
	/** Whether AIRudder lists everyone of the tasks, called or not, as it does for robots. */
	listsContacts: boolean;
}

/** The figures of some calls, several tasks together. A person whom several tasks call is one person. */
export function figuresOf(
	calls: readonly CountedCall[],
	{ clock, listsContacts }: FigureSettings,
): CallFigures {
	const people = peopleIn(calls);
	const inState = (state: PersonState) => people.filter((person) => person.state === state).length;
	const answered = inState('answered');
	const called = people.filter((person) => person.attempts > 0).length;
	const attempts = people.reduce((sum, person) => sum + person.attempts, 0);
	return {
		people: people.length,
		called,
		answered,
		notAnswered: inState('notAnswered'),
		answerUnknown: inState('answerUnknown'),
		open: inState('open'),
		...(listsContacts && { notCalled: inState('notCalled') }),
		...(people.length > 0 && { reachedPercent: percentOf(answered, people.length) }),
		attempts,
		earlierAttempts: attempts - called,
		...periodOf(calls),
		...lengthsOf(calls),
		byOutcome: byOutcome(people),
		byHangup: byTold(calls, attempts, ({ hangupType }) => hangupType).map(([hangup, count]) => ({
			hangup,
			calls: count,
		})),
		...(listsContacts && {
			byRinging: byTold(calls, attempts, ({ ringType }) => ringType).map(([ringing, count]) => ({
				ringing,
				calls: count,
			})),
		}),
		byAttempts: byAttempts(people),
		...hoursOfDay(calls, clock),
	};
}

/** Per cent with one decimal. */
export function percentOf(part: number, whole: number): number {
	return whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10;
}

/** First and last start of a call, of those that AIRudder gives with their zone. */
function periodOf(calls: readonly CountedCall[]): Pick<CallFigures, 'firstCallAt' | 'lastCallAt'> {
	const starts = calls
		.flatMap(knownTries)
		.flatMap(({ startedAt }) => (startedAt === undefined ? [] : [startedAt]))
		.sort();
	const [firstCallAt] = starts;
	return firstCallAt === undefined ? {} : { firstCallAt, lastCallAt: starts.at(-1) };
}

function lengthsOf(calls: readonly CountedCall[]): Pick<CallFigures, 'callTime' | 'talkTime'> {
	const answered = calls.filter(({ call }) => call.answered === true);
	const callTime = lengthFigures(answered.flatMap(({ call }) => call.durationSeconds ?? []));
	const talked = calls.flatMap(({ call }) => call.talkedSeconds ?? []);
	const talkTime = lengthFigures(talked.filter((seconds) => seconds > 0));
	return { ...(callTime && { callTime }), ...(talkTime && { talkTime }) };
}

function lengthFigures(seconds: number[]): LengthFigures | undefined {
	if (seconds.length === 0) return undefined;
	const sorted = [...seconds].sort((one, other) => one - other);
	const middle = (sorted.length - 1) / 2;
	const [below = 0, above = 0] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
	return {
		calls: sorted.length,
		medianSeconds: (below + above) / 2,
		totalSeconds: sorted.reduce((sum, one) => sum + one, 0),
	};
}

function byOutcome(people: readonly Person[]): CallFigures['byOutcome'] {
	const outcomes = new Map<string, PersonOutcome & { people: number }>();
	for (const person of people) {
		const outcome = personOutcome(person);
		const key = JSON.stringify([outcome.outcome, outcome.description]);
		const known = outcomes.get(key) ?? { ...outcome, people: 0 };
		outcomes.set(key, { ...known, people: known.people + 1 });
	}
	return [...outcomes.values()]
		.sort((one, other) => other.people - one.people)
		.map((entry) => ({ ...entry, percent: percentOf(entry.people, people.length) }));
}

/** All calls, earlier attempts among them, by what AIRudder says of each; most frequent first, what it does not say last. */
function byTold(
	calls: readonly CountedCall[],
	attempts: number,
	read: (call: KnownTry) => string | undefined,
): Array<[value: string, calls: number]> {
	const counts = new Map<string, number>();
	for (const value of calls.flatMap(knownTries).map(read))
		if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
	const told = [...counts.values()].reduce((sum, count) => sum + count, 0);
	const sorted = [...counts].sort(([, one], [, other]) => other - one);
	return told < attempts ? [...sorted, [notGiven, attempts - told]] : sorted;
}

function byAttempts(people: readonly Person[]): CallFigures['byAttempts'] {
	const counts = new Map<number, { attempts: number; people: number; answered: number }>();
	for (const { attempts, state } of people) {
		const known = counts.get(attempts) ?? { attempts, people: 0, answered: 0 };
		known.people += 1;
		if (state === 'answered') known.answered += 1;
		counts.set(attempts, known);
	}
	return [...counts.values()].sort((one, other) => one.attempts - other.attempts);
}
