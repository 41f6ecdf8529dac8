import type { OfferedField } from '../../../shared/forms/contactColumns';
import { columnsForm, contactsForm } from '../../../shared/forms/contactsForm';
import {
	choice,
	flag,
	locator,
	optional,
	text,
	wholeNumber,
} from '../../../shared/forms/formPieces';
import { accountTimeZone, moment } from '../../../shared/forms/schedule';
import { referenceColumn, rowReference } from './rowReference';

/** Fields of a person to call that the contract names. Contract: TaskContact. */
export const fieldsOfPerson: readonly OfferedField[] = [
	{ field: 'Debtor', name: 'Name', kind: 'text' },
	{ field: 'Arrears', name: 'Amount Owed', kind: 'amount' },
	{ field: 'LoanAmount', name: 'Loan Amount', kind: 'amount' },
	{ field: 'Unit', name: 'Currency', kind: 'text' },
	{ field: 'LoanDate', name: 'Loan Date', kind: 'date' },
	{ field: 'DueDate', name: 'Due Date', kind: 'date' },
	{ field: 'Platform', name: 'Lender or Platform', kind: 'text' },
	{ field: 'RobotID', name: 'Robot ID for This Person', kind: 'text' },
	{ field: 'Comments', name: 'Comments', kind: 'text' },
	{ field: 'Gender', name: 'Gender', kind: 'text' },
	{ field: 'ExtraA', name: 'Extra A', kind: 'text' },
	{ field: 'ExtraB', name: 'Extra B', kind: 'text' },
	{ field: 'ExtraC', name: 'Extra C', kind: 'text' },
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

/** A choice of the robot that calls, by ID or from the account's list. Contract: TaskCreateRequest.RobotID. */
export function robotLocator() {
	return locator(
		{ displayName: 'Robot', description: 'The robot that makes the calls', required: true },
		'searchRobots',
		'e.g. 4f1d2c3b4a5968778695a4b3c2d1e0f9',
	);
}

/** Columns that turn the incoming items into people to call. */
export const taskColumnsForm = columnsForm(fieldsOfPerson);

/** Settings of a task that AIRudder has presets for, whoever is called. Contract: TaskCreateRequest. */
export const taskSettings = {
	apiVersion: choice(
		{
			displayName: 'API Version',
			description: "Which of AIRudder's two paths for new tasks is used",
		},
		[
			{ name: 'V1', value: 'v1', description: 'The path in the documentation of AIRudder' },
			{ name: 'V2', value: 'v2', description: 'A second path, which other customers use' },
		],
		'v1',
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
};

/** The form of a new calling task. Contract: createTask. */
export const newTaskForm = {
	taskName: text({
		displayName: 'Task Name',
		description: 'Name of the new task. AIRudder asks for a name that is not in use.',
		hint: 'At most 63 characters, 40 with Add Time to Name, a few less where there are several tasks',
		placeholder: 'e.g. due-today',
		required: true,
	}),
	robot: robotLocator(),
	...contactsForm(fieldsOfPerson),
	start: moment({
		displayName: 'Start',
		description: 'When calling may start. Leave empty to let AIRudder decide.',
	}),
	end: moment({
		displayName: 'End',
		description: 'When calling must stop',
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
					'Whether to append the current time (UTC) and random characters to the name, 23 in all, so that it is not in use and the task can be found if its answer is lost',
			},
			true,
		),
		apiVersion: taskSettings.apiVersion,
		contactsPerTask: wholeNumber(
			{
				displayName: 'Contacts per Task',
				description:
					'A longer list is spread over several tasks, numbered at the end of their names',
			},
			10_000,
			1,
		),
		line: taskSettings.line,
		redialInterval: taskSettings.redialInterval,
		redials: taskSettings.redials,
		referenceColumn,
		robotKind: taskSettings.robotKind,
		rowReference,
		type: taskSettings.type,
	}),
};
