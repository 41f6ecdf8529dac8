import { notGiven } from './figures';
import type { PersonOutcome, PersonState } from './people';

/** What the states of people are called on a page. */
export const stateWords: Readonly<Record<PersonState, string>> = {
	answered: 'Answered',
	open: 'Still open',
	notAnswered: 'Not answered',
	answerUnknown: 'Answer not known',
	notCalled: 'Not called',
};

/** AIRudder's words for the end of a call. Contract: HangupType. */
const hangupWords: Readonly<Record<string, string>> = {
	ByCallee: 'The person hung up',
	ByRobot: 'The robot hung up',
	Canceled: 'Cancelled',
	[notGiven]: 'Not given',
};

/** AIRudder's words for the end of the ringing, in the words of the same reasons at the dialer. Contract: RingType. */
const ringingWords: Readonly<Record<string, string>> = {
	busy: 'Busy',
	cantuse: 'Not in use',
	holdline: 'On hold',
	normal: 'Normal',
	notmatch: 'No match',
	outofarea: 'Out of area',
	switchoff: 'Switched off',
	unregister: 'Not registered',
	wrongnum: 'Wrong number',
	[notGiven]: 'Not given',
};

/** The end of a call for people; a word that is not known stays as it is. */
export function hangupText(hangup: string): string {
	return wordIn(hangupWords, hangup);
}

/** The end of the ringing for people; a word that is not known stays as it is. */
export function ringingText(ringing: string): string {
	return wordIn(ringingWords, ringing);
}

/** An outcome for people: AIRudder's text, with its letter before it where it is one. */
export function outcomeText({ outcome, description }: PersonOutcome): string {
	if (description === undefined)
		return outcome === 'answered' ? 'Answered, without a label' : wordIn(stateWords, outcome);
	return /^[A-Z]$/.test(outcome) ? `${outcome} – ${description}` : description;
}

/** A whole number with its thousands apart. */
export function countText(count: number): string {
	return count.toLocaleString('en');
}

/** Per cent with at most one decimal. */
export function percentText(percent: number): string {
	return `${percent.toLocaleString('en', { maximumFractionDigits: 1 })} %`;
}

/** A length for people: `45 s`, `3:05 min`, `12:04 h`. */
export function lengthText(seconds: number): string {
	const whole = Math.round(seconds);
	if (whole < 60) return `${whole} s`;
	const minutes = Math.floor(whole / 60);
	if (minutes < 60) return `${minutes}:${twoDigits(whole % 60)} min`;
	return `${countText(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)} h`;
}

/** A number of things: `1 call`, `2 calls`. */
export function countOf(count: number, one: string, several: string): string {
	return `${countText(count)} ${count === 1 ? one : several}`;
}

/** The begin of an hour of the day: `09:00`. */
export function hourText(hour: number): string {
	return `${twoDigits(hour)}:00`;
}

function twoDigits(value: number): string {
	return String(value).padStart(2, '0');
}

function wordIn(words: Readonly<Record<string, string>>, word: string): string {
	return Object.hasOwn(words, word) ? (words[word] ?? word) : word;
}
