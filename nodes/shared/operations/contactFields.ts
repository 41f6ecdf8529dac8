import type { INodeProperties } from 'n8n-workflow';
import { wrongInput } from '../api/failure';
import { isText, isObject } from '../api/values';
import type { ContactSettings, FieldKind } from '../contacts';
import type { Field } from './fields';
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
	displayName: 'Column',
	name: 'column',
	type: 'string',
	default: '',
	placeholder: 'e.g. due_date',
	description: 'Name of the column of the incoming items',
};

/**
 * Which columns become which fields of a contact: those the contract names, chosen from a list, and those the account
 * names, typed. Throws `input` for an incomplete line, and when a required field is missing.
 */
export function contactFields(
	offered: readonly OfferedField[],
	own: OwnFieldWording = furtherField,
): Field<ContactSettings['columns']> {
	const offeredByField = new Map(offered.map((entry) => [entry.field, entry]));
	const required = offered.filter((entry) => entry.required);
	return lines(
		{
			displayName: 'Contact Fields',
			description: [
				'What else to tell AIRudder about each person, taken from columns of the incoming items',
				...(required.length > 0 ? [`Required: ${namesOf(required)}`] : []),
			].join('. '),
			placeholder: 'Add Contact Field',
		},
		[
			...(offered.length > 0
				? [{ displayName: 'Contact Field', name: 'known', values: [offeredField(offered), column] }]
				: []),
			{ displayName: own.displayName, name: 'further', values: [ownField(own), column] },
		],
		(raw) => {
			const chosen = linesIn(raw);
			const missing = required.filter(({ field }) => !chosen.some((line) => line.field === field));
			if (missing.length > 0) {
				throw wrongInput(
					`Contact Fields lacks ${namesOf(missing)}`,
					'AIRudder asks for it with every contact: add it, and name its column.',
				);
			}
			return chosen.map(({ field, column: name }) => ({
				field,
				column: name,
				kind: offeredByField.get(field)?.kind ?? 'anything',
				label: `Contact Fields, ${offeredByField.get(field)?.name ?? field}`,
				...(offeredByField.get(field)?.required ? { required: true } : {}),
			}));
		},
	);
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

function linesIn(raw: unknown): Array<{ field: string; column: string }> {
	const groups = isObject(raw) ? [raw.known, raw.further] : [];
	return groups
		.flat()
		.filter(isObject)
		.map((line) => {
			if (isText(line.field) && isText(line.column)) {
				return { field: line.field.trim(), column: line.column.trim() };
			}
			throw wrongInput(
				'A line of Contact Fields is incomplete',
				'Give both the field and the column, or remove the line.',
			);
		});
}
