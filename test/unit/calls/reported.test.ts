import { callsOfTask, readCall } from '../../../nodes/shared/calls';

it.each([
	['a date whose year looks like a zone', '11-20-2026'],
	['a day that there is not', '2026-02-30T09:00:00Z'],
	['the zero time of a call that never began', '0001-01-01T00:00:00Z'],
])('makes no start of %s', (_what, time) => {
	expect(readCall({ CallStartTime: time })).not.toHaveProperty('startedAt');
});

it('does not call a transcript without a word an answer', () => {
	const turns = [{ time: '00:00:01', robottext: '', text: '' }];
	expect(readCall({ TalkRound: 0, AsrResult: turns }).answered).toBe(false);
});

it("keeps the task's id when the call's own is blank", () => {
	expect(callsOfTask({ TaskID: 't-1', detail: [{ CallID: 'c', TaskID: '' }] })).toEqual([
		expect.objectContaining({ taskId: 't-1' }),
	]);
});
