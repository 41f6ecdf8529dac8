import { wrongInput } from '../api/failure';
import { isObject } from '../api/values';
import { isExpression, mayVary } from './expressions';
import {
	propertiesOf,
	type Field,
	type Fields,
	type ParametersOf,
	type Resolve,
	type Wording,
} from './fields';

/** Settings that belong together and are added together. */
interface Group<Form extends Fields> {
	displayName: string;
	fields: Form;
}

type Groups = Readonly<Record<string, Group<Fields>>>;

/** What the groups say that the user added. */
export type ParametersOfGroups<Table extends Groups> = {
	[Name in keyof Table]?: ParametersOf<Table[Name]['fields']>;
};

/**
 * Groups of settings that the user adds one by one, each at most once. They hold for all items: throws `input` for a
 * setting that may differ from row to row, unless it names a column.
 */
export function optionalGroups<Table extends Groups>(
	wording: Wording,
	groups: Table,
): Field<ParametersOfGroups<Table>> {
	const readEntered = (entered: unknown, label: string, resolve: Resolve) => {
		const whole = isExpression(entered) ? resolve(entered, 0) : entered;
		const given = isObject(whole) ? whole : {};
		const added = Object.entries(groups).filter(([name]) => isObject(given[name]));
		return Object.fromEntries(
			added.map(([name, { displayName, fields }]) => [
				name,
				settingsIn(given[name], `${label}, ${displayName}`, fields, resolve),
			]),
		) as ParametersOfGroups<Table>;
	};
	return {
		property: {
			...wording,
			type: 'fixedCollection',
			default: {},
			options: Object.entries(groups).map(([name, { displayName, fields }]) => ({
				name,
				displayName,
				values: propertiesOf(fields),
			})),
		},
		read: (raw, label) => readEntered(raw, label, (expression) => expression),
		readEntered,
	};
}

function settingsIn(
	given: unknown,
	groupLabel: string,
	fields: Fields,
	resolve: Resolve,
): ParametersOf<Fields> {
	const settings = isObject(given) ? given : {};
	const entries = Object.entries(fields).map(([name, { property, read, readEntered }]) => {
		const entered: unknown = settings[name] ?? property.default;
		const label = `${groupLabel}, ${property.displayName}`;
		return [
			name,
			readEntered
				? readEntered(entered, label, resolve)
				: read(forAllRows(entered, label, resolve), label),
		];
	});
	return Object.fromEntries(entries) as ParametersOf<Fields>;
}

/** The value of a setting for all rows. Throws `input` when it may differ from row to row. */
export function forAllRows(entered: unknown, label: string, resolve: Resolve): unknown {
	if (mayVary(entered)) {
		throw wrongInput(
			`${label} differs from row to row`,
			'It holds for the whole list: give one value, or an expression that does not use the row.',
		);
	}
	return isExpression(entered) ? resolve(entered, 0) : entered;
}
