import type { Answer } from '../answers';
import { isRecord } from '../naming';
import { asText } from '../values';
import type { World } from '../world';
import { refuseAsBrokenBy, refuseBy } from './codes';
import { isSameDay, readTime } from './time';

type Wire = Record<string, unknown>;

/** As code 10510 has it. */
const number = /^\+\d{1,14}$/;
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
	if (startTime !== undefined && startTime !== '') {
		return { start: readTime(startTime, dialerZone), end };
	}
	return dialerWithoutStart === 'atOnce' ? { start: clock.now(), end } : { end };
}

/** Why a task with these settings cannot be made; undefined when it can. */
export function refusedSettings(
	body: Wire,
	schedule: DialerSchedule,
	appKey: string,
	world: World,
): Answer | undefined {
	const { taskName, groupName, templateName } = body;
	const { dialerGroups, dialerTemplates } = world.switches;
	const isTaken = world.dialerTasks.some(
		(task) => task.appKey === appKey && task.name === taskName,
	);
	if (isTaken) return refuseBy('nameTaken', asText(taskName));
	if (groupName === '') return refuseAsBrokenBy('groupMissing');
	if (dialerGroups.length > 0 && !dialerGroups.includes(asText(groupName))) {
		return refuseBy('noSuchGroup', asText(groupName));
	}
	const knowsTemplate = dialerTemplates.length === 0 || templateName === undefined;
	if (!knowsTemplate && !dialerTemplates.includes(asText(templateName))) {
		return refuseBy('templateUnknown', asText(templateName));
	}
	return refusedCallback(body.callback, world) ?? refusedTimes(body, schedule, world);
}

/** Why these contacts cannot be called; undefined when they can. */
export function refusedContacts(contacts: Wire[]): Answer | undefined {
	if (contacts.length === 0) return refuseAsBrokenBy('contactsMissing');
	const incomplete = contacts.findIndex(({ PhoneNumber }) => !PhoneNumber);
	if (incomplete >= 0) return refuseAsBrokenBy('phoneNumberColumnMissing', `contact ${incomplete}`);
	const wrong = contacts.findIndex(({ PhoneNumber }) => !number.test(String(PhoneNumber)));
	return wrong < 0 ? undefined : refuseAsBrokenBy('numberMalformed', `contact ${wrong}`);
}

/** Whether the text is a web address that events can be posted to. */
export function isCallback(text: unknown): text is string {
	return typeof text === 'string' && URL.canParse(text) && /^https?:/.test(text);
}

function refusedCallback(callback: unknown, { switches }: World): Answer | undefined {
	if (callback === undefined || callback === '') {
		return switches.requireDialerCallback ? refuseBy('callbackMissing') : undefined;
	}
	return isCallback(callback) ? undefined : refuseAsBrokenBy('callbackNotValid');
}

function refusedTimes(
	{ restTimes }: Wire,
	{ start, end }: DialerSchedule,
	{ switches, clock }: World,
): Answer | undefined {
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
	const rests = Array.isArray(restTimes) ? restTimes.filter(isRecord) : [];
	const isRest = (rest: Wire): boolean =>
		clockTime.test(String(rest.start)) && clockTime.test(String(rest.end));
	return rests.every(isRest) ? undefined : refuseAsBrokenBy('restTimeMalformed');
}
