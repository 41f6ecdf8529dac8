import { contractBackend } from '../../../simulator/contract/contract';
import { taskWithCalls } from '../../../tools/bench/played/taskWithCalls';

describe('the large answer of the bench', () => {
	const task = taskWithCalls(100) as { detail: Array<Record<string, unknown>> };

	it('is one that the contract allows', async () => {
		const contract = await contractBackend().init();
		const answer = { code: 200, status: 'OK', data: task };
		expect(contract.validateResponse(answer, 'getTaskDetail', 200).errors).toBeFalsy();
	});

	it('has calls that ended, with and without a dialogue, and as many as it was asked for', () => {
		expect(new Set(task.detail.map(({ Status }) => Status))).toEqual(new Set(['finished']));
		expect(new Set(task.detail.map(({ HangupType }) => HangupType))).toEqual(
			new Set(['ByRobot', 'ByCallee']),
		);
		expect(new Set(task.detail.map(({ CallID }) => CallID)).size).toBe(100);
		expect(task.detail[0]).toMatchObject({ BorrowedAmount: 20_000, TalkRound: 3 });
		expect(task.detail[6]).toMatchObject({ RingType: 'busy', AsrResult: [] });
	});
});
