import { wrongInput } from '../../../shared/api/failure';
import { momentAtClock, workflowClockIn } from '../../../shared/api/clocks';
import { idText } from '../../../shared/api/values';
import { callsSince } from '../../../shared/polling';
import { propertiesOf, readParameters } from '../../../shared/forms/fields';
import {
	returnAllAndLimit,
	text,
	wantedCount,
	wholeNumber,
} from '../../../shared/forms/formPieces';
import { inOneGo } from '../../../shared/operations/inOneGo';
import type { Operation } from '../../../shared/operations/operation';
import { openClient, pairedItems } from '../../../shared/operations/runner';
import { requiredMoment } from '../../../shared/forms/schedule';

const fields = {
	since: requiredMoment(
		{
			displayName: 'Since',
			description:
				'Calls that ended at this time or later are looked for, e.g. {{ $now.minus({ hours: 6 }) }}',
		},
		'the time zone of the workflow',
	),
	eventIdColumn: text(
		{
			displayName: 'Event ID Column',
			description:
				'Column of the incoming items that holds the event IDs of the calls you have; items without it are ignored',
			required: true,
		},
		'eventId',
	),
	...returnAllAndLimit,
	maximumTasks: wholeNumber(
		{
			displayName: 'Max Tasks',
			description:
				'How many tasks, newest first, are searched. Raise it if calls of older tasks may be missing.',
		},
		200,
		1,
	),
};

/**
 * Finished calls since a time that the incoming items do not have, by eventId: what AIRudder Trigger should have brought
 * and did not, as it would have brought it. All incoming items are one question; an n8n that has none of the calls gives
 * one item without an id. Contract: listTasks, getTaskDetail.
 */
export const getMissed: Operation = {
	name: 'Get Missed',
	action: 'Get missed calls',
	description:
		'Retrieve the finished calls that the incoming items do not have, as AIRudder Trigger would have brought them',
	endpoint: undefined,
	properties: propertiesOf(fields),
	run: async (context) =>
		await inOneGo(context, async () => {
			const parameters = readParameters(context, fields, 0);
			const { since, eventIdColumn, maximumTasks } = parameters;
			const known = new Set(context.getInputData().map(({ json }) => idText(json[eventIdColumn])));
			const client = await openClient(context, 'listTasks');
			const calls = await callsSince(client, {
				since: 'local' in since ? inZoneOfWorkflow(since.local, context.getTimezone()) : since,
				isKnown: (eventId) => known.has(eventId),
				limit: wantedCount(parameters),
				maximumTasks,
				now: Date.now(),
			});
			const produced = calls.map((json) => ({ json }));
			return [await pairedItems(produced, [0])];
		}),
};

function inZoneOfWorkflow(local: string, zone: string): Date {
	const clock = workflowClockIn(zone);
	if (clock) return momentAtClock(local, clock);
	throw wrongInput(
		`The time zone of the workflow, "${zone}", is not known`,
		'Correct it in the settings of the workflow, or give Since with a time zone of its own.',
	);
}
