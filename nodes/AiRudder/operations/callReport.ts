import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { AiRudderClient } from '../../shared/api/client';
import type { EndpointId } from '../../shared/api/endpoints.generated';
import { AiRudderFailure, withAdvice } from '../../shared/api/failure';
import { concurrently, outcomeOf } from '../../shared/api/outcomes';
import {
	propertiesOf,
	readParameters,
	type Fields,
	type ParametersOf,
} from '../../shared/forms/fields';
import { optional } from '../../shared/forms/formPieces';
import { clockOf, timeZoneChoice } from '../../shared/forms/schedule';
import { inOneGo } from '../../shared/operations/inOneGo';
import type { Operation, OperationText } from '../../shared/operations/operation';
import { RowParameters } from '../../shared/operations/rowParameters';
import { openClient, pairedItems } from '../../shared/operations/runner';
import { figuresOf, taskLine, type ReportedTask } from '../../shared/report';

/** A task's calls and their dialogues may be long: fewer at a time than other reads. */
const tasksAtOnce = 5;

/** What is wanted of a report, whatever its tasks. */
const reportForm = {
	options: optional({
		timeZone: timeZoneChoice({
			displayName: 'Time Zone',
			description:
				'The zone of the hours in the report. Without this option it is the time zone of the workflow. Choose from the list, or ' +
				'specify a zone using an expression.',
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
				const { options } = readParameters(context, reportForm, 0);
				const timeZone = options.timeZone ?? context.getTimezone();
				const clock = clockOf(timeZone, 'Time Zone');
				const tasks = await tasksOfItems(context, definition);
				const { listsContacts } = definition;
				const calls = tasks.flatMap((task) => task.calls);
				const json = {
					tasks: tasks.map(taskLine),
					timeZone,
					...figuresOf(calls, { clock, listsContacts }),
				};
				const everyItem = context.getInputData().map((_item, index) => index);
				return [pairedItems([{ json }], everyItem)];
			}),
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
		{ goOn: false, atOnce: tasksAtOnce },
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
