import { wrongInput } from '../../../api/failure';
import { timeText } from '../../../api/times';
import { isBlank } from '../../../api/values';
import type { Field, Wording } from '../../../forms/fields';
import { choice, flag, optional, text } from '../../../forms/formPieces';
import { jsonList, jsonObject, jsonValue } from '../../../forms/jsonField';
import { list } from '../../../forms/listField';
import { numberIn } from '../../../forms/numberField';
import { fieldDescription, identifier, placeholderOf, titleOf, unused } from './naming';
import type { FieldSchema } from '../requestForm';

/** What a field looks like in the form. */
type Kind =
	'options' | 'switch' | 'number' | 'text' | 'list' | 'group' | 'object' | 'objects' | 'json';

const singleValues: readonly Kind[] = ['options', 'switch', 'number', 'text'];

/** What an example of a date would show, where the contract has none. */
const timePlaceholders: Readonly<Record<string, string>> = {
	date: 'e.g. 2030-12-01',
	'date-time': 'e.g. 2030-12-01T09:00:00+07:00',
};

const makers: Record<Kind, (wording: Wording, schema: FieldSchema) => Field<unknown>> = {
	options: optionsField,
	switch: (wording, schema) => flag(wording, schema.default === true),
	number: numberField,
	text: textField,
	list: listOf,
	group: groupField,
	object: (wording, schema) => withPreset(jsonObject(wording), schema),
	objects: (wording, schema) => withPreset(jsonList(wording), schema),
	json: (wording, schema) => withPreset(jsonValue(wording), schema),
};

/**
 * The field of a form for one value of a request. A required one is not left blank; one of several options and a switch
 * always have a value.
 */
export function fieldOf(name: string, schema: FieldSchema, required = false): Field<unknown> {
	const kind = fieldKindOf(schema);
	const hasAlwaysValue = kind === 'options' || kind === 'switch';
	const wording: Wording = {
		displayName: titleOf(name),
		description: fieldDescription(name, schema, namesWithin(kind, schema)),
		...(required && !hasAlwaysValue ? { required } : {}),
		...(kind === 'switch' || kind === 'options' ? {} : { placeholder: placeholderFor(schema) }),
	};
	const field = makers[kind](wording, schema);
	return required && !hasAlwaysValue ? notBlank(field) : field;
}

/** What a field for this value looks like. */
export function fieldKindOf(schema: FieldSchema): Kind {
	const { type, properties = {}, items } = schema;
	if (type === 'array') return items && isSingle(items) ? 'list' : 'objects';
	if (type === 'object') {
		const inner = Object.values(properties);
		const isGroup = inner.length > 0 && inner.every(isSingle) && !schema.additionalProperties;
		return isGroup ? 'group' : 'object';
	}
	if (type === 'boolean' && schema.enum?.length !== 1) return 'switch';
	if (schema.enum) return 'options';
	if (type === 'integer' || type === 'number') return 'number';
	return [type ?? []].flat().includes('string') ? 'text' : 'json';
}

function isSingle(schema: FieldSchema): boolean {
	return singleValues.includes(fieldKindOf(schema));
}

function placeholderFor(schema: FieldSchema): string | undefined {
	return placeholderOf(schema) ?? timePlaceholders[schema.format ?? ''];
}

/** What can be told of a value that is written as JSON or with commas. */
function namesWithin(kind: Kind, { properties, items, required = [] }: FieldSchema): string {
	if (kind === 'list') {
		const values = items?.enum ? `: ${items.enum.join(', ')}` : '';
		return `Several are separated by commas${values}.`;
	}
	const inner = kind === 'objects' ? items : kind === 'object' ? { properties, required } : {};
	const names = Object.keys(inner?.properties ?? {}).map((name) =>
		inner?.required?.includes(name) ? `${name} (required)` : name,
	);
	if (names.length === 0) return '';
	return `${kind === 'objects' ? 'A JSON list of objects with' : 'A JSON object with'}: ${names.join(', ')}.`;
}

