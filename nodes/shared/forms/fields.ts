import type { IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isBlank, isObject } from '../api/values';
import { mayVary } from './expressions';

/** What a piece is called and says; the rest of the n8n property follows from its kind. */
export interface Wording {
	displayName: string;
	description: string;
	placeholder?: string;
	hint?: string;
	required?: boolean;
	displayOptions?: INodeProperties['displayOptions'];
}

/** Resolves an expression for an item. */
export type Resolve = (expression: string, item: number) => unknown;

/** One field of an operation's form: what n8n shows, and how its raw value becomes a typed parameter. */
export interface Field<Value> {
	/** The n8n property without its name; the name is the field's key in the operation. */
	property: Omit<INodeProperties, 'name'>;
	/** Turns the raw value into the parameter. `label` is the field's display name, for errors. Throws `input`. */
	read: (raw: unknown, label: string) => Value;
	/**
	 * In place of `read`, for a field that is about the items as a whole: reads it as the user entered it, expressions
	 * unresolved. Throws `input`.
	 */
	readEntered?: (entered: unknown, label: string, resolve: Resolve) => Value;
	/** The fields that a collection is made of. */
	members?: Fields;
}

export type Fields = Record<string, Field<unknown>>;

/** The parameters of an operation, typed by its fields. */
export type ParametersOf<Form extends Fields> = {
	[Name in keyof Form]: Form[Name] extends Field<infer Value> ? Value : never;
};

/**
 * The parameters of one item, expressions resolved. A hidden field gives its default.
 * Throws `input`, naming the field, when a value does not do.
 */
export function readParameters<Form extends Fields>(
	context: IExecuteFunctions,
	fields: Form,
	itemIndex: number,
): ParametersOf<Form> {
	const parameters = context.getNode().parameters;
	const resolve: Resolve = (expression, item) =>
		context.evaluateExpression(expression.slice(1), item);
	const entries = Object.entries(fields).map(([name, { property, read, readEntered, members }]) => {
		const entered: unknown = parameters[name] ?? property.default;
		if (readEntered) return [name, readEntered(entered, property.displayName, resolve)];
		// Of a hidden field there is none, and n8n throws when it is to extract it.
		const extractValue = property.type === 'resourceLocator' && parameters[name] !== undefined;
		const raw: unknown = context.getNodeParameter(name, itemIndex, property.default, {
			extractValue,
		});
		const value = read(raw, property.displayName);
		return [
			name,
			members ? { ...(value as object), ...enteredOf(members, entered, resolve) } : value,
		];
	});
	return Object.fromEntries(entries) as ParametersOf<Form>;
}

/** What of a collection is read as the user entered it. */
function enteredOf(members: Fields, entered: unknown, resolve: Resolve): object {
	if (!isObject(entered)) return {};
	const given = Object.entries(members).flatMap(([name, { property, readEntered }]) =>
		readEntered && !isBlank(entered[name])
			? [[name, readEntered(entered[name], property.displayName, resolve)] as const]
			: [],
	);
	return Object.fromEntries(given);
}

/** The fields of a form that are wanted. */
export function fieldsWhere<Form extends Fields>(
	fields: Form,
	isWanted: (name: string, field: Field<unknown>) => boolean,
): Form {
	const wanted = Object.entries(fields).filter(([name, field]) => isWanted(name, field));
	return Object.fromEntries(wanted) as Form;
}

/** Whether a field as the user entered it may have another value for another item. */
export function fieldMayVary(
	{ readEntered, members = {} }: Field<unknown>,
	entered: unknown,
): boolean {
	if (readEntered) return false;
	if (!isObject(entered)) return mayVary(entered);
	return Object.entries(entered).some(([name, value]) =>
		members[name] ? fieldMayVary(members[name], value) : mayVary(value),
	);
}

/** The form as n8n properties, in the order they are written. */
export function propertiesOf(fields: Fields): INodeProperties[] {
	return Object.entries(fields).map(([name, { property }]) => ({ ...property, name }));
}

/** A property with one more condition; the conditions it has stay. */
export function shownWhen<Property extends Pick<INodeProperties, 'displayOptions'>>(
	property: Property,
	{ show, hide }: IDisplayOptions,
): Property {
	const { displayOptions = {} } = property;
	return {
		...property,
		displayOptions: {
			...displayOptions,
			...(show ? { show: { ...show, ...displayOptions.show } } : {}),
			...(hide ? { hide: { ...hide, ...displayOptions.hide } } : {}),
		},
	};
}
