import type { INodeProperties } from 'n8n-workflow';
import { splitOption, subtitleOfEvents } from '../shared/events';

const whatFinishes = [
	{
		name: 'Call Finished',
		value: 'callEnded',
		description: 'A call of a calling task ended for good, redials included; one item for each',
	},
	{
		name: 'Task Finished',
		value: 'taskEnded',
		description: 'A calling task finished or was canceled',
	},
];

/** What stands under the trigger on the canvas. */
export const finishedAsSubtitle = subtitleOfEvents(
	'$parameter.events',
	Object.fromEntries(whatFinishes.map(({ value, name }) => [value, name])),
);

/** The panel of AIRudder Polling Trigger. */
export const pollingForm: INodeProperties[] = [
	{
		displayName:
			'Needs no public address: n8n asks AIRudder. Each item has the same fields and eventId as from AIRudder Trigger, so both may feed one Remove Duplicates node.',
		name: 'pollingNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: whatFinishes,
		default: ['callEnded'],
		description: 'What starts the workflow',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Emit Existing (Hours)',
				name: 'existingHours',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description:
					'How many hours back the very first poll reaches. 0 emits only what ends after the workflow was published.',
			},
			{
				displayName: 'Max Pages per Poll',
				name: 'maximumPages',
				type: 'number',
				typeOptions: { minValue: 1, numberPrecision: 0 },
				default: 5,
				description:
					'How many pages of the list of tasks, 100 tasks each, one poll reads at most; the next poll goes on from there',
			},
			{
				displayName: 'Max Tasks per Poll',
				name: 'maximumTasks',
				type: 'number',
				typeOptions: { minValue: 1, numberPrecision: 0 },
				default: 50,
				description:
					'How many tasks one poll reads with all their calls at most; the next poll goes on with the others',
			},
			{
				displayName: 'Overlap (Minutes)',
				name: 'overlapMinutes',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 30,
				description:
					'How late the result of a call may reach the task without being missed. No call is emitted twice.',
			},
			splitOption,
		],
	},
];
