import type { INodeProperties } from 'n8n-workflow';
import { wrongInput } from '../api/failure';
import { isText, isObject } from '../api/values';
import type { ContactColumn, FieldKind } from '../contacts';
import { columnIn, columnProperty, valueIn } from './columnField';
import { isExpression, mayVary } from './expressions';
import type { Field, Resolve } from './fields';
import { lines } from './formPieces';

/** A contact field of the contract that the form offers by name. */
export interface OfferedField {
	/** Wire name. */
	field: string;
	/** Name in the form. */
	name: string;
	kind: FieldKind;
	/** Whether every contact has to have it. */
	required?: boolean;
}

/** How fields are called that the account, not the contract, names. */
export interface OwnFieldWording {
	displayName: string;
	placeholder: string;
	description: string;
}

const furtherField: OwnFieldWording = {
	displayName: 'Further Field',
	placeholder: 'e.g. policy_number',
	description: 'Name of the field as AIRudder set it up for your account',
};

const column: INodeProperties = {
	name: 'column',
	...columnProperty({
		displayName: 'Column',
		description:
			'Name of the column of the incoming items. Drag it here from the input panel, or type it. An expression is the value for each row.',
		placeholder: 'e.g. due_date',
	}).property,
};

/** In place of the column, where a form is about one person whose values it holds itself. */
const ownValue: INodeProperties = {
	displayName: 'Value',
	name: 'column',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2026-12-31',
	description: 'What the robot is told about this person',
};

/** The same fields of a person, filled by value. Throws `input` as `contactFields` does. */
export function personFields(offered: readonly OfferedField[]): Field<ContactColumn[]> {
	return contactFields(offered, furtherField, true);
}

/**
 * Which columns become which fields of a contact: those the contract names, chosen from a list, and those the account
 * names, typed. Throws `input` for an incomplete line, for a field that is named twice, and when a required one is missing.
 */
export function contactFields(
	offered: readonly OfferedField[],
	own: OwnFieldWording = furtherField,
	isByValue = false,
): Field<ContactColumn[]> {
	const offeredByField = new Map(offered.map((entry) => [entry.field, entry]));
	const required = offered.filter((entry) => entry.required);
	const [filling, sourceIn] = isByValue ? [ownValue, valueIn] : [column, columnIn];
	const { property, read } = lines(
		{
			displayName: 'Contact Fields',
			description: [
				isByValue
					? 'What else to tell AIRudder about the person: the variables of the robot, under the names it has for them'
					: 'What else to tell AIRudder about each person, taken from columns of the incoming items',
				...(required.length > 0 ? [`Required: ${namesOf(required)}`] : []),
			].join('. '),
			placeholder: 'Add Contact Field',
		},
		[
			...(offered.length > 0
				? [
						{
							displayName: 'Contact Field',
							name: 'known',
							values: [offeredField(offered), filling],
						},
					]
				: []),
			{ displayName: own.displayName, name: 'further', values: [ownField(own), filling] },
		],
		linesIn,
	);
	const columnsOf = (entered: unknown, resolve: Resolve) => {
		const whole = isExpression(entered) ? resolve(entered, 0) : entered;
		const chosen = read(whole, '').map((line) => ({ ...line, field: fieldName(line, resolve) }));
		const missing = required.filter(({ field }) => !chosen.some((line) => line.field === field));
		if (missing.length > 0) {
			throw wrongInput(
				`Contact Fields lacks ${namesOf(missing)}`,
				'AIRudder asks for it with every contact: add it, and name its column.',
			);
		}
		requireDistinct(chosen.map(({ field }) => offeredByField.get(field)?.name ?? field));
		return chosen.map(({ field, column: columnOfLine }): ContactColumn => {
			const { name, kind, required: isRequired } = offeredByField.get(field) ?? {};
			return {
				...sourceIn(columnOfLine, `Contact Fields, ${name ?? field}`, resolve),
				field,
				kind: kind ?? 'anything',
				...(isRequired ? { required: true } : {}),
			};
		});
	};
	return {
		property,
		read: (raw) => columnsOf(raw, (expression) => expression),
		readEntered: (entered, _label, resolve) => columnsOf(entered, resolve),
	};
}

/** The name of a line's field; it cannot differ from row to row. */
function fieldName({ field }: Line, resolve: Resolve): string {
	if (field.trim() === '__proto__') throw wrongInput('A contact field cannot be called __proto__');
	if (mayVary(field)) {
		throw wrongInput(
			'The name of a contact field differs from row to row',
			'Name the field itself; only its column may be an expression with values of the row.',
		);
	}
	return String(isExpression(field) ? resolve(field, 0) : field).trim();
}

function requireDistinct(names: string[]): void {
	const twice = names.find((name, index) => names.indexOf(name) < index);
	if (twice === undefined) return;
	throw wrongInput(
		`Contact Fields has ${twice} twice`,
		'Remove one of the lines: a contact has each field once.',
	);
}

interface Line {
	field: string;
	/** As the user entered it. */
	column: string;
}

function namesOf(offered: readonly OfferedField[]): string {
	return offered.map(({ name }) => name).join(', ');
}

function offeredField(offered: readonly OfferedField[]): INodeProperties {
	const preset = offered[0]?.field ?? '';
	return {
		displayName: 'Field',
		name: 'field',
		type: 'options',
		options: [...offered]
			.sort((one, other) => one.name.localeCompare(other.name))
			.map(({ field, name }) => ({ name, value: field })),
		default: preset,
		description: 'Field of the contact at AIRudder',
	};
}

function ownField({ displayName, placeholder, description }: OwnFieldWording): INodeProperties {
	return { displayName, name: 'field', type: 'string', default: '', placeholder, description };
}

function linesIn(raw: unknown): Line[] {
	const groups = isObject(raw) ? [raw.known, raw.further] : [];
	return groups
		.flat()
		.filter(isObject)
		.map((line) => {
			if (isText(line.field) && isText(line.column)) {
				return { field: line.field, column: line.column };
			}
			throw wrongInput(
				'A line of Contact Fields is incomplete',
				'Give both the field and what fills it, or remove the line.',
			);
		});
}
