import type { IDataObject } from 'n8n-workflow';
import type { AiRudderFailure } from '../api/failure';
import { wrongInput } from '../api/failure';
import type { Contact } from './contact';
import type { ContactReport } from './contactsFromItems';
import { placeInWords } from './place';
import { besideColumns } from './problemColumns';
import type { InvalidRow } from './rowReader';
import { ruleTitles, type HeldBackRow, type RuleName } from './rules/verdict';

/** What happens when some rows are not valid. */
export type InvalidRows = 'stop' | 'skip' | typeof secondOutput;

/** The choice that puts them out by themselves. */
export const secondOutput = 'secondOutput';

/** Rows named one by one in an error; more would make a list of telephone numbers of it. */
const namedRows = 5;

/**
 * The contacts that may be sent. Throws `input` naming rows, columns, values and reasons when a row is invalid and
 * `invalidRows` says stop for it, when a calling rule stops, or when no row is left at all, unless that is told elsewhere.
 */
export function contactsToSend(
	{ valid, invalid, heldBack }: Pick<ContactReport, 'valid' | 'invalid' | 'heldBack'>,
	invalidRows: (item: number) => InvalidRows,
	{ mayBeNobody = false } = {},
): Contact[] {
	if (invalid.some(({ item }) => invalidRows(item) === 'stop'))
		throw refusal(valid.length + heldBack.length, invalid);
	const stopping = heldBack.filter(({ stops }) => stops);
	if (stopping.length > 0) throw stoppedBy(stopping);
	if (valid.length > 0 || mayBeNobody) return valid;
	throw heldBack.length > 0 ? nobodyLeft(heldBack, invalid.length) : refusal(0, invalid);
}

function stoppedBy(stopping: HeldBackRow[]): AiRudderFailure {
	return wrongInput(
		`${rowCount(stopping.length)} outside Calling Hours, so nothing was sent`,
		`${namedHeldBack(stopping)} Start again within the hours, or set Outside Hours to Skip.`,
	);
}

function nobodyLeft(heldBack: HeldBackRow[], invalidCount: number): AiRudderFailure {
	const byRule = Object.entries(countsByRule(heldBack)).map(
		([rule, count]) => `${count} by ${ruleTitles[rule as RuleName]}`,
	);
	const notValid = invalidCount > 0 ? `, and ${invalidCount} not valid` : '';
	return wrongInput(
		'The Calling Rules leave nobody to reach, so nothing was sent',
		`Rows kept back: ${byRule.join(', ')}${notValid}. ${namedHeldBack(heldBack)}`,
	);
}

function rowCount(count: number): string {
	return count === 1 ? '1 row is' : `${count} rows are`;
}

function namedHeldBack(heldBack: HeldBackRow[]): string {
	const named = heldBack.slice(0, namedRows).map(heldBackInWords);
	const more = heldBack.length > namedRows ? ` And ${heldBack.length - namedRows} more.` : '';
	return `${named.join(' ')}${more}`;
}

/** How many rows each rule kept back. */
export function countsByRule(heldBack: readonly HeldBackRow[]): Partial<Record<RuleName, number>> {
	const counts: Partial<Record<RuleName, number>> = {};
	for (const { rule } of heldBack) counts[rule] = (counts[rule] ?? 0) + 1;
	return counts;
}

/** "Row 7 (line 8 …) is kept back by Do Not Call: column "optOut": "yes" says not to call." */
export function heldBackInWords({ rule, column, value, reason, ...place }: HeldBackRow): string {
	const where = column === undefined ? '' : `column "${column}": "${value ?? ''}" `;
	return `${placeInWords(place)} is kept back by ${ruleTitles[rule]}: ${where}${reason}.`;
}

/** A row that is kept back, as plain data: a sentence, and what it is made of. */
export function heldBackData(heldBack: HeldBackRow): IDataObject {
	const { row, line, rule, column, value, reason } = heldBack;
	const cell = column === undefined ? {} : { column, value };
	return { problem: heldBackInWords(heldBack), row, line, rule, ...cell, reason };
}

