import { wrongInput } from '../api/failure';
import { isText } from '../api/values';
import { ruleTitles, type OutsideHours } from '../contacts';
import { column } from './columnField';
import type { Field, Wording } from './fields';
import { choice, text, textAs, wholeNumber } from './formPieces';
import { numberIn } from './numberField';
import { optionalGroups, type ParametersOfGroups } from './optionalGroups';
import { wholeList, type WholeList } from './wholeListField';

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
		{
			displayName: 'Pause',
			description:
				'How long a person is left alone after the time in Last Contact Column, which you fill',
		},
		{ minimum: 0 },
		1,
	),
	unit: choice(
		{ displayName: 'Unit', description: 'What the pause is counted in' },
		[
			{ name: 'Days', value: 'days', description: 'Of 24 hours each' },
			{ name: 'Hours', value: 'hours', description: 'Of 60 minutes each' },
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
			description:
				'A person whose Contacts Column, which you fill, shows so many or more is left alone',
		},
		3,
		1,
	),
};

const minutesOfDay = 24 * 60;

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const callingHours = {
	from: timeOfDay(
		{
			displayName: 'From',
			description: 'When calling begins, by the clock where people are',
			placeholder: 'e.g. 09:00',
		},
		'09:00',
		minutesOfDay - 1,
	),
	to: timeOfDay(
		{
			displayName: 'To',
			description:
				'When calling ends, by the clock where people are. Before From, e.g. 22:00 to 02:00, it is a time of the next day.',
			placeholder: 'e.g. 18:00',
		},
		'18:00',
		minutesOfDay,
	),
	days: daysOfWeek(),
	zoneOf: choice(
		{ displayName: 'Time Zone Of', description: 'Whose clock the hours are read on' },
		[
			{ name: 'Column', value: 'column', description: 'A column names the time zone of each row' },
			{ name: 'Fixed', value: 'fixed', description: 'The same time zone for all rows' },
			{
				name: 'Phone Number',
				value: 'number',
				description:
					'The area of the number, where its first digits tell one, else its country; where there are several zones, all have to be open',
			},
		],
		'number',
	),
	zoneColumn: column({
		displayName: 'Time Zone Column',
		description:
			'Name of the column (field) of the incoming items that holds the time zone of the row',
		hint: 'It holds names such as Asia/Jakarta',
		placeholder: 'e.g. time_zone',
		displayOptions: { show: { zoneOf: ['column'] } },
	}),
	zone: text({
		displayName: 'Time Zone',
		description: 'The time zone of all rows',
		placeholder: 'e.g. Asia/Jakarta',
		displayOptions: { show: { zoneOf: ['fixed'] } },
	}),
	outside: outsideHours(),
	holidays: holidays(),
	holidayColumn: column({
		displayName: 'Holiday Column',
		description:
			'Name of the column (field) of the incoming items that holds the holidays of the row, e.g. of its region: dates, separated by commas',
		placeholder: 'e.g. holidays',
	}),
};

const groups = {
	callingHours: { displayName: ruleTitles.callingHours, fields: callingHours },
	contactLimit: { displayName: ruleTitles.contactLimit, fields: contactLimit },
	doNotCall: { displayName: ruleTitles.doNotCall, fields: doNotCall },
	pause: { displayName: ruleTitles.pause, fields: pause },
};

const wording: Wording = {
	displayName: 'Calling Rules',
	description:
		'Whom not to call, and when. Rows that a rule keeps back are not sent, whatever Invalid Rows says, and listed in the output.',
	placeholder: 'Add Rule',
};

/** Rules of whom to call when. Each is off unless the user adds it. */
export const callingRules = optionalGroups(wording, groups);

/** The same for operations whose calls can be scheduled: rows outside the hours may wait for the next opening. */
export const callingRulesThatWait = optionalGroups(wording, {
	...groups,
	callingHours: {
		...groups.callingHours,
		fields: { ...callingHours, outside: outsideHours({ canWait: true }) },
	},
});

/** What the user says of the rules. */
export type CallingRulesParameters = ParametersOfGroups<typeof groups>;

/** Numbers that are never called, as given; undefined when the field is empty. */
function doNotCallList(): Field<WholeList | undefined> {
	return wholeList(
		{
			displayName: 'Do Not Call List',
			description:
				"Phone numbers that are never called: one on each line, or an expression with a list or with a node's items. They are read as the numbers of the items are.",
			hint: "From a node: {{ $('Do Not Call').all() }}",
			placeholder: 'e.g. +6281234567890',
		},
		'Its expression gives nothing. Correct it; if nobody opted out, give an empty list.',
	);
}

/** A time of day as minutes after midnight, none later than `latest`; 24:00 is the end of the day. */
function timeOfDay(wording: Wording, preset: string, latest: number): Field<number> {
	const understood = (written: string, label: string) => {
		const [, hours, minutes] = /^(\d{1,2}):([0-5]\d)(?::00)?$/.exec(written) ?? [];
		const minute = Number(hours) * 60 + Number(minutes);
		if (minute <= latest) return minute;
		throw wrongInput(`${label} "${written}" is not a time of day`, 'Write it as e.g. 09:00.');
	};
	return textAs(wording, understood, preset);
}

/** Days of the week by number, Sunday is 0. */
function daysOfWeek(): Field<Set<number>> {
	return {
		property: {
			displayName: 'Days',
			description: 'On which days of the week people are called',
			type: 'multiOptions',
			options: weekdays.map((value) => ({
				name: `${value.slice(0, 1).toUpperCase()}${value.slice(1)}`,
				value,
			})),
			default: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
		},
		read: (raw, label) => {
			const given: unknown[] = Array.isArray(raw) ? raw : isText(raw) ? raw.split(',') : [raw];
			const words = given.map((day) => String(day).trim().toLowerCase());
			const days = words.map((day) => weekdays.indexOf(day));
			if (days.length > 0 && !days.includes(-1)) return new Set(days);
			throw wrongInput(`${label} are none of: ${weekdays.join(', ')}`, 'Choose at least one day.');
		},
	};
}

/** Dates on which nobody is called, as given; undefined when the field is empty. */
function holidays(): Field<WholeList | undefined> {
	return wholeList(
		{
			displayName: 'Holidays',
			description:
				'Dates on which nobody is called, separated by commas or line breaks, or an expression with a list',
			placeholder: 'e.g. 2030-12-25, 2031-01-01',
		},
		'Its expression gives nothing. Correct it; if there are no holidays, give an empty list.',
	);
}

function outsideHours({ canWait = false } = {}): Field<OutsideHours> {
	const options: Array<{ name: string; value: OutsideHours; description: string }> = [
		{ name: 'Skip', value: 'skip', description: 'Send the others and list these in the output' },
		{ name: 'Stop', value: 'stop', description: 'Send nothing and name the rows' },
		{
			name: 'Wait for Opening',
			value: 'wait',
			description:
				'Schedule them for when the hours begin next, in a task of their own for each such moment; needs Account Time Zone',
		},
	];
	return choice(
		{
			displayName: 'Outside Hours',
			description: 'What to do with rows that may not be called then',
		},
		options.filter(({ value }) => canWait || value !== 'wait'),
		'skip',
	);
}
