import { DateTime } from 'luxon';
import { data, refuse, refuseAsBroken, type SimulatedAnswer } from '../answers';
import { isDiallable } from '../calls/taskCaller';
import { newId, numberOr, recordsIn, textOr, type Wire, writtenText } from '../formats/values';
import type { SimulatedTask } from '../types';
import type { World } from '../world';
import type { OperationHandler } from './types';

interface Schedule {
	/** Milliseconds since 1970; missing when the request leaves it out. */
	start?: number;
	end?: number;
}

/** Stores the task and lets the task caller take it on. Contract: createTask. */
export const createTask: OperationHandler = ({ account, body }, world) => {
	const appKey = account?.appKey ?? '';
	const schedule = scheduleOf(body, world.switches.scheduleZone);
	const { taken, refused } = sortedContacts(body);
	const refusal =
		brokenSchedule(schedule) ??
		brokenNumber(refused, taken, world) ??
		unwantedPart(body, schedule, appKey, world);
	if (refusal) return refusal;
	const task = newTask(body, taken, schedule, appKey, world);
	world.tasks.push(task);
	world.taskCaller.accept(task);
	return data(answerOf(task, refused, world));
};

/** A contact of the request, with its place there. */
interface SentContact {
	details: Wire;
	place: number;
}

/** The contacts that can be dialled, and the others. */
function sortedContacts(body: Wire): { taken: SentContact[]; refused: SentContact[] } {
	const contacts = recordsIn(body.Details).map((details, place) => ({ details, place }));
	const canBeDialled = ({ details }: SentContact) => isDiallable(String(details.Mobile));
	return {
		taken: contacts.filter(canBeDialled),
		refused: contacts.filter((contact) => !canBeDialled(contact)),
	};
}

function brokenSchedule({
	start = -Infinity,
	end = Infinity,
}: Schedule): SimulatedAnswer | undefined {
	for (const [name, time] of [
		['ScheduleStartTime', start],
		['ScheduleEndTime', end],
	] as const) {
		if (Number.isNaN(time)) return refuseAsBroken(`${name} is no time of the calendar`);
	}
	if (end <= start) return refuseAsBroken('ScheduleEndTime is not after ScheduleStartTime');
	return undefined;
}

/** A malformed number breaks the contract even where it does not stop the others. */
function brokenNumber(
	[first]: SentContact[],
	taken: SentContact[],
	{ switches, violations }: World,
): SimulatedAnswer | undefined {
	if (!first) return undefined;
	const problem = `Details/${first.place}/Mobile must be a plus sign, country code and number`;
	const { malformedNumbers, allContactsRefused } = switches;
	const isRefused =
		malformedNumbers === 'refused' || (taken.length === 0 && allContactsRefused === 'refused');
	if (isRefused) return refuseAsBroken(problem);
	violations.push({ by: 'request', operationId: 'createTask', problems: [problem] });
	return undefined;
}

/** What the switches rule out, where the contract is silent. */
function unwantedPart(
	body: Wire,
	schedule: Schedule,
	appKey: string,
	{ switches, tasks, clock, settings }: World,
): SimulatedAnswer | undefined {
	const missing = switches.requiredTaskFields.filter((name) => body[name] === undefined);
	if (missing.length > 0) return refuse(`${missing.join(', ')} is missing`);
	const isTaken = tasks.some((task) => task.appKey === appKey && task.name === body.TaskName);
	if (switches.requireUniqueTaskName && isTaken) {
		return refuse(`TaskName "${String(body.TaskName)}" is already used`);
	}
	const count = recordsIn(body.Details).length;
	if (switches.maximumDetails > 0 && count > switches.maximumDetails) {
		return refuse(`Details holds ${count} contacts, more than ${switches.maximumDetails}`);
	}
	if (switches.refusePastSchedule && (schedule.start ?? Infinity) < clock.now()) {
		return refuse('ScheduleStartTime lies in the past');
	}
	const robotIds = [body, ...recordsIn(body.Details)].map(({ RobotID }) => RobotID);
	const unknown = robotIds.find(
		(id) => id !== undefined && !settings.robots.some(({ robotId }) => robotId === id),
	);
	if (switches.requireKnownRobot && unknown !== undefined) {
		return refuse(`There is no robot ${JSON.stringify(unknown)}`);
	}
	return undefined;
}

function newTask(
	body: Wire,
	taken: SentContact[],
	schedule: Schedule,
	appKey: string,
	world: World,
): SimulatedTask {
	const createdAt = world.clock.now();
	return {
		taskId: newId(),
		appKey,
		name: textOr(body.TaskName),
		type: textOr(body.Type, 'normal'),
		robotMethod: textOr(body.RobotMethod, 'single'),
		robotId: textOr(body.RobotID),
		line: textOr(body.SIPLine),
		repeatInterval: numberOr(body.RepeatInterval, 0),
		repeatNumber: numberOr(body.RepeatNumber, 0),
		createdAt,
		scheduleStart: schedule.start ?? createdAt,
		scheduleEnd: schedule.end,
		status: 'created',
		contacts: taken.map(({ details }) => world.newContact(textOr(details.Mobile), details)),
		request: body,
	};
}

function answerOf({ taskId }: SimulatedTask, refused: SentContact[], { switches }: World): Wire {
	const { createdTaskIdName: name, createdTaskIdWrapped: wrapped, refusedContactForm } = switches;
	const id = name === 'none' ? {} : { [name]: taskId };
	const told = refused.map(({ details }) =>
		refusedContactForm === 'asSent' ? details : writtenText(details.Mobile),
	);
	return {
		...(wrapped ? { task: id } : id),
		...(told.length > 0 ? { detail_error_list: told } : {}),
	};
}

/** Times are read in `zone`; NaN when the day or hour does not exist there. */
function scheduleOf(body: Wire, zone: string): Schedule {
	const read = (text: unknown): number | undefined =>
		typeof text === 'string'
			? DateTime.fromFormat(text, 'yyyy-MM-dd HH:mm:ss', { zone }).toMillis()
			: undefined;
	return { start: read(body.ScheduleStartTime), end: read(body.ScheduleEndTime) };
}
