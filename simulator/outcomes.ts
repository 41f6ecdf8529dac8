/** What happens when a number is called. Seconds are simulated. */
export interface CallOutcome {
	/** Short words for people; never sent. */
	name: string;
	answered: boolean;
	/** Result label letter; empty when nobody answered. */
	intention: string;
	intentionDescription: string;
	/** A value of the contract's RingType. */
	ringType: string | null;
	/** A value of the contract's HangupType. */
	hangupType: 'ByCallee' | 'ByRobot';
	ringSeconds: number;
	/** What the robot said and what the callee was heard to say, in order. */
	dialogue: ReadonlyArray<readonly [robot: string, callee: string]>;
	slots: Record<string, string>;
	labels: Record<string, string>;
}

export const secondsPerTurn = 6;

/** Seconds from pick-up to hang-up. */
export function talkSeconds(outcome: CallOutcome): number {
	return outcome.answered ? outcome.dialogue.length * secondsPerTurn + 2 : 0;
}

const greeting = 'Hello, this is a call about your payment. Do you have a minute?';

function answered(
	name: string,
	[intention, intentionDescription]: readonly [string, string],
	hangupType: CallOutcome['hangupType'],
	dialogue: CallOutcome['dialogue'],
	findings: Partial<Pick<CallOutcome, 'slots' | 'labels'>> = {},
): CallOutcome {
	return {
		name,
		answered: true,
		intention,
		intentionDescription,
		ringType: 'normal',
		hangupType,
		ringSeconds: 8,
		dialogue,
		slots: {},
		labels: {},
		...findings,
	};
}

function unanswered(
	name: string,
	ringType: CallOutcome['ringType'],
	ringSeconds: number,
): CallOutcome {
	return {
		name,
		answered: false,
		intention: '',
		intentionDescription: '',
		ringType,
		hangupType: 'ByRobot',
		ringSeconds,
		dialogue: [],
		slots: {},
		labels: {},
	};
}

const promise = answered(
	'promises to pay',
	['A', 'Promises to pay'],
	'ByRobot',
	[
		[greeting, 'Yes, go on.'],
		['Your instalment is due. When can you pay?', 'I will pay 500000 this Friday.'],
		['Thank you. Goodbye.', 'Goodbye.'],
	],
	{
		slots: { promised_amount: '500000', promised_day: 'Friday' },
		labels: { promise: 'yes' },
	},
);

const paid = answered(
	'says it is paid already',
	['A', 'Says it is paid'],
	'ByRobot',
	[
		[greeting, 'I paid yesterday.'],
		['Thank you, we will check. Goodbye.', 'Fine.'],
	],
	{ labels: { promise: 'already paid' } },
);

const undecided = answered('undecided', ['B', 'Undecided'], 'ByRobot', [
	[greeting, 'What is it about?'],
	['Your instalment is due. When can you pay?', 'I do not know yet.'],
	['We will call again. Goodbye.', ''],
]);

const refuses = answered(
	'refuses',
	['C', 'Refuses'],
	'ByCallee',
	[
		[greeting, 'No.'],
		['Your instalment is due. When can you pay?', 'I will not pay. Do not call me.'],
	],
	{ slots: { reason: 'unwilling' }, labels: { promise: 'no' } },
);

const hangsUp = answered('hangs up at once', ['D', 'No dialogue'], 'ByCallee', []);

const noAnswer = unanswered('rings, nobody answers', 'normal', 30);

/** What a number's last digit stands for. */
const byLastDigit: Readonly<Record<string, CallOutcome>> = {
	'0': promise,
	'1': promise,
	'2': paid,
	'3': undecided,
	'4': refuses,
	'5': hangsUp,
	'6': unanswered('busy', 'busy', 3),
	'7': unanswered('switched off', 'switchoff', 2),
	'8': noAnswer,
	'9': noAnswer,
};

/** Rare answers of the network go by the last two digits, before the last one is looked at. */
const byLastTwoDigits: Readonly<Record<string, CallOutcome>> = {
	'90': unanswered('not in use', 'cantuse', 2),
	'91': unanswered('on hold', 'holdline', 12),
	'92': unanswered('out of area', 'outofarea', 4),
	'93': unanswered('not registered', 'unregister', 2),
	'94': unanswered('wrong number', 'wrongnum', 2),
	'95': unanswered('not matched', 'notmatch', 2),
	'96': unanswered('ring type is the text null', 'null', 5),
	'97': unanswered('ring type is a JSON null', null, 5),
};

/** A number ending in 9 (and not in the pairs above) picks up the second time. */
const answersSecondTime = '9';

/**
 * What happens on the given attempt (1 is the first) at a number: decided by its last digits, so
 * that a test knows beforehand. The README shows the table.
 */
export function callOutcomeOf(number: string, attempt: number): CallOutcome {
	const rare = byLastTwoDigits[number.slice(-2)];
	if (rare) return rare;
	const digit = number.slice(-1);
	if (digit === answersSecondTime && attempt > 1) return promise;
	return byLastDigit[digit] ?? noAnswer;
}

/** What becomes of a number that the line cannot dial at all. */
export const undiallable = unanswered('not a telephone number', 'wrongnum', 0);

/** The table for people: ending of the number → what happens. */
export function outcomeTable(): ReadonlyArray<readonly [ending: string, happens: string]> {
	const rows = [...Object.entries(byLastDigit), ...Object.entries(byLastTwoDigits)];
	return rows.map(([ending, { name }]) => [
		ending,
		ending === answersSecondTime ? `${name}; promises to pay on the second attempt` : name,
	]);
}
