import type { INodeExecutionData } from 'n8n-workflow';
import type { Simulator } from '../../simulator';
import type { Telling } from './ways';

/** How often each person was reached, by number; who has no number is `somebody`. */
export type Reached = Map<string, number>;

/** What the node's user was told of a person. */
type Told = 'sent' | 'found' | 'sent before' | 'sent earlier' | 'refused' | 'not known';

/** What a cell came to. */
export interface Verdict {
	reached: 'nobody' | 'once' | 'some once' | 'twice';
	told: string;
	/** What must never be, in words. */
	problems: Problem[];
}

export type Problem =
	| 'reached twice'
	| 'told ok falsely'
	| 'told refused falsely'
	| 'missed silently'
	| 'not tried again';

/** Counts whom AIRudder reached until now, of all that it does. */
export function reachedAt(airudder: Simulator, people: readonly string[]): Reached {
	const reached: Reached = new Map();
	const count = (person: string) => reached.set(person, (reached.get(person) ?? 0) + 1);
	for (const number of airudder.dialled()) count(number);
	for (const { to } of airudder.messages()) count(to);
	for (const { query, body } of airudder.contacted()) {
		const said = JSON.stringify([query, body]);
		const named = people.filter((number) => said.includes(number.replace('+', '')));
		for (const person of named.length > 0 ? named : ['somebody']) count(person);
	}
	return reached;
}

/** Who was reached between two counts, and how often. */
export function reachedBetween(before: Reached, after: Reached): Reached {
	const changes = [...after].map(
		([person, count]) => [person, count - (before.get(person) ?? 0)] as const,
	);
	return new Map(changes.filter(([, count]) => count > 0));
}

export interface Judged {
	/** Who is reached when nothing goes wrong, and how often. */
	meant: Reached;
	reached: Reached;
	tellings: readonly Telling[];
	rows: readonly INodeExecutionData[];
	rounds: number;
	/** Whether a refusal was met that has a name, and the node was run again after it: then everybody has to be reached. */
	mustReach: boolean;
	/** Tasks by id, with their numbers. */
	numbersOf: (taskId: string) => readonly string[] | undefined;
}

/** Compares what AIRudder did with what the user was told. */
export function judge(judged: Judged): Verdict {
	const { meant, reached, rounds, tellings, rows, mustReach } = judged;
	const problems = new Set<Problem>();
	const told = rows.map((_row, index) => tellings.flatMap((one) => toldOfRow(one, index)));
	for (const [person, count] of reached)
		if (count > (meant.get(person) ?? 0) * rounds) problems.add('reached twice');
	rows.forEach(({ json }, index) => {
		const people = peopleOf(json.mobile, meant);
		const fresh = told[index]!.filter((one) => one === 'sent' || one === 'found').length;
		const certain = told[index]!.filter((one) => one !== 'refused').length;
		for (const person of people) {
			const count = (reached.get(person) ?? 0) / (meant.get(person) ?? 1);
			if (count < fresh) problems.add('told ok falsely');
			if (count === 0 && told[index]!.some((one) => one.startsWith('sent ')))
				problems.add('told ok falsely');
			if (count > certain && told[index]!.includes('refused')) problems.add('told refused falsely');
			if (count === 0 && told[index]!.length === 0) problems.add('missed silently');
			if (count < 1 && mustReach) problems.add('not tried again');
		}
	});
	if (tellings.some((telling) => namesAnothersTask(telling, judged)))
		problems.add('told ok falsely');
	return { reached: reachedInWords(judged), told: inWords(told), problems: [...problems] };
}

/** Those a row stands for: the person with its number, or everybody where rows have no numbers of their own. */
function peopleOf(mobile: unknown, meant: Reached): string[] {
	const own =
		typeof mobile === 'string' && [...meant.keys()].some((person) => person.startsWith('+'));
	if (!own) return [...meant.keys()];
	return meant.has(mobile) ? [mobile] : [];
}

function toldOfRow({ items, error, rows }: Telling, row: number): Told[] {
	const index = rows ? rows.indexOf(row) : row;
	if (index < 0) return [];
	if (error !== undefined) return [toldByError(error, index)];
	return (items ?? [])
		.filter(({ pairedItem }) => isPairedWith(pairedItem, index))
		.map(({ json }) => toldByItem(json, index))
		.slice(0, 1);
}

function toldByItem(json: INodeExecutionData['json'], index: number): Told {
	const { error, details } = json;
	if (error !== undefined)
		return toldByError(`${JSON.stringify(error)}\n${JSON.stringify(details ?? '')}`, index);
	const text = JSON.stringify(json);
	if (text.includes('sentEarlier')) return 'sent earlier';
	return text.includes('foundAfterLostAnswer') ? 'found' : 'sent';
}

function toldByError(error: string, index: number): Told {
	if (sentRows(error).includes(index + 1)) return 'sent before';
	if (error.includes('has been sent to AIRudder earlier')) return 'sent earlier';
	return /not known whether|possibly been sent|exists and may be calling/.test(error)
		? 'not known'
		: 'refused';
}

/** Rows that an error calls sent: `Already sent, and not to be sent again: Row 1 (id); Rows 3 to 4.` */
function sentRows(error: string): number[] {
	const [, list = ''] = /Already sent, and not to be sent again: (.*)/.exec(error) ?? [];
	return [...list.matchAll(/Rows? (\d+)(?: to (\d+))?/g)].flatMap(([, first, last = first]) =>
		Array.from({ length: Number(last) - Number(first) + 1 }, (_, step) => Number(first) + step),
	);
}

function isPairedWith(paired: INodeExecutionData['pairedItem'], index: number): boolean {
	if (paired === undefined) return true;
	return [paired].flat().some((one) => (typeof one === 'number' ? one : one.item) === index);
}

/** Whether an item says that a task was made for people who are not in it. */
function namesAnothersTask(
	{ items = [], rows: got }: Telling,
	{ rows, numbersOf, meant }: Judged,
): boolean {
	return items.some(({ json, pairedItem }) => {
		if (typeof json.taskId !== 'string' || json.error !== undefined) return false;
		const numbers = numbersOf(json.taskId);
		const own = rows.filter((_row, row) => isPairedWith(pairedItem, got ? got.indexOf(row) : row));
		return !own
			.flatMap((row) => peopleOf(row.json.mobile, meant))
			.every((person) => numbers?.includes(person));
	});
}

function reachedInWords({ meant, reached, rounds }: Judged): Verdict['reached'] {
	const counts = [...meant].map(([person, count]) => (reached.get(person) ?? 0) / count);
	if (counts.some((count) => count > rounds)) return 'twice';
	if (counts.every((count) => count === 0)) return 'nobody';
	return counts.every((count) => count >= 1) ? 'once' : 'some once';
}

/** What each row was told, one telling after the other; once where all rows were told the same. */
function inWords(told: readonly Told[][]): string {
	const stories = told.map((one) =>
		one.filter((word, place) => word !== one[place - 1]).join(', then '),
	);
	return [...new Set(stories.map((story) => story || 'nothing'))].join(' / ');
}
