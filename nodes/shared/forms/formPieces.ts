import type { INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { wrongInput } from '../api/failure';
import { idText, isBlank, isObject } from '../api/values';
import { propertiesOf, type Field, type Fields, type ParametersOf, type Wording } from './fields';
import { numberIn } from './numberField';
import { isLost } from './schedule';

/** A line of text; blank gives an empty text, or is refused when required. */
export function text(wording: Wording, preset = ''): Field<string> {
	return {
		property: { ...wording, type: 'string', default: preset },
		read: (raw, label) => {
			if (typeof raw === 'object' && raw !== null) {
				throw wrongInput(`${label} is not a text`, 'Give one value, not a list or an object.');
			}
			const value = isBlank(raw) ? '' : `${raw as string | number | boolean}`.trim();
			if (value === '' && wording.required)
				throw wrongInput(`${label} is empty`, `Enter a value for ${label}.`);
			return value;
		},
	};
}

/** A line of text, see text, that `understood` turns into what it means. Throws `input` as that does. */
export function textAs<Value>(
	wording: Wording,
	understood: (written: string, label: string) => Value,
	preset?: string,
): Field<Value> {
	const { property, read } = text(wording, preset);
	return { property, read: (raw, label) => understood(read(raw, label), label) };
}

/** A text that a person may write on several lines. */
export function severalLines(wording: Wording, rows = 4): Field<string> {
	const { property, read } = text(wording);
	return { property: { ...property, typeOptions: { rows } }, read };
}

/** A whole number of at least `minimum`; the preset may be empty, for a number that has to be entered. */
export function wholeNumber(wording: Wording, preset: number | '', minimum = 0): Field<number> {
	return numberIn(wording, { whole: true, minimum }, preset);
}

/** What an expression may bring for a switch. */
const switchWords = new Map([
	...['true', 'yes', '1', 'on'].map((word) => [word, true] as const),
	...['false', 'no', '0', 'off'].map((word) => [word, false] as const),
]);

/** A switch. */
export function flag(wording: Wording, preset: boolean): Field<boolean> {
	return {
		property: { ...wording, type: 'boolean', default: preset },
		read: (raw, label) => {
			const word = isBlank(raw) ? 'false' : String(raw).trim().toLowerCase();
			const value = switchWords.get(word);
			if (value !== undefined) return value;
			throw wrongInput(`${label} is neither true nor false`, 'Give true or false.');
		},
	};
}

/** One of a few options; anything else, which an expression may bring, is refused. */
export function choice<Value extends string | number | boolean>(
	wording: Wording,
	options: Array<INodePropertyOptions & { value: Value }>,
	preset: Value,
): Field<Value> {
	return {
		property: { ...wording, type: 'options', options, default: preset },
		read: (raw, label) => {
			const chosen = options.find(({ value }) => value === raw || String(value) === raw);
			if (chosen) return chosen.value;
			throw wrongInput(`${label} is none of: ${options.map(({ value }) => value).join(', ')}`);
		},
	};
}

/** Further settings behind "Add option": only those the user added are there. */
export function optional<Form extends Fields>(
	fields: Form,
	displayName = 'Options',
): Field<Partial<ParametersOf<Form>>> {
	return {
		property: {
			displayName,
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: propertiesOf(fields),
		},
		members: fields,
		read: (raw) => {
			const given = isObject(raw) ? raw : {};
			const entries = Object.entries(fields)
				.filter(([name, field]) => !isBlank(given[name]) || isLostTime(field, name, given))
				.map(([name, { property, read }]) => [name, read(given[name], property.displayName)]);
			return Object.fromEntries(entries) as Partial<ParametersOf<Form>>;
		},
	};
}

/** A time whose expression gave nothing; its field says so. */
function isLostTime(
	{ property }: Field<unknown>,
	name: string,
	given: Record<string, unknown>,
): boolean {
	return property.type === 'dateTime' && name in given && isLost(given[name]);
}

/** Groups of lines that the user adds one by one, read by `read`. */
export function lines<Value>(
	wording: Wording,
	groups: INodePropertyCollection[],
	read: (raw: unknown) => Value,
): Field<Value> {
	return {
		property: {
			...wording,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			default: {},
			options: groups,
		},
		read,
	};
}

/** An id chosen from a list of the account, or typed. `listMethod` is a listSearch method of the node. */
export function locator(
	wording: Wording,
	listMethod: string,
	idPlaceholder: string,
): Field<string> {
	return {
		property: {
			...wording,
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: listMethod, searchable: true },
				},
				{ displayName: 'By ID', name: 'id', type: 'string', placeholder: idPlaceholder },
			],
		},
		read: (raw, label) => {
			const id = idText(raw) ?? '';
			if (id === '' && wording.required)
				throw wrongInput(`${label} is empty`, `Choose or enter a ${label}.`);
			return id;
		},
	};
}

/** A remark in the panel; no parameter. May hold a link. */
export function notice(displayName: string): Field<undefined> {
	return { property: { displayName, type: 'notice', default: '' }, read: () => undefined };
}

/** Simplify: the readable version of `things`, or AIRudder's answer untouched. */
export function simplify(): Field<boolean> {
	return flag(
		{
			displayName: 'Simplify',
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
		true,
	);
}

/** Return All and Limit, n8n's pair for lists; a limit of Infinity means all. */
export const returnAllAndLimit = {
	returnAll: flag(
		{
			displayName: 'Return All',
			description: 'Whether to return all results or only up to a given limit',
		},
		false,
	),
	limit: wholeNumber(
		{
			displayName: 'Limit',
			description: 'Max number of results to return',
			displayOptions: { show: { returnAll: [false] } },
		},
		50,
		1,
	),
};

/** How many entries the pair above asks for. */
export function wantedCount({ returnAll, limit }: { returnAll: boolean; limit: number }): number {
	return returnAll ? Infinity : limit;
}
