import { randomBytes } from 'node:crypto';
import { DateTime } from 'luxon';
import { data, refuse, refuseAsBroken, type Answer } from '../answers';
import { isDiallable } from '../dialler';
import { isRecord } from '../naming';
import type { SimulatedContact, SimulatedTask } from '../types';
import { numberOr, textOr } from '../values';
import type { World } from '../world';
import type { HandlerTable, OperationHandler } from './types';

type Wire = Record<string, unknown>;

interface Schedule {
	/** Milliseconds since 1970; missing when the request leaves it out. */
	start?: number;
	end?: number;
}

/** Stores the task and lets the dialler take it on. Contract: createTask. */
const createTask: OperationHandler = ({ account, body }, world) => {
	const appKey = account?.appKey ?? '';
	const schedule = scheduleOf(body, world.switches.scheduleZone);
	const refusal = brokenPart(body, schedule, world) ?? unwantedPart(body, schedule, appKey, world);
	if (refusal) return refusal;
	const task = newTask(body, schedule, appKey, world);
	world.tasks.push(task);
	world.dialler.accept(task);
	return data(answerOf(task, world));
};

/** What the contract itself rules out. */
function brokenPart(body: Wire, schedule: Schedule, world: World): Answer | undefined {
	for (const [name, time] of [
		['ScheduleStartTime', schedule.start],
		['ScheduleEndTime', schedule.end],
	] as const) {
		if (Number.isNaN(time)) return refuseAsBroken(`${name} is no time of the calendar`);
	}
	const { start = -Infinity, end = Infinity } = schedule;
	if (end <= start) return refuseAsBroken('ScheduleEndTime is not after ScheduleStartTime');
	const wrong = detailsOf(body).findIndex(({ Mobile }) => !isDiallable(String(Mobile)));
	if (wrong < 0) return undefined;
	const problem = `Details/${wrong}/Mobile must be a plus sign, country code and number`;
	if (world.switches.malformedNumbers === 'refused') return refuseAsBroken(problem);
	world.violations.push({ by: 'request', operationId: 'createTask', problems: [problem] });
	return undefined;
}

/** What the switches rule out, where the contract is silent. */
function unwantedPart(
	body: Wire,
	schedule: Schedule,
	appKey: string,
	{ switches, tasks, clock, settings }: World,
): Answer | undefined {
	const missing = switches.requiredTaskFields.filter((name) => body[name] === undefined);
	if (missing.length > 0) return refuse(`${missing.join(', ')} is missing`);
	const isTaken = tasks.some((task) => task.appKey === appKey && task.name === body.TaskName);
	if (switches.requireUniqueTaskName && isTaken) {
		return refuse(`TaskName "${String(body.TaskName)}" is already used`);
	}
	const count = detailsOf(body).length;
	if (switches.maximumDetails > 0 && count > switches.maximumDetails) {
		return refuse(`Details holds ${count} contacts, more than ${switches.maximumDetails}`);
	}
	if (switches.refusePastSchedule && (schedule.start ?? Infinity) < clock.now()) {
		return refuse('ScheduleStartTime lies in the past');
	}
	const robotIds = [body, ...detailsOf(body)].map(({ RobotID }) => RobotID);
	const unknown = robotIds.find(
		(id) => id !== undefined && !settings.robots.some(({ robotId }) => robotId === id),
	);
	if (switches.requireKnownRobot && unknown !== undefined) {
		return refuse(`There is no robot ${JSON.stringify(unknown)}`);
	}
	return undefined;
}

function newTask(body: Wire, schedule: Schedule, appKey: string, world: World): SimulatedTask {
	const createdAt = world.clock.now();
	return {
		taskId: randomBytes(16).toString('hex'),
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
		contacts: detailsOf(body).map((details): SimulatedContact => ({
			id: world.nextContactId(),
			number: textOr(details.Mobile),
			status: 'pending',
			attempts: [],
			details,
		})),
		request: body,
	};
}

function answerOf({ taskId }: SimulatedTask, { switches }: World): Wire {
	const { createdTaskIdName: name, createdTaskIdWrapped: wrapped } = switches;
	const answer = name === 'none' ? {} : { [name]: taskId };
	return wrapped ? { task: answer } : answer;
}

/** Times are read in `zone`; NaN when the day or hour does not exist there. */
function scheduleOf(body: Wire, zone: string): Schedule {
	const read = (text: unknown): number | undefined =>
		typeof text === 'string'
			? DateTime.fromFormat(text, 'yyyy-MM-dd HH:mm:ss', { zone }).toMillis()
			: undefined;
	return { start: read(body.ScheduleStartTime), end: read(body.ScheduleEndTime) };
}

function detailsOf({ Details }: Wire): Wire[] {
	return Array.isArray(Details) ? Details.filter(isRecord) : [];
}

export const taskCreation: HandlerTable = { createTask };
