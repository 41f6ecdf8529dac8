import { NodeOperationError, type IBinaryKeyData, type IExecuteFunctions } from 'n8n-workflow';
import type { AiRudderClient } from '../../shared/api/client';
import type { EndpointId } from '../../shared/api/endpoints.generated';
import { AiRudderFailure, withAdvice } from '../../shared/api/failure';
import { concurrently, outcomeOf } from '../../shared/api/outcomes';
import { workflowClockIn } from '../../shared/api/clocks';
import {
	propertiesOf,
	readParameters,
	type Fields,
	type ParametersOf,
} from '../../shared/forms/fields';
import { fileProperty } from '../../shared/forms/fileField';
import { flag, optional, text, wholeNumber } from '../../shared/forms/formPieces';
import { clockOf, timeZoneChoice } from '../../shared/forms/schedule';
import { inOneGo } from '../../shared/operations/inOneGo';
import type { Operation, OperationText } from '../../shared/operations/operation';
import { RowParameters } from '../../shared/operations/rowParameters';
import { openClient, pairedItems } from '../../shared/operations/runner';
import {
	figuresOf,
	peopleIn,
	reportFile,
	taskLine,
	type ReportedTask,
	type ReportPage,
} from '../../shared/report';

/** A task's calls and their dialogues may be long: fewer at a time than other reads. */
const tasksPace = { atOnce: 5 };

/** What becomes of several tasks. */
export const oneReport = 'The tasks of all incoming items are one report.';

const inFile = { show: { '/reportFile': [true] } };

/** What is wanted of a report, whatever its tasks. */
const reportForm = {
	reportFile: flag(
		{
			displayName: 'Report File',
			description: 'Whether to also make a web page with charts, ready to be e-mailed',
			hint: 'One HTML file. Phone numbers and names are masked in it unless you add Show Numbers and Names.',
		},
		false,
	),
	binaryProperty: fileProperty({ show: { reportFile: [true] } }),
	options: optional({
		peopleListed: wholeNumber(
			{
				displayName: 'People Listed',
				description:
					'How many people the file lists at most, those who answered first. 0 lists nobody.',
				displayOptions: inFile,
			},
			100,
		),
		showPeople: flag(
			{
				displayName: 'Show Numbers and Names',
				description: 'Whether the file shows phone numbers and names whole instead of masked',
				displayOptions: inFile,
			},
			false,
		),
		timeZone: timeZoneChoice({
			displayName: 'Time Zone',
			description:
				'The zone of the hours in the report. Without this option it is the time zone of the workflow. Choose from the list, or ' +
				'specify a zone using an expression.',
		}),
		title: text({
			displayName: 'Title',
			description: 'Heading of the file. Without this option it names the task.',
			placeholder: 'e.g. Reminders of this week',
			displayOptions: inFile,
		}),
	}),
};

interface CallReport<Form extends Fields, Endpoint extends EndpointId> extends Pick<
	OperationText,
	'action' | 'description'
> {
	/** Which tasks; read for each incoming item. */
	fields: Form;
	/** The operation of the contract that gives the calls of a task. */
	endpoint: Endpoint;
	/** The ids of the tasks that an item asks for. */
	tasks: (client: AiRudderClient, parameters: ParametersOf<Form>) => Promise<string[]>;
	/** A task with all its calls. */
	read: (client: AiRudderClient, taskId: string) => Promise<ReportedTask>;
	/** Whether AIRudder lists everyone of a task, called or not. */
	listsContacts: boolean;
}

/**
 * Get Report: what came of the tasks that all incoming items name, each read once, as one item. A task that cannot be read
 * fails the report: figures without it would be wrong. The time zone is that of the first item.
 */
export function callReport<Form extends Fields, Endpoint extends EndpointId>(
	definition: CallReport<Form, Endpoint>,
): Operation<undefined> {
	const { action, description, fields } = definition;
	return {
		name: 'Get Report',
		action,
		description,
		endpoint: undefined,
		properties: propertiesOf({ ...fields, ...reportForm }),
		run: async (context) =>
			await inOneGo(context, async () => {
				const wanted = readParameters(context, reportForm, 0);
				const { timeZone: zone } = wanted.options;
				const timeZone = zone ?? context.getTimezone();
				const clock =
					(zone === undefined ? workflowClockIn(timeZone) : undefined) ??
					clockOf(timeZone, 'Time Zone');
				const tasks = await tasksOfItems(context, definition);
				const { listsContacts } = definition;
				const calls = tasks.flatMap((task) => task.calls);
				const lines = tasks.map(taskLine);
				const figures = figuresOf(calls, { clock, listsContacts });
				const page = { figures, tasks: lines, people: peopleIn(calls), timeZone, clock };
				const binary = wanted.reportFile ? await fileOf(context, page, wanted) : undefined;
				const json = { tasks: lines, timeZone, ...figures };
				const everyItem = context.getInputData().map((_item, index) => index);
				return [await pairedItems([{ json, binary }], everyItem)];
			}),
	};
}

/** The page as a file of n8n. */
async function fileOf(
	context: IExecuteFunctions,
	page: Pick<ReportPage, 'figures' | 'tasks' | 'people' | 'timeZone' | 'clock'>,
	{ binaryProperty, options }: ParametersOf<typeof reportForm>,
): Promise<IBinaryKeyData> {
	const { peopleListed = 100, showPeople = false, title } = options;
	const { bytes, fileName, mimeType } = reportFile({
		...page,
		title,
		mostPeople: peopleListed,
		showsPeople: showPeople,
		createdAt: new Date(),
	});
	return {
		[binaryProperty]: await context.helpers.prepareBinaryData(bytes, fileName, mimeType),
	};
}

/** The tasks that all items name, each once, in the order in which they are named first. */
async function tasksOfItems<Form extends Fields, Endpoint extends EndpointId>(
	context: IExecuteFunctions,
	{ fields, endpoint, tasks, read }: CallReport<Form, Endpoint>,
): Promise<ReportedTask[]> {
	const wanted = parametersOfItems(context, fields);
	const client = await openClient(context, endpoint);
	const ids = new Set<string>();
	for (const parameters of wanted)
		for (const taskId of await tasks(client, parameters)) ids.add(taskId);
	const outcomes = await concurrently(
		[...ids],
		{ goOn: false, pace: tasksPace },
		async (taskId) => {
			const outcome = await outcomeOf(async () => await read(client, taskId));
			if ('result' in outcome) return outcome.result;
			throw ids.size > 1 ? namingTask(outcome.failure, taskId) : outcome.failure;
		},
	);
	for (const outcome of outcomes) if (outcome && 'failure' in outcome) throw outcome.failure;
	return outcomes.flatMap((outcome) => (outcome && 'result' in outcome ? [outcome.result] : []));
}

/** What items ask for, each different wish once. Throws n8n's error of the item whose wish does not do. */
function parametersOfItems<Form extends Fields>(
	context: IExecuteFunctions,
	fields: Form,
): Array<ParametersOf<Form>> {
	const rows = new RowParameters(context, fields);
	const found = context.getInputData().map((_item, itemIndex) => {
		const row = rows.of(itemIndex);
		if ('value' in row) return row.value;
		throw new NodeOperationError(context.getNode(), row.reason, { itemIndex });
	});
	return [...new Set(found)];
}

function namingTask(failure: unknown, taskId: string): unknown {
	return failure instanceof AiRudderFailure
		? withAdvice(failure, `This was about the task "${taskId}".`)
		: failure;
}
