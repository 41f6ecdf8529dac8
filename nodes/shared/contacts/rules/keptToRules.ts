import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { wrongInput } from '../../api/failure';
import { isText } from '../../api/values';
import { ItemColumns, shownValue, Unreadable, type ColumnOfItems } from '../columns';
import type { Contact, ContactColumn } from '../contact';
import type { CallingRules } from './callingRules';
import { notMoreThan } from './contactLimit';
import { doNotCallColumn } from './doNotCallColumn';
import { otherPlaceInWords, placeInWords, placeOf, type RowPlace } from '../place';
import { sameLine } from '../sameLine';
import { hoursOfRows, type HoursFault, type RowHours, type Schedule } from './hoursOfRows';
import { pauseSince } from './pause';
import type { HeldBackNumber, HeldBackRow, RowRule, Verdict } from './verdict';

/** What of a list may be called, and what may not. */
export interface KeptToRules {
	allowed: Contact[];
	heldBack: HeldBackRow[];
	heldBackNumbers: HeldBackNumber[];
	/** Rows whose values for a rule cannot be read. */
	faults: Array<HoursFault & { item: number }>;
}

/** A number that is there but cannot be read. */
export interface UnreadNumber {
	column: string;
	value: unknown;
	reason: string;
}

/** The numbers of a row, those that cannot be read, and the columns of those that can. */
export interface RowNumbers {
	own: string[];
	further: string[];
	unread: UnreadNumber[];
	readColumns: string[];
}

/** Reads the numbers of a row, whatever else is wrong with it. */
type NumbersOfRow = (item: number) => RowNumbers;

/**
 * Holds contacts to the rules. What a row says of its number holds for all rows with that number, and for those that have it as
 * a further one: they may be called only where no row stands against it. A further number that may not be called is taken
 * out of its contact. Throws `input` when a rule's column is in no row, and when a row is not to be called whose number cannot
 * be read: another row may have it.
 */
export function keptToRules(
	items: readonly INodeExecutionData[],
	contacts: readonly Contact[],
	rules: CallingRules,
	{
		numbersOfRow,
		furtherOf,
		scheduleOf,
	}: {
		numbersOfRow: NumbersOfRow;
		scheduleOf: (item: number) => Schedule;
		furtherOf: (contact: Contact) => readonly ContactColumn[];
	},
): KeptToRules {
	const said = saidByRows(items, rowRules(items, rules), numbersOfRow);
	if (contacts.length > 0) requireRead(said.unread);
	const { doNotCall } = rules;
	const ofNumber = (number: string, item: number): Verdict | undefined => {
		const line = sameLine(number);
		if (doNotCall?.numbers.has(line) === true)
			return { rule: 'doNotCall', reason: 'is on the Do Not Call List' };
		const other = said.byLine.get(line);
		if (!other || other.item === item) return undefined;
		const { verdict } = other;
		return {
			rule: verdict.rule,
			reason: `has the number of ${otherPlaceInWords(placeIn(items, other.item))}: ${inWords(verdict)}`,
		};
	};
	const { callingHours: hours } = rules;
	const hoursOf = hours && hoursOfRows(items, hours, rules, scheduleOf);
	const stops = hours?.outside === 'stop' ? ({ stops: true } as const) : {};
	const kept: KeptToRules = { allowed: [], heldBack: [], heldBackNumbers: [], faults: [] };
	for (const contact of contacts) {
		const { item, number } = contact;
		const place = placeOf(contact.row, item);
		const isSent = rules.alreadySent?.has(item) ?? false;
		const verdict = said.byItem.get(item) ?? ofNumber(number, item);
		if (verdict && !isSent) {
			kept.heldBack.push({ ...place, ...verdict, item });
			continue;
		}
		const rowHours = hoursOf?.(item);
		if (rowHours && 'reason' in rowHours) {
			kept.faults.push({ ...rowHours, item });
			continue;
		}
		const further = furtherOf(contact);
		const takenOut = takeOut(contact, further, (one) => ofNumber(one, -1));
		const numbers = [number, ...further.map(({ field }) => contact.fields[field]).filter(isText)];
		const waits = hours?.outside === 'wait';
		const judged = rowHours && (waits ? waitsUntil : openNow)(rowHours, numbers);
		if (judged && 'reason' in judged) {
			if (isSent) {
				for (const one of takenOut) kept.heldBackNumbers.push(one);
				kept.allowed.push(contact);
			} else kept.heldBack.push({ ...place, ...judged, item, ...stops });
			continue;
		}
		if (judged?.opening) contact.opening = judged.opening;
		const closed = waits
			? []
			: takeOut(contact, further, (one) => outsideHours(rowHours?.closed(one)));
		for (const one of [...takenOut, ...closed]) kept.heldBackNumbers.push(one);
		kept.allowed.push(contact);
	}
	return kept;
}

