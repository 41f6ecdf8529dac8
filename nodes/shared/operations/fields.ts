import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** One field of an operation's form: what n8n shows, and how its raw value becomes a typed parameter. */
export interface Field<Value> {
	/** The n8n property without its name; the name is the field's key in the operation. */
	property: Omit<INodeProperties, 'name'>;
	/** Turns the raw value into the parameter. `label` is the field's display name, for errors. Throws `input`. */
	read: (raw: unknown, label: string) => Value;
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
	const entries = Object.entries(fields).map(([name, { property, read }]) => {
		const extractValue = property.type === 'resourceLocator';
		const raw: unknown = context.getNodeParameter(name, itemIndex, property.default, {
			extractValue,
		});
		return [name, read(raw, property.displayName)];
	});
	return Object.fromEntries(entries) as ParametersOf<Form>;
}

/** The form as n8n properties, in the order they are written. */
export function propertiesOf(fields: Fields): INodeProperties[] {
	return Object.entries(fields).map(([name, { property }]) => ({ ...property, name }));
}
