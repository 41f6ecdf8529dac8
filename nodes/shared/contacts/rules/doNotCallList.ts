import { wrongInput, type AiRudderFailure } from '../../api/failure';
import { isDateObject } from '../../api/times';
import { isBlank, isEmpty, isObject, classOf, listOrSet, parseJson } from '../../api/values';
import { shownValue } from '../columns';
import { toE164 } from '../phoneNumber';
import { sameLine } from '../sameLine';

/** What stands between the numbers of a text: a line break, a mark, or the plus of the next number. */
const betweenNumbers = /[\r\n\t,;|]+|\s+(?=\+)/;

/** Names of columns with phone numbers and nothing else. */
const phoneColumn =
	/(phone|mobile|cell|callee|msisdn|whats_?app|telephone|tel)[ _-]?(numbers?|no|num)?s?[ _-]?\d*(\s*\([^)]*\))?$|(^|[ _-])hp$/i;

/** The same of a row itself; of something within it they may be anything. */
const phoneColumnOfRow = /^(number|to)$/i;

/** What an item of n8n has beside its data. */
const partsOfItem = /^(json|binary|pairedItem|index|error|metadata)$/;

/** One entry of the list as it is named in errors. */
interface Entry {
	value: unknown;
	place: string;
}

/** One value of an object of the list; of lists in it, each value. */
interface Cell extends Entry {
	column: string;
	/** Whether its column is named after phones: then it has to be a number. */
	isNamed: boolean;
}

/**
 * The numbers of a do-not-call list, as `sameLine` writes them, read with the list's calling code as contacts are. It is a
 * text with a number on each line or marks between them, a list or set of numbers or of objects, or n8n's items. Of objects,
 * every value counts that reads as a number, in objects within them, too: one too many is not called, one too few would be.
 * Throws `input` naming the entry when one cannot be read with certainty, among objects when it is in a column named after
 * phones, or none is and its column holds numbers as well; and when there are entries, but nothing in them.
 */
export function doNotCallNumbers(raw: unknown, label: string, callingCode: string): Set<string> {
	const entries = numbersGiven(raw, label, callingCode);
	const numbers = new Set<string>();
	const unread: Array<Entry & { reason: string }> = [];
	for (const entry of entries) {
		const read = toE164(entry.value, callingCode);
		if ('number' in read) numbers.add(sameLine(read.number));
		else unread.push({ ...entry, reason: read.reason });
	}
	const [first] = unread;
	if (!first) return numbers;
	throw wrongInput(
		`${label}, ${first.place}: "${shownValue(first.value)}" ${first.reason}`,
		[
			'Nothing is sent as long as an entry of the list cannot be read: nobody knows whom it means.',
			...(unread.length > 1 ? [`There are ${unread.length} such entries.`] : []),
		].join(' '),
	);
}

function numbersGiven(raw: unknown, label: string, callingCode: string): Entry[] {
	const given = typeof raw === 'string' && /^\s*[[{]/.test(raw) ? parseJson(raw) : raw;
	if (isBlank(given) && typeof given === 'string') return [];
	const list = listOrSet(given);
	const isPart = typeof given === 'string' || typeof given === 'number' || isPlainObject(given);
	if (!list && !isPart) throw noList(label);
	const entries = list ?? [given];
	if (entries.length === 0) return [];
	const present = entries.filter((entry) => !isBlank(entry));
	const objects = present.filter(isPlainObject);
	if (objects.length > 0 && objects.length === present.length)
		return numbersOfObjects(objects, label, callingCode);
	if (present.some((entry) => typeof entry !== 'string' && typeof entry !== 'number'))
		throw noList(label);
	const numbers = entries.flatMap((entry, index) => numbersOfText(entry, 'entry', index + 1));
	if (numbers.length === 0) throw nothingIn(label);
	return numbers;
}

/** An object of named values: no date, map, iterator or the like, whose content would not be seen. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
	return isObject(value) && classOf(value) === 'Object' && !isDateObject(value);
}

/** The numbers of a text; those of a whole text are counted from `count` on. */
function numbersOfText(text: unknown, place: string, count: number): Entry[] {
	if (isBlank(text)) return [];
	return String(text)
		.split(betweenNumbers)
		.filter((part) => !isBlank(part))
		.map((value, index) => ({ value, place: `${place} ${count + index}` }));
}

function numbersOfObjects(
	given: ReadonlyArray<Record<string, unknown>>,
	label: string,
	callingCode: string,
): Entry[] {
	const rows = given.map((entry) =>
		isPlainObject(entry.json) && Object.keys(entry).every((name) => partsOfItem.test(name))
			? entry.json
			: entry,
	);
	if (rows.every(isEmpty)) return [];
	const cells = rows.flatMap((row, index) => cellsIn(row, `entry ${index + 1}`));
	const isNumber = ({ value }: Cell) => 'number' in toE164(value, callingCode);
	const chosen = cells.filter((cell) => cell.isNamed || isNumber(cell));
	if (chosen.length === 0) throw noNumbers(label, [...new Set(rows.flatMap(Object.keys))]);
	if (!chosen.some(({ isNamed }) => isNamed)) {
		const columns = new Set(chosen.map(({ column }) => column));
		const other = cells.find((cell) => columns.has(cell.column) && !isNumber(cell));
		if (other) throw mixedColumn(label, other.column);
	}
	return chosen;
}

/** The values in an object and in those within it. A text may hold several. */
function cellsIn(row: object, entry: string, path = ''): Cell[] {
	return Object.entries(row).flatMap(([name, value]: [string, unknown]) => {
		const column = `${path}${name}`;
		const isNamed =
			phoneColumn.test(name.trim()) || (path === '' && phoneColumnOfRow.test(name.trim()));
		return cellsOf(value, { column, isNamed, place: `${entry}, column "${column}"` }, entry);
	});
}

/** What is no text or number in a column named after phones is a value that cannot be read. */
function cellsOf(value: unknown, cell: Omit<Cell, 'value'>, entry: string): Cell[] {
	if (isBlank(value)) return [];
	const list = listOrSet(value);
	if (list) return list.flatMap((inner) => cellsOf(inner, cell, entry));
	if (!cell.isNamed && isPlainObject(value)) return cellsIn(value, entry, `${cell.column}.`);
	const parts: unknown[] = typeof value === 'string' ? value.split(betweenNumbers) : [value];
	return parts.filter((part) => !isBlank(part)).map((part) => ({ ...cell, value: part }));
}

function mixedColumn(label: string, column: string): AiRudderFailure {
	return wrongInput(
		`${label}: column "${column}" holds phone numbers and other values`,
		"Give the numbers alone, e.g. {{ $('Do Not Call').all().filter((item) => Object.keys(item.json).length > 0).map((item) => item.json.phone) }}.",
	);
}

function nothingIn(label: string): AiRudderFailure {
	return wrongInput(
		`${label} holds nothing but empty entries`,
		'Look for a column that is misspelt in its expression. If nobody opted out, give an empty list.',
	);
}

function noNumbers(label: string, names: readonly string[]): AiRudderFailure {
	return wrongInput(
		`${label} has no column of phone numbers`,
		`Name the column phone or mobile. The columns are: ${names.slice(0, 30).join(', ')}.`,
	);
}

function noList(label: string): AiRudderFailure {
	return wrongInput(
		`${label} is not a list of phone numbers`,
		"Give a text with one number on each line, a list, or the items of a node: {{ $('Do Not Call').all() }}.",
	);
}
