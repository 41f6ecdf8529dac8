import type { FieldKind } from '../../../contacts';
import type { OfferedField } from '../../../forms/contactColumns';
import { titleOf } from './naming';
import type { FieldSchema, RequestForm } from '../requestForm';
import { fieldKindOf } from './schemaField';

/** The list of a body that takes the contacts. */
export interface ContactList {
	/** Wire name of the list. */
	name: string;
	/** Wire name of the phone number within each contact; undefined when the list is of bare numbers. */
	numberField?: string;
	/** Whether the number is to be one, not text. */
	isNumeric: boolean;
	/** What else a contact takes. */
	offered: OfferedField[];
	/** Contacts in one request, where the contract says so. */
	most?: number;
}

/** Names of a field with a phone number, the certain ones first. */
const certainName = /(phone|mobile|callee|msisdn)s?_?(number|no|num)?s?$|^(to|number)$/i;
const possibleName = /phone|mobile|callee|msisdn|(^|_)number$/i;
const tellingWords = /e\.?164|phone number|号码|手机/i;

/**
 * Which list of a body takes the contacts: the first of objects with a phone number. With `bareNumbers` a list of numbers
 * will do, if its name speaks of them. Undefined when there is none.
 */
export function contactListOf(
	{ body }: RequestForm,
	{ bareNumbers = false } = {},
): ContactList | undefined {
	if (body?.type !== 'application/json') return undefined;
	const lists = Object.entries(body.schema.properties ?? {}).filter(
		([, { type }]) => type === 'array',
	);
	for (const [name, { items = {}, maxItems: most }] of lists) {
		const number = items.type === 'object' ? numberIn(items) : undefined;
		if (number)
			return {
				name,
				numberField: number.name,
				...numeric(number.schema),
				most,
				...fieldsOf(items, number.name),
			};
	}
	const bare = lists.find(
		([name, { items = {}, description = '' }]) =>
			bareNumbers && isSingleValue(items) && speaksOfNumbers(name, description),
	);
	if (!bare) return undefined;
	const [name, { items = {}, maxItems: most }] = bare;
	return { name, ...numeric(items), offered: [], most };
}

function speaksOfNumbers(name: string, description: string): boolean {
	return certainName.test(name) || possibleName.test(name) || tellingWords.test(description);
}

/** The property with the phone number: the one whose name is certain, else described so, else possible. */
function numberIn({ properties = {} }: FieldSchema) {
	const candidates = Object.entries(properties)
		.map(([name, schema]) => ({ name, schema }))
		.filter(({ schema }) => isSingleValue(schema));
	const described = ({ schema }: (typeof candidates)[number]) =>
		tellingWords.test(schema.description ?? '');
	return (
		candidates.find(({ name }) => certainName.test(name)) ??
		candidates.find(described) ??
		candidates.find(({ name }) => possibleName.test(name))
	);
}

function isSingleValue(schema: FieldSchema): boolean {
	const kind = fieldKindOf(schema);
	return kind === 'text' || kind === 'number';
}

function numeric({ type }: FieldSchema) {
	return { isNumeric: type === 'integer' || type === 'number' };
}

function fieldsOf({ properties = {}, required = [] }: FieldSchema, numberField: string) {
	const others = Object.entries(properties).filter(([name]) => name !== numberField);
	return {
		offered: others.map(([field, schema]) => ({
			field,
			name: titleOf(field),
			kind: kindOfColumn(schema),
			required: required.includes(field),
		})),
	};
}

function kindOfColumn({ type, format }: FieldSchema): FieldKind {
	if (type === 'integer' || type === 'number') return 'amount';
	if (type !== 'string') return 'anything';
	return format === 'date' ? 'date' : 'text';
}
