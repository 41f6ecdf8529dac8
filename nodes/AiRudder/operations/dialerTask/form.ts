import type { IDataObject } from 'n8n-workflow';
import { wrongInput } from '../../../shared/api/failure';
import { locator, optional, text } from '../../../shared/forms/formPieces';
import {
	accountTimeZone,
	moment,
	requiredMoment,
	scheduleOf,
	wireSchedule,
	type GivenTime,
} from '../../../shared/forms/schedule';
import { settingFields, wireSettings, type Settings } from './settings';
import { taskName } from './taskName';

const leastDurationMilliseconds = 5 * 60_000;

/** A choice of one dialer task, by ID or from the account's list. Contract: listDialerTasks. */
export function dialerTaskLocator() {
	return locator(
		{ displayName: 'Dialer Task', description: 'The predictive dialer task', required: true },
		'searchDialerTasks',
		'e.g. 69f531a01a9df58aa6de2487be610abb',
	);
}

/** What every new dialer task needs. Contract: DialerTaskSettings. */
export const requiredSettings = {
	taskName: taskName(),
	groupName: text({
		displayName: 'Skill Group',
		description: 'Name of the group of agents who take the answered calls',
		placeholder: 'e.g. collection',
		required: true,
	}),
};

/** When a dialer task runs. Contract: DialerTaskSettings (startTime, autoEndTime). */
export const dialerSchedule = {
	start: moment({
		displayName: 'Start',
		description: 'When calling starts. Leave empty to start the task by hand in AIRudder.',
	}),
	end: requiredMoment({
		displayName: 'End',
		description: 'When calling ends by itself: on the day of the start, at least 5 minutes later',
	}),
	timeZone: accountTimeZone(),
};

/** Further settings of a copy. */
export const copyOptions = optional(settingFields);

export interface NewDialerTask {
	groupName: string;
	start: GivenTime | undefined;
	end: GivenTime;
	timeZone: string;
	options: Settings;
}

/**
 * The settings of a new dialer task of that name as they are sent. `start` undefined means by hand. Throws `input` when the end is not
 * on the day of the start or less than 5 minutes after it (codes 10620 and 10621). Contract: DialerTaskSettings.
 */
export function wireNewTask(name: string, task: NewDialerTask): IDataObject {
	const { options } = task;
	const given = { start: task.start, end: task.end, zone: task.timeZone };
	const schedule = wireSchedule(given);
	const { start, end } = scheduleOf(given);
	if (start && end && end.getTime() - start.getTime() < leastDurationMilliseconds) {
		throw wrongInput(
			'End is less than 5 minutes after Start',
			'AIRudder asks for at least 5 minutes.',
		);
	}
	if (schedule.start && schedule.start.slice(0, 10) !== schedule.end?.slice(0, 10)) {
		throw wrongInput(
			'Start and End fall on different days in Account Time Zone',
			'AIRudder asks for one day: give an End on the day of the Start.',
		);
	}
	return {
		...wireSettings(options),
		taskName: name,
		groupName: task.groupName,
		startTime: schedule.start ?? '',
		autoEndTime: schedule.end,
	};
}
