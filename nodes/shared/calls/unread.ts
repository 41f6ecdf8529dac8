import type { IDataObject } from 'n8n-workflow';
import { isBlank, isEmpty, isObject, isText } from '../api/values';
import { momentIn } from '../api/times';
import type { CallRecord } from './callRecord';

/** The fields of the record that are one value, each with its wire names. */
export type FieldNames = ReadonlyArray<readonly [field: string, names: readonly string[]]>;

const turn = ['time', 'robottext', 'text'];
const attempt = [
	'CallID',
	'CallStartTime',
	'RingType',
	'RingTime',
	'HangupType',
	'ResultLabel',
	'callee_number',
	'caller_number',
];

/** Lists of objects, and what is read of each of them. Contract: DialogueTurn, RedialAttempt, CustomApiPush (extra). */
const lists: Readonly<Record<string, readonly string[]>> = {
	AsrResult: turn,
	asr_result: turn,
	RedailCall: attempt,
	redail_call: attempt,
	extra: ['Question', 'Content'],
};

/** Objects whose entries become values of the account's own. */
const objects = ['extend', 'variables', 'custom_attribute'];

/** Go's time that was never set; it says nothing. */
const neverSet = '0001-01-01T00:00:00.000Z';

/**
 * What stands under a name that is read, and cannot be read because it is of another kind than elsewhere: it stays as it
 * is, under AIRudder's own name, so that nothing is lost. `names` are those of the fields that are one value; a field
 * that the record has was read.
 */
export function unread(source: IDataObject, record: CallRecord, names: FieldNames): IDataObject {
	const values = names
		.filter(([field]) => !Object.hasOwn(record, field))
		.flatMap(([, spellings]) => spellings)
		.filter((name) => !saysNothing(source[name]));
	const brokenLists = Object.entries(lists)
		.filter(([name, fields]) => !isEmpty(source[name]) && !isListOf(fields, source[name]))
		.map(([name]) => name);
	const brokenObjects = objects.filter((name) => !isEmpty(source[name]) && !isObject(source[name]));
	const kept = [...values, ...brokenLists, ...brokenObjects];
	return Object.fromEntries(kept.map((name) => [name, source[name]]));
}

/** Whether `time`, in UTC, is the one that stands where there was none. */
export function isNeverSet(time: string): boolean {
	return time === neverSet;
}

/** RingType lists `null` as a value; `--` stands for no intention. */
function saysNothing(value: unknown): boolean {
	if (!isText(value)) return isEmpty(value);
	const text = value.trim();
	const time = momentIn(text)?.time.toISOString();
	return ['null', '--'].includes(text) || (time !== undefined && isNeverSet(time));
}

function isListOf(fields: readonly string[], value: unknown): boolean {
	return (
		Array.isArray(value) &&
		value.every(
			(entry) =>
				isObject(entry) &&
				fields.some((field) => Object.hasOwn(entry, field)) &&
				fields.every((field) => isBlank(entry[field]) || typeof entry[field] !== 'object'),
		)
	);
}
