import type { IDataObject } from 'n8n-workflow';
import { wrongInput } from '../../../api/failure';
import { multipart } from '../../../api/multipart';
import type { WireRequest } from '../../../api/wireRequest';
import { isObject, wireText } from '../../../api/values';
import type { ItemFile } from '../../../forms/binaryFile';
import type { Fields } from '../../../forms/fields';
import { optional } from '../../../forms/formPieces';
import { jsonObject } from '../../../forms/jsonField';
import { inputsOf, type Input } from './inputs';
import type { RequestForm } from '../requestForm';

/** A form that is built from what the contract knows of a request. */
export interface SchemaForm {
	form: RequestForm;
	inputs: Input[];
	fields: Fields;
}

/** A value that the user set; that of a file is the file, once it was read. */
export interface SetValue {
	input: Input;
	value: unknown;
}

/**
 * The form of a request: what is required, in the contract's order, then Additional Fields, and Further Fields where the
 * contract leaves open what else the body takes.
 */
export function schemaForm(form: RequestForm, options: { filesAsText?: boolean } = {}): SchemaForm {
	const inputs = inputsOf(form, options);
	const fields = Object.fromEntries(
		inputs.filter(({ required }) => required).map(({ key, field }) => [key, field]),
	);
	const more = inputs
		.filter(({ required }) => !required)
		.sort((one, other) => nameOf(one).localeCompare(nameOf(other)));
	if (more.length > 0) {
		const further = more.map(({ key, field }) => [key, field] as const);
		fields.additionalFields = optional(Object.fromEntries(further), 'Additional Fields');
	}
	if (takesMore(form)) {
		fields.furtherFields = jsonObject({
			displayName: 'Further Fields',
			description: 'JSON object with what else the body is to have, under the names of AIRudder',
		});
	}
	return { form, inputs, fields };
}

/** What the user set. */
export function valuesOf({ inputs }: SchemaForm, parameters: Record<string, unknown>): SetValue[] {
	const added = isObject(parameters.additionalFields) ? parameters.additionalFields : {};
	return inputs
		.map((input) => ({ input, value: (input.required ? parameters : added)[input.key] }))
		.filter(({ value }) => value !== undefined);
}

/**
 * The request with what the user set. `furtherFields` and `contacts` join the body.
 * Throws `input` when Further Fields sets what the form sets, too.
 */
export function requestOf(
	{ form }: SchemaForm,
	values: SetValue[],
	{ furtherFields, contacts }: { furtherFields?: unknown; contacts?: IDataObject } = {},
): WireRequest {
	const at = (place: Input['place']) => values.filter(({ input }) => input.place === place);
	const texts = (place: Input['place']) =>
		Object.fromEntries(at(place).map(({ input, value }) => [input.name, textOf(value)]));
	const query = at('query').map(({ input, value }) => [
		input.name,
		input.withCommas ? textOf(value) : value,
	]);
	return {
		pathValues: texts('path'),
		headers: texts('header'),
		query: Object.fromEntries(query) as IDataObject,
		...bodyOf(form, [...at('body'), ...at('whole')], { ...contacts }, furtherFields),
	};
}

function bodyOf(
	{ body }: RequestForm,
	values: SetValue[],
	contacts: IDataObject,
	furtherFields: unknown,
): Pick<WireRequest, 'body' | 'form' | 'content'> {
	if (!body) return {};
	const [first] = values;
	// A body that is a list is JSON as well; the type of a request speaks of objects, which all others are.
	if (first?.input.place === 'whole') return { body: first.value as IDataObject };

	const isForm = body.type === 'multipart/form-data';
	const files = values.flatMap(({ input, value }) =>
		isForm && isItemFile(value) ? [{ ...value, field: input.name }] : [],
	);
	const others = values.filter(({ value }) => !isForm || !isItemFile(value));
	const set = {
		...Object.fromEntries(others.map(({ input, value }) => [input.name, jsonOf(value)])),
		...contacts,
	};
	const further = isObject(furtherFields) ? furtherFields : {};
	const names = new Set([...Object.keys(set), ...files.map(({ field }) => field)]);
	const twice = Object.keys(further).find((name) => names.has(name));
	if (twice !== undefined) {
		throw wrongInput(
			`Further Fields has a field "${twice}" that is set already`,
			'Take it out of Further Fields: another field of the form sets it.',
		);
	}
	const all = { ...set, ...further };
	if (isForm) return { content: multipart(all, ...files) };
	return body.type === 'application/json' ? { body: all } : { form: all };
}

function nameOf({ field }: Input): string {
	return field.property.displayName;
}

/** Whether the contract leaves open what the body takes. */
function takesMore({ body }: RequestForm): boolean {
	if (!body) return false;
	const { type, properties, additionalProperties } = body.schema;
	if (type !== undefined && type !== 'object') return false;
	return additionalProperties === true || Object.keys(properties ?? {}).length === 0;
}

/** A value outside the body: a list is one text with commas. */
function textOf(value: unknown): string {
	return Array.isArray(value) ? value.map(wireText).join(',') : wireText(value);
}

/** A value in a body that is no form with files: there a file stands in base64. */
function jsonOf(value: unknown): IDataObject[string] {
	return isItemFile(value) ? value.bytes.toString('base64') : (value as IDataObject[string]);
}

function isItemFile(value: unknown): value is ItemFile {
	return isObject(value) && Buffer.isBuffer(value.bytes);
}