/** Takes further numbers out of a contact for which there is a verdict. */
function takeOut(
	contact: Contact,
	further: readonly ContactColumn[],
	verdictOf: (number: string) => Verdict | undefined,
): HeldBackNumber[] {
	return further.flatMap(({ field, column }) => {
		const value = contact.fields[field];
		const verdict = isText(value) ? verdictOf(value) : undefined;
		if (!verdict) return [];
		delete contact.fields[field];
		const { rule, reason } = verdict;
		return [{ ...placeOf(contact.row, contact.item), column, rule, reason }];
	});
}

type Judged = { opening?: Date } | Verdict;

/** Whether the first of the numbers of a row may be called. */
function openNow({ closed }: RowHours, [number = '']: readonly string[]): Judged {
	return outsideHours(closed(number)) ?? {};
}

/** When all the numbers of a row may be called. */
function waitsUntil(
	{ begins, closed, opening: openingOf }: RowHours,
	numbers: readonly string[],
): Judged {
	const opening = openingOf(numbers);
	if (opening) return opening > begins ? { opening } : {};
	const why = numbers.map(closed).find((reason) => reason !== undefined);
	return {
		rule: 'callingHours',
		reason: `${why ?? 'its numbers are open at different times'}, and it does not open in time`,
	};
}

function outsideHours(reason: string | undefined): Verdict | undefined {
	return reason === undefined ? undefined : { rule: 'callingHours', reason };
}

interface SaidByRows {
	byItem: Map<number, Verdict>;
	byLine: Map<string, { item: number; verdict: Verdict }>;
	/** Rows that opted out with a number that cannot be read. */
	unread: UnreadRow[];
}

type UnreadRow = UnreadNumber & { place: RowPlace; verdict: Verdict };

function placeIn(items: readonly INodeExecutionData[], item: number): RowPlace {
	return placeOf(items[item]?.json ?? {}, item);
}

function requireRead(unread: readonly UnreadRow[]): void {
	const [first] = unread;
	if (!first) return;
	const { place, verdict, column, value, reason } = first;
	const shown = value instanceof Unreadable ? '' : `"${shownValue(value)}" `;
	throw wrongInput(
		`${placeInWords(place)} is not to be called: ${inWords(verdict)}; but its number cannot be read, so nothing was sent`,
		[
			`Column "${column}": ${shown}${reason}.`,
			'Another row may have the same number. Correct the row, or leave it out.',
			...(unread.length > 1 ? [`There are ${unread.length} such rows.`] : []),
		].join(' '),
	);
}

/** What each row says of itself, and so of its number. Who opted out did so for all numbers of the row. */
function saidByRows(
	items: readonly INodeExecutionData[],
	rules: readonly RowRule[],
	numbersOfRow: NumbersOfRow,
): SaidByRows {
	const said: SaidByRows = { byItem: new Map(), byLine: new Map(), unread: [] };
	if (rules.length === 0) return said;
	items.forEach(({ json }, item) => {
		const verdict = firstVerdict(rules, json, item);
		if (!verdict) return;
		said.byItem.set(item, verdict);
		const { own, further, unread: all } = numbersOfRow(item);
		const [unread] = all;
		const optedOut = verdict.rule === 'doNotCall';
		if (optedOut && unread) said.unread.push({ ...unread, place: placeOf(json, item), verdict });
		for (const number of optedOut ? [...own, ...further] : own) {
			const line = sameLine(number);
			if (!said.byLine.has(line)) said.byLine.set(line, { item, verdict });
		}
	});
	return said;
}

function firstVerdict(
	rules: readonly RowRule[],
	row: IDataObject,
	item: number,
): Verdict | undefined {
	for (const rule of rules) {
		const verdict = rule(row, item);
		if (verdict) return verdict;
	}
	return undefined;
}

/** The rules that a row's own columns decide. */
function rowRules(items: readonly INodeExecutionData[], rules: CallingRules): RowRule[] {
	const { doNotCall, pause, contactLimit, now, clock } = rules;
	const columns = new ItemColumns(items);
	const sourceOf = (column: ColumnOfItems) => columns.source({ ...column, required: true });
	return [
		...(doNotCall?.column ? [doNotCallColumn(sourceOf(doNotCall.column))] : []),
		...(pause ? [pauseSince(sourceOf(pause.column), { ...pause, now }, clock)] : []),
		...(contactLimit ? [notMoreThan(sourceOf(contactLimit.column), contactLimit.most)] : []),
	];
}

function inWords({ column, value, reason }: Verdict): string {
	return column === undefined ? reason : `its column "${column}", "${value ?? ''}", ${reason}`;
}
