import type { AiRudderClient } from '../../../nodes/shared/api/client';
import { saysEnded } from '../../../nodes/shared/calls';
import { eventItem } from '../../../nodes/shared/events';
import {
	endedTask,
	finishedCalls,
	listedTaskId,
	readTask,
} from '../../../nodes/shared/polling/taskDetail';

const receivedAt = new Date('2026-11-20T04:00:00Z');
const call = {
	CallID: 'c-1',
	CalleeNumber: '+6281',
	CallStartTime: '2026-11-20T03:00:00Z',
	CallEndTime: '2026-11-20T03:01:00Z',
	CallTimes: 1,
	Status: 'finished',
	TalkRound: 2,
};
const task = { TaskID: 't-1', TaskName: 'reminder', Status: 'calling', RepeatNumber: 2 };
const finished = async (ofCall: object, ofTask: object = {}) =>
	await finishedCalls({ ...task, ...ofTask, detail: [{ ...call, ...ofCall }] }, receivedAt);

describe('Finished calls of a task', () => {
	it('are items of AIRudder Trigger, with what the task says of them', async () => {
		const found = await finished({ TaskID: '' });
		expect(found.map((call) => ({ ...call, item: call.item() }))).toEqual([
			{
				startedAt: Date.parse('2026-11-20T03:00:00Z'),
				endedAt: Date.parse('2026-11-20T03:01:00Z'),
				eventId: expect.stringMatching(/^[0-9a-f]{32}$/),
				mayHaveWaited: false,
				item: expect.objectContaining({
					event: 'callEnded',
					callId: 'c-1',
					taskId: 't-1',
					taskName: 'reminder',
					receivedAt: receivedAt.toISOString(),
				}),
			},
		]);
		const body = { ...call, TaskID: 't-1', TaskName: 'reminder' };
		const { eventId } = eventItem('callEnded', body, receivedAt);
		expect(found.map((one) => [one.eventId, one.item().eventId])).toEqual([[eventId, eventId]]);
	});

	it('come oldest first', async () => {
		const detail = ['03', '01', '02'].map((minute) => ({
			...call,
			CallID: minute,
			CallEndTime: `2026-11-20T03:${minute}:00Z`,
		}));
		const found = await finishedCalls({ ...task, detail }, receivedAt);
		expect(found.map(({ item }) => item().callId)).toEqual(['01', '02', '03']);
	});

	const silent = { Status: undefined, TalkRound: 0 };
	it.each<[string, object, object, number]>([
		['has no end', { CallEndTime: undefined }, {}, 1],
		['has an end without a zone', { CallEndTime: '2026-11-20 03:01:00' }, {}, 1],
		['has no end and was cancelled', { CallEndTime: '', Status: 'cancelled', TalkRound: 0 }, {}, 0],
		[
			'was never made in a task that was canceled',
			{ CallEndTime: '', CallID: '', Status: 'pending', TalkRound: 0 },
			{ Status: 'canceled' },
			0,
		],
		['has no end and is being made', { CallEndTime: '', Status: 'calling' }, {}, 0],
		['waits for a redial', { Status: 'pending', TalkRound: 0 }, {}, 0],
		['is being made again', { Status: 'calling', TalkRound: 0 }, {}, 0],
		[
			'waited for a redial when the task was stopped',
			{ Status: 'pending' },
			{ Status: 'canceled' },
			1,
		],
		['has a word of its own for its end', { Status: 'done' }, {}, 1],
		['says no status, and was answered', { Status: undefined }, {}, 1],
		['says no status, and may be redialled', silent, {}, 0],
		['says no status, and has had all its tries', { ...silent, CallTimes: 3 }, {}, 1],
		['says no status, in a task without redials', silent, { RepeatNumber: 0 }, 1],
		['says no status, redials are not known', silent, { RepeatNumber: undefined }, 0],
		['says no status, in a task that has finished', silent, { Status: 'finished' }, 1],
	])('a call that %s', async (_case, ofCall, ofTask, count) => {
		expect(await finished(ofCall, ofTask)).toHaveLength(count);
	});

	it('says of which calls the end may lie long before they counted as finished', async () => {
		const waited = async (ofCall: object, ofTask?: object) =>
			(await finished(ofCall, ofTask))[0]?.mayHaveWaited;
		expect(await waited({ TalkRound: 0 })).toBe(true);
		expect(await waited({ TalkRound: 0, CallTimes: 3 })).toBe(false);
		expect(await waited({ TalkRound: 0 }, { RepeatNumber: 0 })).toBe(false);
		expect(await waited({})).toBe(false);
	});
});

describe('A task', () => {
	it.each([
		[{ Status: 'finished' }, true],
		[{ Status: 'canceled' }, true],
		[{ Status: 'Cancelled' }, true],
		[{ status: 'Canceled' }, true],
		[{ Status: 'paused' }, false],
		[{ Status: 3 }, false],
		[{}, false],
	])('%j has ended: %s', (entry, expected) => {
		expect(saysEnded(entry)).toBe(expected);
	});

	it('that has ended is an item of AIRudder Trigger, without its calls', () => {
		const item = endedTask({ ...task, Status: 'finished', detail: [call] }, receivedAt);
		expect(item).toMatchObject({ event: 'taskEnded', taskId: 't-1', status: 'finished' });
		expect(item).not.toHaveProperty('detail');
	});

	it.each([{ TaskID: 't' }, { task_id: 't' }, { task: { taskid: 't' } }])(
		'is found in the list: %j',
		(entry) => expect(listedTaskId(entry)).toBe('t'),
	);

	it('without an id in the list is reported', () => {
		expect(() => listedTaskId({ TaskName: 'x' })).toThrow(/names a task without an ID/);
	});

	it('that AIRudder answers without is a refusal', async () => {
		const client = { call: async () => null } as unknown as AiRudderClient;
		await expect(readTask(client, 't-9')).rejects.toMatchObject({
			kind: 'refused',
			message: 'AIRudder\'s answer holds no task "t-9"',
		});
	});
});
