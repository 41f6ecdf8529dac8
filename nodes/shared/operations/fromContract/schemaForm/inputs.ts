import type { Field } from '../../../forms/fields';
import { text } from '../../../forms/formPieces';
import { fieldDescription, identifier, titleOf, unused } from './naming';
import type { FieldSchema, RequestForm } from '../requestForm';
import { fieldOf } from './schemaField';

/** One value of a request, and the field of the form that asks for it. */
export interface Input {
	/** Where the value goes; `whole` is a body that is no object. */
	place: 'path' | 'query' | 'header' | 'body' | 'whole';
	/** Wire name. */
	name: string;
	/** Name of the parameter, which no other field of the operation has. */
	key: string;
	schema: FieldSchema;
	field: Field<unknown>;
	required: boolean;
	/** Whether the field names the binary data of the item that is sent. */
	isFile: boolean;
	/** Whether a list is one value with commas. */
	withCommas: boolean;
}

/** What a form asks for, in the contract's order. `filesAsText` offers no file, where items are no files. */
export function inputsOf(form: RequestForm, { filesAsText = false } = {}): Input[] {
	const schema = form.body?.schema ?? {};
	const { properties = {}, required = [] } = schema;
	const isWhole = schema.type !== undefined && schema.type !== 'object';
	const values = [
		...(form.parameters ?? []).map((parameter) => ({
			...parameter,
			place: parameter.in,
			required: parameter.required === true,
			withCommas: parameter.explode === false,
		})),
		...Object.entries(properties).map(([name, property]) => ({
			name,
			schema: property,
			place: 'body' as const,
			required: required.includes(name),
			withCommas: false,
		})),
		...(isWhole
			? [{ name: 'body', schema, place: 'whole' as const, required: true, withCommas: false }]
			: []),
	];
	const isFile = (value: (typeof values)[number]) =>
		!filesAsText && value.place === 'body' && isFileSchema(value.schema);
	const files = values.filter(isFile);
	const taken = new Set<string>();
	return values.map((value) => ({
		place: value.place,
		name: value.name,
		key: unused(`${value.place}_${identifier(value.name)}`, taken),
		schema: value.schema,
		field: isFile(value)
			? fileField(value, files.length > 1)
			: fieldOf(value.name, value.schema, value.required),
		required: value.required,
		isFile: isFile(value),
		withCommas: value.withCommas,
	}));
}

/** A list of files takes the one that the item has. */
function isFileSchema({ type, items, format = '' }: FieldSchema): boolean {
	if (type === 'array') return items !== undefined && isFileSchema(items);
	return format === 'binary' || format === 'byte';
}

function fileField(
	{ name, schema, required }: { name: string; schema: FieldSchema; required: boolean },
	isOneOfSeveral: boolean,
): Field<string> {
	const hint = 'Name of the field of the incoming item that holds the file.';
	return text(
		{
			displayName: isOneOfSeveral ? `Input Binary Field (${titleOf(name)})` : 'Input Binary Field',
			description: `${hint} ${fieldDescription(name, schema)}`,
			placeholder: 'e.g. data',
			...(required ? { required } : {}),
		},
		'data',
	);
}
