import { Clock } from '../../../simulator/clock';
import { PredictiveDialer } from '../../../simulator/dialer/predictiveDialer';
import type { SimulatedDialerTask } from '../../../simulator/dialer/types';
import { TaskCaller } from '../../../simulator/calls/taskCaller';
import { World } from '../../../simulator/world';
import { settingsWith } from '../../../simulator/settings';
import type { SimulatedTask } from '../../../simulator/types';

const start = Date.parse('2026-03-02T02:00:00Z');
const { switches } = new World(settingsWith({}), { problems: () => [], sample: () => ({}) });

/** A clock that runs by itself has moved on by the time a new task is taken on. */
const createdAt = start - 60_000;

it('starts a dialer task that is taken on a moment after it was made', async () => {
	const clock = new Clock(0, start, () => undefined);
	const task = {
		...{ createdAt, startTime: createdAt, autoEndTime: start + 3_600_000, state: 'Creating' },
		...{ contacts: [], agentNames: [], restTimes: [] },
	} as unknown as SimulatedDialerTask;
	const told: string[] = [];
	const events = {
		taskChanged:
			({ state }: SimulatedDialerTask) =>
			async () =>
				void told.push(state),
	};
	new PredictiveDialer(clock, () => switches, 1, events as never).accept(task);
	await clock.advance(10);
	expect(told).toEqual(['Running', 'Finished']);
});

it('starts a calling task that is taken on a moment after it was made', async () => {
	const clock = new Clock(0, start, () => undefined);
	const task = { createdAt, scheduleStart: createdAt, status: 'created', contacts: [] };
	const ended: unknown[] = [];
	const events = { taskEnded: async () => void ended.push(task.status) };
	new TaskCaller(clock, () => switches, 1, events as never).accept(
		task as unknown as SimulatedTask,
	);
	await clock.advance(10);
	expect(ended).toEqual(['finished']);
});
