import { allItems } from '../../../shared/operations/allItems';
import { wholeNumber } from '../../../shared/forms/formPieces';
import { dividedByOutcome, splitByOutcome } from '../splitByOutcome';
import { newTask } from './create';
import { newTaskForm } from './form';
import { callsOnceFinished } from './waitForCalls';

const { options, ...taskForm } = newTaskForm;

/**
 * Calls everyone and puts out one call record for each number, once the task has finished or Max Wait is over; what is
 * known by then comes out all the same, marked `timedOut`. Holds the execution meanwhile. Contract: createTask, then
 * getTaskDetail. Dials people: sent once.
 */
export const createAndWait = dividedByOutcome(
	allItems({
		name: 'Create and Wait',
		action: 'Create a calling task and wait for its calls',
		description:
			'Phone the people in the incoming items and return one item for each number with its outcome',
		...newTask,
		fields: {
			...taskForm,
			maxWait: wholeNumber(
				{
					displayName: 'Max Wait (Minutes)',
					description:
						'Minutes to wait for the task to finish. Then what is known is returned; the calls go on.',
				},
				5,
				1,
			),
			pollInterval: wholeNumber(
				{
					displayName: 'Check Every (Seconds)',
					description: 'Seconds between two looks at the task',
				},
				10,
				1,
			),
			splitByOutcome: splitByOutcome(),
			options,
		},
		follow: callsOnceFinished,
	}),
);
