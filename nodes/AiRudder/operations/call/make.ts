import { wrongInput } from '../../../shared/api/failure';
import type { ColumnOfItems, ContactColumn } from '../../../shared/contacts';
import { itemValue } from '../../../shared/forms/columnField';
import { personForm } from '../../../shared/forms/contactsForm';
import { flag, optional, text } from '../../../shared/forms/formPieces';
import { numberIn } from '../../../shared/forms/numberField';
import { accountTimeZone, moment, momentOf } from '../../../shared/forms/schedule';
import { allItems } from '../../../shared/operations/allItems';
import type { Part } from '../../../shared/operations/parts';
import { newTask } from '../task/create';
import { fieldsOfPerson, robotLocator, taskSettings } from '../task/form';
import { createRequests, type TaskToCreate } from '../task/requests';
import { dividedByOutcome, splitByOutcome } from '../splitByOutcome';
import { madeCalls, outcomeOfMade } from './madeCalls';

/** Fields of the person that have a place of their own in the form. Contract: TaskContact. */
const ownPlaces: ReadonlyMap<string, string> = new Map([
	['Debtor', 'Name'],
	['Comments', 'Reference'],
]);

const endLabel = 'Call No Later Than';

const form = {
	...personForm(fieldsOfPerson.filter(({ field }) => !ownPlaces.has(field))),
	robot: robotLocator(),
	contactName: itemValue({
		displayName: 'Name',
		description: 'Name of the person to call',
		placeholder: 'e.g. Ayu Lestari',
	}),
	taskName: text(
		{
			displayName: 'Task Name',
			description:
				'A call is a task of one person at AIRudder. The time (UTC) and random characters are added to its name, so that it is found if its answer is lost.',
			hint: 'At most 40 characters',
			placeholder: 'e.g. reminder',
			required: true,
		},
		'call',
	),
	waitForOutcome: flag(
		{
			displayName: 'Wait for Outcome',
			description:
				'Whether to wait until the call is over and return what came of it, instead of only ordering the call',
		},
		false,
	),
	maxWait: numberIn(
		{
			displayName: 'Max Wait (Seconds)',
			description:
				'How long to wait for the outcome, up to 600. Then the outcome is returned as not known yet; the call goes on.',
			displayOptions: { show: { waitForOutcome: [true] } },
		},
		{ whole: true, minimum: 1, maximum: 600 },
		120,
	),
	splitByOutcome: splitByOutcome({ show: { waitForOutcome: [true] } }),
	options: optional({
		apiVersion: taskSettings.apiVersion,
		timeZone: accountTimeZone(),
		end: moment({
			displayName: endLabel,
			description: 'When calling must stop, redials included. Needs Account Time Zone.',
		}),
		line: taskSettings.line,
		redialInterval: taskSettings.redialInterval,
		redials: taskSettings.redials,
		reference: itemValue({
			displayName: 'Reference',
			description:
				'Your own ID of the person or the case. AIRudder gets it as Comments; the call and its events give it back as reference.',
			placeholder: 'e.g. 1000',
		}),
		robotKind: taskSettings.robotKind,
		type: taskSettings.type,
	}),
};

type CallToMake = Part<typeof form>;

/**
 * Calls one person for each incoming item, with one task for each, and waits for the outcome if the item says so. Checked and
 * sent as the tasks of Task: Create, every name unique, so that a lost answer is found. Contract: createTask, then
 * getTaskDetail. Dials people: sent once.
 */
export const make = dividedByOutcome(
	allItems({
		name: 'Make',
		action: 'Call a person by phone, a real call, and return what came of it',
		description:
			'Phone one person for each incoming item, and return the call or its outcome; also as the tool of an AI agent',
		...newTask,
		fields: form,
		schedule: ({ options: { end, timeZone = '' } }) => ({ end: momentOf(end, timeZone) }),
		furtherColumns: placedFields,
		most: () => 1,
		requests: (parts) => createRequests(parts.map(taskOfOne)),
		follow: madeCalls,
	}),
	outcomeOfMade,
);

/** The fields that have a place of their own. Throws `input` when Contact Fields fills one of them, too. */
function placedFields({ contactFields, contactName, options }: CallToMake['parameters']) {
	const twice = contactFields.find(({ field }) => ownPlaces.has(field));
	if (twice) {
		throw wrongInput(
			`Contact Fields has ${twice.field}, which has a place of its own`,
			`Take it out of Contact Fields, and use the field ${ownPlaces.get(twice.field)} instead.`,
		);
	}
	const columns: Array<[string, ColumnOfItems | undefined]> = [
		['Debtor', contactName],
		['Comments', options.reference],
	];
	return columns.flatMap(([field, value]): ContactColumn[] =>
		value ? [{ ...value, field, kind: 'text' }] : [],
	);
}

function taskOfOne({ contacts, parameters }: CallToMake): TaskToCreate {
	const { taskName, robot, options } = parameters;
	const {
		end,
		timeZone = '',
		apiVersion,
		line,
		redialInterval,
		redials,
		robotKind,
		type,
	} = options;
	const settings = { apiVersion, line, redialInterval, redials, robotKind, type };
	return {
		contacts,
		endLabel,
		parameters: {
			...{ taskName, robot, start: undefined, end, timeZone },
			options: { ...settings, addTimeToName: true },
		},
	};
}
