import type { IDataObject } from 'n8n-workflow';
import { endpointOf } from '../../../shared/api/endpoint';
import { wrongInput } from '../../../shared/api/failure';
import type { WireRequest } from '../../../shared/api/wireRequest';
import { withoutBlanks } from '../../../shared/api/values';
import type { Part } from '../../../shared/operations/parts';
import { distinctNames } from '../../../shared/operations/namesToldApart';
import { wireSchedule } from '../../../shared/forms/schedule';
import type { newTaskForm } from './form';
import { withRowNumbers } from './rowReference';

/** Characters of a name, counted as AIRudder's client in production counts them. Contract: TaskCreateRequest.TaskName. */
const longestName = 63;

type NewTask = Part<typeof newTaskForm>;

/** What of a part goes into its request; forms of other operations say it otherwise. */
export interface TaskToCreate extends Pick<NewTask, 'contacts'> {
	parameters: Pick<
		NewTask['parameters'],
		'taskName' | 'robot' | 'start' | 'end' | 'timeZone' | 'options'
	>;
	/** What the form calls its end; End when left out. */
	endLabel?: string;
}

/** One task for everyone, up to Contacts per Task, or one for each item. The contract names no maximum. */
export function mostInOne({ tasks, options }: NewTask['parameters']): number {
	return tasks === 'perItem' ? 1 : (options.contactsPerTask ?? 10_000);
}

/**
 * The create requests of all parts. Tasks that would get the same name are numbered (`name_2`), because a name tells
 * whether a task exists when an answer is lost. Throws `input`. Contract: createTask (TaskCreateRequest).
 */
export function createRequests(parts: TaskToCreate[]): WireRequest[] {
	const distinct = distinctNames(parts, '_');
	distinct.forEach(requireFittingName);
	return parts.map((part, index) => ({
		...pathOf(part.parameters.options.apiVersion),
		body: createBody(part, distinct[index] ?? ''),
	}));
}

/** Another path of the same operation, where its version asks for one. Contract: createTask (x-other-paths). */
function pathOf(version: NewTask['parameters']['options']['apiVersion']): { path?: string } {
	return version === 'v2' ? { path: endpointOf('createTask').otherPaths?.[0] } : {};
}

function createBody({ contacts, parameters, endLabel }: TaskToCreate, name: string): IDataObject {
	const { robot, start, end, timeZone, options } = parameters;
	const schedule = wireSchedule({ start, end, zone: timeZone }, endLabel);
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
		// Its meaning is not known; the one client of the second version always sends it.
		Perform: options.apiVersion === 'v2' ? 1 : undefined,
		Details: withRowNumbers(contacts, options).map(({ number, fields }) => ({
			...fields,
			Mobile: number,
		})),
	});
}

function requireFittingName(name: string): void {
	const { length } = [...name];
	if (length <= longestName) return;
	throw wrongInput(
		`Task Name is too long: "${name}" has ${length} characters, ${longestName} is the most`,
		`Shorten it by ${length - longestName}. The time and the number that are added count, too.`,
	);
}
