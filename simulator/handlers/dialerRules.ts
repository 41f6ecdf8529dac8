import type { SimulatedAnswer } from '../answers';
import { recordsIn, type Wire, writtenText } from '../formats/values';
import type { Switches } from '../switches';
import type { World } from '../world';
import { decodedCallback } from '../dialer/callback';
import { refuseAsBrokenBy, refuseBy } from '../dialer/codes';
import { isSameDay, readTime } from '../dialer/time';

const clockTime = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const leastDurationMs = 5 * 60_000;

/** When a task runs. Milliseconds since 1970; no start when it is started by hand. */
export interface DialerSchedule {
	start?: number;
	end: number;
}

/** Reads startTime and autoEndTime in the account's zone; NaN for what is no time. */
export function dialerScheduleOf(
	{ startTime, autoEndTime }: Wire,
	{ switches, clock }: World,
): DialerSchedule {
	const { dialerZone, dialerWithoutStart } = switches;
	const end = readTime(autoEndTime, dialerZone);
	const isByHand = startTime === '' || startTime === null;
	if (startTime !== undefined && !isByHand) return { start: readTime(startTime, dialerZone), end };
	return dialerWithoutStart === 'atOnce' && !isByHand ? { start: clock.now(), end } : { end };
}

/** Why a task with these settings cannot be made; undefined when it can. */
export function refusedSettings(
	body: Wire,
	schedule: DialerSchedule,
	appKey: string,
	world: World,
): SimulatedAnswer | undefined {
	const { taskName, groupName, templateName } = body;
	const { dialerGroups, dialerTemplates } = world.switches;
	const isTaken = world.dialerTasks.some(
		(task) => task.appKey === appKey && task.name === taskName,
	);
	if (isTaken) return refuseBy('nameTaken', writtenText(taskName));
	if (groupName === '') return refuseAsBrokenBy('groupMissing');
	if (dialerGroups.length > 0 && !dialerGroups.includes(writtenText(groupName))) {
		return refuseBy('noSuchGroup', writtenText(groupName));
	}
	const knowsTemplate = dialerTemplates.length === 0 || templateName === undefined;
	if (!knowsTemplate && !dialerTemplates.includes(writtenText(templateName))) {
		return refuseBy('templateUnknown', writtenText(templateName));
	}
	return refusedTimes(body, schedule, world);
}

/** Why events cannot be posted to this callback; undefined when they can. The address in it is not looked at. */
export function refusedCallback(
	callback: unknown,
	{ requireDialerCallback }: Switches,
): SimulatedAnswer | undefined {
	if (callback === undefined || callback === '') {
		return requireDialerCallback ? refuseBy('callbackMissing') : undefined;
	}
	return decodedCallback(callback) === undefined ? refuseAsBrokenBy('callbackNotValid') : undefined;
}

function refusedTimes(
	{ restTimes }: Wire,
	{ start, end }: DialerSchedule,
	{ switches, clock }: World,
): SimulatedAnswer | undefined {
	if (Number.isNaN(start)) return refuseAsBrokenBy('taskNotCreated', 'startTime is no time');
	if (Number.isNaN(end)) return refuseAsBrokenBy('taskNotCreated', 'autoEndTime is no time');
	const thisSecond = Math.floor(clock.now() / 1000) * 1000;
	if (switches.refusePastDialerStart && start !== undefined && start < thisSecond) {
		return refuseBy('startInPast');
	}
	if (end - (start ?? thisSecond) < leastDurationMs) return refuseAsBrokenBy('endTooEarly');
	if (start !== undefined && !isSameDay(start, end, switches.dialerZone)) {
		return refuseAsBrokenBy('notOneDay');
	}
	const isRest = (rest: Wire): boolean =>
		clockTime.test(String(rest.start)) && clockTime.test(String(rest.end));
	return recordsIn(restTimes).every(isRest) ? undefined : refuseAsBrokenBy('restTimeMalformed');
}
