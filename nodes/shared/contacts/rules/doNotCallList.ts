import { wrongInput, type AiRudderFailure } from '../../api/failure';
import { isBlank, isEmpty, isObject, isText, parseJson } from '../../api/values';
import { shownValue } from '../columns';
import { toE164 } from '../phoneNumber';
import { sameLine } from '../sameLine';

/** What stands between the numbers of a text: a line break, a mark, or the plus of the next number. */
const betweenNumbers = /[\r\n\t,;|]+|\s+(?=\+)/;

/** Names of columns with phone numbers. */
const phoneColumn =
	/(phone|mobile|cell|callee|msisdn|whats_?app|telephone|tel)[ _-]?(numbers?|no|num)?s?$|^(number|to|hp)$/i;

/** One entry of the list as it is named in errors. */
interface Entry {
	value: unknown;
	place: string;
}

/**
 * The numbers of a do-not-call list, as `sameLine` writes them, read with the list's calling code as contacts are. It is a
 * text with a number on each line or marks between them, a list of numbers or of objects, or n8n's items. Of objects, the
 * columns count that are named after phones; where none is, those that hold phone numbers and nothing else.
 * Throws `input` naming the entry when one cannot be read with certainty: somebody who opted out would be called.
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
	if (typeof given === 'number' || isText(given)) return numbersOfText(given, 'entry', 1);
	if (typeof given === 'string') return [];
	if (isObject(given)) return numbersOfObjects([given], label, callingCode);
	if (!Array.isArray(given)) throw noList(label);
	const list: unknown[] = given.filter((entry) => !isBlank(entry));
	const objects = list.filter(isObject);
	if (objects.length === 0) {
		if (list.some((entry) => typeof entry !== 'string' && typeof entry !== 'number'))
			throw noList(label);
		return given.flatMap((entry: unknown, index) => numbersOfText(entry, 'entry', index + 1));
	}
	if (objects.length < list.length) throw noList(label);
	return numbersOfObjects(objects, label, callingCode);
}

/** The numbers of a text; those of a whole text are counted from `count` on. */
function numbersOfText(text: unknown, place: string, count: number): Entry[] {
	if (isBlank(text)) return [];
	return String(text)
		.split(betweenNumbers)
		.filter((part) => !isBlank(part))
		.map((value, index) => ({ value, place: `${place} ${count + index}` }));
}

function numbersOfObjects(given: object[], label: string, callingCode: string): Entry[] {
	const rows = given.map((entry) => {
		const { json } = entry as { json?: unknown };
		return isObject(json) ? json : (entry as Record<string, unknown>);
	});
	if (rows.every(isEmpty)) return [];
	const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	const named = names.filter((name) => phoneColumn.test(name.trim()));
	const chosen = named.length > 0 ? named : columnsOfNumbers(rows, names, label, callingCode);
	if (!rows.some((row) => chosen.some((name) => !isBlank(row[name]))))
		throw noNumbers(label, names);
	return rows.flatMap((row, index) =>
		chosen.flatMap((name) =>
			isBlank(row[name]) ? [] : numbersOfCell(row[name], `entry ${index + 1}, column "${name}"`),
		),
	);
}

/** A cell may hold several numbers; what is no text or number is an entry that cannot be read. */
function numbersOfCell(value: unknown, place: string): Entry[] {
	const texts: unknown[] = Array.isArray(value) ? value : [value];
	return texts.flatMap((text) =>
		typeof text === 'string'
			? text
					.split(betweenNumbers)
					.filter((part) => !isBlank(part))
					.map((part) => ({ value: part, place }))
			: [{ value: text, place }],
	);
}

/** Columns of phone numbers by what they hold. One that holds other things as well is not certain. */
function columnsOfNumbers(
	rows: ReadonlyArray<Record<string, unknown>>,
	names: readonly string[],
	label: string,
	callingCode: string,
): string[] {
	const isNumber = (value: unknown) => 'number' in toE164(value, callingCode);
	return names.filter((name) => {
		const values = rows.map((row) => row[name]).filter((value) => !isBlank(value));
		if (!values.some(isNumber)) return false;
		if (values.every(isNumber)) return true;
		throw wrongInput(
			`${label}: column "${name}" holds phone numbers and other values`,
			"Give the numbers alone, e.g. {{ $('Do Not Call').all().map((item) => item.json.phone) }}.",
		);
	});
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
