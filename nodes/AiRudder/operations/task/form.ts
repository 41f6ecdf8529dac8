import type { IDataObject } from 'n8n-workflow';
import type { WireRequest } from '../../../shared/api/session';
import { withoutBlanks } from '../../../shared/api/values';
import { chunksOf, type Contact } from '../../../shared/contacts';
import type { Part } from '../../../shared/operations/allItems';
import { contactFields, type OfferedField } from '../../../shared/operations/contactFields';
import { columnsForm, contactsForm } from '../../../shared/operations/contactsForm';
import {
	choice,
	flag,
	locator,
	optional,
	text,
	wholeNumber,
} from '../../../shared/operations/formPieces';
import { accountTimeZone, moment, wireSchedule } from '../../../shared/operations/schedule';

/** Fields of a person to call that the contract names. Contract: TaskContact (loan fields of the Collection line). */
const offeredFields: readonly OfferedField[] = [
	{ field: 'Debtor', name: 'Name', kind: 'text' },
	{ field: 'Arrears', name: 'Amount Owed', kind: 'amount' },
	{ field: 'LoanAmount', name: 'Loan Amount', kind: 'amount' },
	{ field: 'Unit', name: 'Currency', kind: 'text' },
	{ field: 'LoanDate', name: 'Loan Date', kind: 'date' },
	{ field: 'DueDate', name: 'Due Date', kind: 'date' },
	{ field: 'Platform', name: 'Lender or Platform', kind: 'text' },
	{ field: 'RobotID', name: 'Robot ID for This Person', kind: 'text' },
	{ field: 'borrower_name', name: 'Borrower Name', kind: 'text' },
	{ field: 'borrower_mobile', name: 'Borrower Mobile', kind: 'text' },
	{ field: 'borrowed_date', name: 'Borrowed Date', kind: 'date' },
];

/** A choice of one task, by ID or from the account's list. Contract: listTasks. */
export function taskLocator() {
	return locator(
		{ displayName: 'Task', description: 'The calling task', required: true },
		'searchTasks',
		'e.g. 69f531a01a9df58aa6de2487be610abb',
	);
}

/** Columns that turn the incoming items into people to call. */
export const taskColumnsForm = columnsForm(contactFields(offeredFields));

/** The form of a new calling task. Contract: createTask. */
export const newTaskForm = {
	taskName: text({
		displayName: 'Task Name',
		description:
			'Name of the new task. AIRudder asks for a name that is not in use, of at most 30 characters without spaces.',
		placeholder: 'e.g. due-today',
		required: true,
	}),
	robot: locator(
		{ displayName: 'Robot', description: 'The robot that makes the calls', required: true },
		'searchRobots',
		'e.g. 4f1d2c3b4a5968778695a4b3c2d1e0f9',
	),
	...contactsForm(contactFields(offeredFields)),
	start: moment({
		displayName: 'Start',
		description: 'When calling may start, with time zone. Leave empty to let AIRudder decide.',
		placeholder: 'e.g. 2026-12-01T09:00:00+07:00',
	}),
	end: moment({
		displayName: 'End',
		description: 'When calling must stop, with time zone',
		placeholder: 'e.g. 2026-12-01T18:00:00+07:00',
	}),
	timeZone: accountTimeZone(),
	tasks: choice(
		{ displayName: 'Number of Tasks', description: 'How many tasks the incoming items become' },
		[
			{
				name: 'One Task for All Items',
				value: 'all',
				description: 'The usual way: one list of people to call',
			},
			{
				name: 'One Task per Item',
				value: 'perItem',
				description: 'A task of its own for each person',
			},
		],
		'all',
	),
	options: optional({
		addTimeToName: flag(
			{
				displayName: 'Add Time to Name',
				description:
					'Whether to append the current time (UTC, 16 characters) to the name, so that it is not in use',
			},
			true,
		),
		contactsPerTask: wholeNumber(
			{
				displayName: 'Contacts per Task',
				description:
					'A longer list is spread over several tasks, numbered at the end of their names',
			},
			10_000,
			1,
		),
		line: text({
			displayName: 'Line',
			description: 'Name of the telephone line to call through',
			placeholder: 'e.g. jakarta-1',
		}),
		redialInterval: wholeNumber(
			{
				displayName: 'Redial Interval (Minutes)',
				description: 'Minutes between two tries of the same number',
			},
			30,
			1,
		),
		redials: wholeNumber(
			{
				displayName: 'Redials',
				description: 'How many times a number is called again after its first try',
			},
			1,
		),
		robotKind: choice(
			{
				displayName: 'Robot Kind',
				description: 'Whether Robot names one robot or a group of robots',
			},
			[
				{ name: 'Robot Group', value: 'group' },
				{ name: 'Single Robot', value: 'single' },
			],
			'single',
		),
		type: text(
			{ displayName: 'Type', description: 'Kind of task as AIRudder named it to you' },
			'normal',
		),
	}),
};

type NewTask = Part<typeof newTaskForm>;

/** One task for everyone, up to Contacts per Task, or one for each item. The contract names no maximum. */
export function divide<Parameters extends NewTask['parameters']>(
	contacts: Contact[],
	parametersOf: (item: number) => Parameters,
): Array<{ contacts: Contact[]; parameters: Parameters }> {
	const shared = parametersOf(0);
	const isPerItem = shared.tasks === 'perItem';
	const size = isPerItem ? 1 : (shared.options.contactsPerTask ?? 10_000);
	return chunksOf(contacts, size).map((chunk) => ({
		contacts: chunk,
		parameters: isPerItem ? parametersOf(chunk[0]?.item ?? 0) : shared,
	}));
}

/**
 * The create requests of all parts. Tasks that would get the same name are numbered (`name_2`), because a name tells
 * whether a task exists when an answer is lost. Throws `input`. Contract: createTask (TaskCreateRequest).
 */
export function createRequests(parts: NewTask[]): WireRequest[] {
	const now = new Date().toISOString().slice(0, 19).replace(/[-:]/g, '');
	const names = parts.map(({ parameters: { taskName, options } }) =>
		options.addTimeToName ? `${taskName}_${now}` : taskName,
	);
	const distinct = numbered(names);
	return parts.map((part, index) => ({ body: createBody(part, distinct[index] ?? '') }));
}

function createBody({ contacts, parameters }: NewTask, name: string): IDataObject {
	const { robot, start, end, timeZone, options } = parameters;
	const schedule = wireSchedule({ start, end, zone: timeZone });
	return withoutBlanks({
		TaskName: name,
		ScheduleStartTime: schedule.start,
		ScheduleEndTime: schedule.end,
		RobotMethod: options.robotKind,
		RobotID: robot,
		SIPLine: options.line,
		RepeatInterval: options.redialInterval,
		RepeatNumber: options.redials,
		Type: options.type,
		Details: contacts.map(wireContact),
	});
}

function wireContact({ number, fields }: Contact): IDataObject {
	return { ...fields, Mobile: number };
}

function numbered(names: string[]): string[] {
	const seen = new Map<string, number>();
	for (const name of names) seen.set(name, (seen.get(name) ?? 0) + 1);
	const given = new Map<string, number>();
	return names.map((name) => {
		if (seen.get(name) === 1) return name;
		const number = (given.get(name) ?? 0) + 1;
		given.set(name, number);
		return `${name}_${number}`;
	});
}
