import { dialerTask, robotTask, taskLine } from '../../../nodes/shared/report';
import { turnsOfOthers } from '../../support/turnsOfOthers';
import { dialerRow, taskDetail } from '../calls/samples';

it('makes a line of a task with its own people', async () => {
	expect(taskLine(await robotTask(taskDetail, taskDetail.TaskID))).toEqual({
		taskId: taskDetail.TaskID,
		taskName: 'due-today',
		taskStatus: 'calling',
		people: 1,
		answered: 1,
		reachedPercent: 100,
	});
	expect(taskLine(await dialerTask([dialerRow], 't-1'))).toEqual({
		taskId: 't-1',
		taskName: 'due-today',
		people: 1,
		answered: 1,
		reachedPercent: 100,
	});
	expect(taskLine(await dialerTask([], 't-1'))).toEqual({ taskId: 't-1', people: 0, answered: 0 });
});

it.each([undefined, null, '', []])(
	'finds nobody in a task that has no call yet: %j',
	async (detail) => {
		expect((await robotTask({ detail }, 't-1')).calls).toEqual([]);
	},
);

it.each([{ first: {} }, 'gone', 7, ['a call'], [null]])(
	'makes no report of nobody when the calls cannot be read: %j',
	async (detail) => {
		await expect(robotTask({ detail: detail as never }, 't-1')).rejects.toThrow(
			'AIRudder\'s answer shows no calls of the task "t-1"',
		);
	},
);

it.each([null, [], 'ok'])(
	'makes no report of nobody when the answer is no task: %j',
	async (answer) => {
		await expect(robotTask(answer, 't-1')).rejects.toThrow(
			'AIRudder\'s answer holds no task "t-1"',
		);
	},
);

it('lets the dialogues go, which would fill the memory', async () => {
	const [counted] = (await robotTask(taskDetail, 't-1')).calls;
	expect(Object.keys(counted!.call)).not.toContain('transcript');
	expect(JSON.stringify(counted).length).toBeLessThan(1_000);
});

const call = { CalleeNumber: '+6281234567890', CallStartTime: '2026-11-20T02:00:00Z' };
it.each([
	['robot', async () => await robotTask({ detail: new Array(5_000).fill(call) as never }, 't-1')],
	['dialer', async () => await dialerTask(new Array(5_000).fill(dialerRow) as never, 't-1')],
])('lets others in the same n8n go on while the calls of a %s are counted', async (_who, count) => {
	const { result, turns } = await turnsOfOthers(count);
	expect(result.calls).toHaveLength(5_000);
	expect(turns).toBeGreaterThan(0);
});