/** A row that is not valid, in the same way. */
function invalidData(invalid: InvalidRow): IDataObject {
	const { row, line, column, value, reason } = invalid;
	const cell = column === '' ? {} : { column, value };
	return { problem: rowInWords(invalid), row, line, ...cell, reason };
}

/** Every row that is not sent, in order, with what is told of it on an item of its own. */
export function problemsOf({
	invalid,
	heldBack,
}: Pick<ContactReport, 'invalid' | 'heldBack'>): Array<{ item: number; told: IDataObject }> {
	return [
		...invalid.map((row) => ({ item: row.item, told: besideColumns(invalidData(row)) })),
		...heldBack.map((row) => ({ item: row.item, told: besideColumns(heldBackData(row)) })),
	].sort((one, other) => one.item - other.item);
}

/**
 * The contacts of items that stand for themselves, one person each. Throws `input` for the first that is not valid, unless the
 * others are to go on without it, and when a calling rule stops.
 */
export function contactsByThemselves(
	{ valid, invalid, heldBack }: Pick<ContactReport, 'valid' | 'invalid' | 'heldBack'>,
	goOn: boolean,
): Contact[] {
	const [first] = invalid;
	if (first && !goOn) throw invalidItem(first);
	const stopping = heldBack.filter(({ stops }) => stops);
	if (stopping.length > 0) throw stoppedBy(stopping);
	return valid;
}

/** Why an item that stands for itself cannot be used; n8n says which item it is. */
export function invalidItem({ column, value, reason }: InvalidRow): AiRudderFailure {
	return wrongInput(
		column === '' ? reason : `${column} "${value}" ${reason}`,
		'Nobody was reached for this item. Correct the value, then run it again.',
	);
}

function refusal(validCount: number, invalid: InvalidRow[]): AiRudderFailure {
	const [first] = invalid;
	const named = invalid.slice(0, namedRows).map(rowInWords);
	const more = invalid.length > namedRows ? ` And ${invalid.length - namedRows} more.` : '';
	if (validCount === 0) {
		if (invalid.every(({ column, reason }) => column === '' && reason === first?.reason))
			return wrongInput(first?.reason ?? '', 'It is so for every row, so nothing was sent.');
		return wrongInput(
			invalid.length === 1
				? 'The only row has no valid contact, so nothing was sent'
				: `None of the ${invalid.length} rows has a valid contact, so nothing was sent`,
			`${named.join(' ')}${more}`,
		);
	}
	return wrongInput(
		invalid.length === 1 && first
			? rowInWords(first)
			: `${invalid.length} rows are not valid, so nothing was sent`,
		invalid.length === 1
			? 'Correct it, or set Invalid Rows to Skip.'
			: `${named.join(' ')}${more} Correct them, or set Invalid Rows to Skip.`,
	);
}

/** "Row 7 (line 8 …), column "mobile": "0812-abc" is not a phone number." Without a column it is a setting that does not hold. */
export function rowInWords({ column, value, reason, ...place }: InvalidRow): string {
	const where = placeInWords(place);
	return column === ''
		? `${where}: ${reason}.`
		: `${where}, column "${column}": "${value}" ${reason}.`;
}

/** What is told of a list beside its contacts, as plain data for an output item; what there is nothing of is left out. */
export function listReport({
	invalid,
	heldBack,
	heldBackNumbers,
	missingColumns,
	emptyCells,
	repeatedNumbers,
}: ContactReport): IDataObject {
	const skippedRows = invalid.map(invalidData);
	return {
		...(skippedRows.length > 0 ? { skippedRows } : {}),
		...(heldBack.length > 0
			? { heldBackRows: heldBack.map(heldBackData), heldBackByRule: { ...countsByRule(heldBack) } }
			: {}),
		...(heldBackNumbers.length > 0
			? { heldBackNumbers: heldBackNumbers.map((number) => ({ ...number })) }
			: {}),
		...(missingColumns.length > 0 ? { missingColumns } : {}),
		...(emptyCells.length > 0 ? { emptyCells: emptyCells.map((cells) => ({ ...cells })) } : {}),
		...(repeatedNumbers.length > 0
			? { repeatedNumbers: repeatedNumbers.map((repeated) => ({ ...repeated })) }
			: {}),
	};
}
