import { wrongInput } from '../api/failure';
import { isBlank } from '../api/values';
import { ruleTitles } from '../contacts';
import { column } from './columnField';
import { isExpression } from './expressions';
import type { Field } from './fields';
import { choice, text, wholeNumber } from './formPieces';
import { numberIn } from './numberField';
import { forAllRows, optionalGroups, type ParametersOfGroups } from './optionalGroups';

const doNotCall = {
	list: doNotCallList(),
	column: column({
		displayName: 'Do Not Call Column',
		description:
			'Name of the column (field) of the incoming items that says not to call: yes, true, 1, x or opt-out. Only rows with no, false, 0 or nothing in it are called.',
		placeholder: 'e.g. opted_out',
	}),
};

const pause = {
	column: column({
		displayName: 'Last Contact Column',
		description:
			'Name of the column (field) of the incoming items that holds when the person was contacted last. Nothing in it is never; what is no time keeps the row back.',
		placeholder: 'e.g. last_called_at',
	}),
	length: numberIn(
		{ displayName: 'Pause', description: 'How long a person is left alone after a contact' },
		{ minimum: 0 },
		1,
	),
	unit: choice(
		{ displayName: 'Unit', description: 'What the pause is counted in' },
		[
			{ name: 'Days', value: 'days', description: 'Of 24 hours each' },
			{ name: 'Hours', value: 'hours', description: 'As a clock shows them' },
		],
		'days',
	),
};

const contactLimit = {
	column: column({
		displayName: 'Contacts Column',
		description:
			'Name of the column (field) of the incoming items that counts the contacts of the period, e.g. of this week. Nothing in it is none; what is no count keeps the row back.',
		placeholder: 'e.g. calls_this_week',
	}),
	most: wholeNumber(
		{
			displayName: 'Most Contacts',
			description: 'A person with so many contacts, or more, is left alone',
		},
		3,
		1,
	),
};

const groups = {
	contactLimit: { displayName: ruleTitles.contactLimit, fields: contactLimit },
	doNotCall: { displayName: ruleTitles.doNotCall, fields: doNotCall },
	pause: { displayName: ruleTitles.pause, fields: pause },
};

/** Rules of whom to call when. Each is off unless the user adds it. */
export const callingRules = optionalGroups(
	{
		displayName: 'Calling Rules',
		description:
			'Whom not to call, and when. Rows that a rule keeps back are not sent, whatever Invalid Rows says, and listed in the output.',
		placeholder: 'Add Rule',
	},
	groups,
);

/** What the user says of the rules. */
export type CallingRulesParameters = ParametersOfGroups<typeof groups>;

/** Numbers that are never called, as given; undefined when the field is empty, so that an expression without a list shows. */
function doNotCallList(): Field<{ given: unknown; label: string } | undefined> {
	const { property } = text({
		displayName: 'Do Not Call List',
		description:
			"Phone numbers that are never called: one on each line, or an expression with a list or with a node's items. They are read as the numbers of the items are.",
		hint: "From a node: {{ $('Do Not Call').all() }}",
		placeholder: 'e.g. +6281234567890',
	});
	const readEntered = (entered: unknown, label: string, read = (value: unknown) => value) => {
		if (!isExpression(entered) && isBlank(entered)) return undefined;
		const given = read(entered);
		if (given === undefined || given === null) {
			throw wrongInput(
				`${label} is not there`,
				'Its expression gives nothing. Correct it; of an empty list, give the empty list.',
			);
		}
		return { given, label };
	};
	return {
		property: { ...property, typeOptions: { rows: 3 } },
		read: (raw, label) => readEntered(raw, label),
		readEntered: (entered, label, resolve) =>
			readEntered(entered, label, (value) => forAllRows(value, label, resolve)),
	};
}
