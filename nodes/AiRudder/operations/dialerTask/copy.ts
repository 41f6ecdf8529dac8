import { flag, text } from '../../../shared/forms/formPieces';
import { stepsPerItem } from '../../../shared/operations/perItem';
import { sendOrFind } from '../../../shared/operations/once/sendOrFind';
import { newDialerTask } from './create';
import { dialerTaskByName } from './dialerTaskByName';
import { copyOptions, dialerSchedule, requiredSettings, wireNewTask } from './form';
import { yesOrNo } from './settings';
import { fullName } from './taskName';

/** Calls the contacts of an earlier dialer task again. Contract: copyDialerTask. Dials people: sent once. */
export const copy = stepsPerItem({
	name: 'Copy',
	action: 'Copy a dialer task',
	description: 'Create a dialer task that calls the contacts of an earlier one',
	endpoint: 'copyDialerTask',
	fields: {
		fromTask: text({
			displayName: 'Task to Copy',
			description: 'Name (not ID) of the earlier dialer task',
			placeholder: 'e.g. due_today',
			required: true,
		}),
		...requiredSettings,
		...dialerSchedule,
		noAnswerOnly: flag(
			{
				displayName: 'No Answer Only',
				description: 'Whether to leave out contacts that answered',
			},
			false,
		),
		ignoreCancelled: flag(
			{
				displayName: 'Ignore Cancelled',
				description: 'Whether to leave out contacts that were cancelled',
			},
			false,
		),
		options: copyOptions,
	},
	steps: async ({ client, parameters }) => {
		const { fromTask, taskName, noAnswerOnly, ignoreCancelled, options } = parameters;
		const request = {
			body: {
				...wireNewTask(fullName(taskName, options), parameters),
				fromTask,
				noanswerOnly: yesOrNo(noAnswerOnly),
				ignoreCancelled: yesOrNo(ignoreCancelled),
			},
		};
		const sending = { ...newDialerTask, endpoint: 'copyDialerTask' } as const;
		const json = await sendOrFind(client, sending, dialerTaskByName, request);
		return [{ json: { ...json, copiedFrom: fromTask } }];
	},
});