function optionsField(wording: Wording, { enum: values = [], labels, ...schema }: FieldSchema) {
	const options = values
		.map((value) => ({ name: labels?.[String(value)] ?? String(value), value }))
		.sort((one, other) => one.name.localeCompare(other.name));
	const preset = options.find(({ value }) => value === schema.default) ?? options[0];
	return choice(wording, options, preset?.value ?? '');
}

function numberField(wording: Wording, { type, minimum, maximum, default: preset }: FieldSchema) {
	const range = { whole: type === 'integer', minimum, maximum };
	return numberIn(wording, range, typeof preset === 'number' ? preset : '');
}

/** Text; where numbers and switches will do as well, one from an expression stays what it is. */
function textField(wording: Wording, schema: FieldSchema): Field<unknown> {
	const types: readonly string[] = [schema.type ?? []].flat();
	const preset = isBlank(schema.default) ? '' : String(schema.default);
	const field = text(wording, preset);
	return {
		...field,
		read: (raw, label) => {
			const isKept =
				(typeof raw === 'boolean' && types.includes('boolean')) ||
				(typeof raw === 'number' && (types.includes('number') || types.includes('integer')));
			return isKept ? raw : field.read(written(raw, schema.format), label);
		},
	};
}

/** An n8n date as the contract writes dates; anything else as it is. */
function written(raw: unknown, format?: string): unknown {
	const time = typeof raw === 'object' ? timeText(raw) : '';
	if (time === '') return raw;
	return format === 'date' ? time.slice(0, 10) : time;
}

function listOf(wording: Wording, { items = {}, default: preset }: FieldSchema): Field<unknown> {
	const entry = fieldOf(wording.displayName, items);
	const field = list(wording, Array.isArray(preset) ? preset.join(', ') : '');
	return {
		...field,
		read: (raw, label) => {
			const values = field.read(raw, label).map((value) => entry.read(value, label));
			if (wording.required && values.length === 0) throw empty(label);
			return values;
		},
	};
}

/** Several single values under one name; nothing when the user set none of them. */
function groupField(wording: Wording, { properties = {}, required = [] }: FieldSchema) {
	const taken = new Set<string>();
	const inner = Object.entries(properties)
		.map(([name, schema]) => ({
			name,
			key: unused(identifier(name), taken),
			field: fieldOf(name, schema),
		}))
		.sort((one, other) =>
			one.field.property.displayName.localeCompare(other.field.property.displayName),
		);
	const { property, read } = optional(
		Object.fromEntries(inner.map(({ key, field }) => [key, field])),
		wording.displayName,
	);
	return {
		property: { ...property, ...wording, placeholder: 'Add Field' },
		read: (raw: unknown, label: string) => {
			const given = read(raw, label);
			const set = inner.filter(({ key }) => given[key] !== undefined);
			const missing = inner.filter(
				(entry) => required.includes(entry.name) && !set.includes(entry),
			);
			if (missing.length > 0) {
				const names = missing.map(({ field }) => field.property.displayName).join(', ');
				throw wrongInput(`${label} lacks ${names}`, `Add it to ${label}.`);
			}
			if (set.length === 0 && !wording.required) return undefined;
			return Object.fromEntries(set.map(({ name, key }) => [name, given[key]]));
		},
	};
}

/** A JSON field with the contract's default in it; without one, what has to be filled in starts blank. */
function withPreset(field: Field<unknown>, { default: preset }: FieldSchema): Field<unknown> {
	const { property } = field;
	const start = property.required ? '' : property.default;
	const text = preset === undefined ? start : JSON.stringify(preset, null, 2);
	return { ...field, property: { ...property, default: text } };
}

function notBlank({ property, read }: Field<unknown>): Field<unknown> {
	return {
		property,
		read: (raw, label) => {
			if (isBlank(raw)) throw empty(label);
			return read(raw, label);
		},
	};
}

function empty(label: string) {
	return wrongInput(`${label} is empty`, `Enter a value for ${label}.`);
}
