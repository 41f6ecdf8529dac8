import type { Simulator } from '../../simulator';
import { action, customers, jsonOf, run } from '../support/engine/airudder';
import { newDialerTask } from '../support/engine/dialer';
import { runNode } from '../support/engine/n8nEngine';
import { simulateAirudder } from '../support/engine/simulateAirudder';

// Pauses between tries are no part of what these tests are about.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const everyone = customers(3).map(({ json }) => json.mobile);

describe('Nobody is called twice by the dialer', () => {
	let airudder: Simulator;
	let newTask: ReturnType<typeof newDialerTask>;
	simulateAirudder((started) => (airudder = started));
	beforeEach(() => {
		// With a name that is nobody else's, which is what lets a lost task be found.
		newTask = { ...newDialerTask(airudder), options: { addTimeToName: true } };
	});

	const requests = (operation: string) => airudder.requests(operation).length;

	describe.each(['create', 'createAndWait'])('when %s', (operation) => {
		const name = `dialerTask.${operation}`;

		it('was taken and the answer was lost: the task is found', async () => {
			airudder.fault('createDialerTask', 'resetAfterCommit');
			const ran = await run(airudder, name, newTask, customers(3));
			expect(ran.error).toBeUndefined();
			expect(airudder.dialled()).toEqual(everyone);
			expect(requests('createDialerTask')).toBe(1);
		});

		it.each([
			['the connection breaks before AIRudder took it', 'resetBeforeCommit' as const],
			['AIRudder answers with a server fault', { status: 502 }],
			['AIRudder reports an internal fault', { bodyCode: 10201, message: 'oops' }],
			['the answer is not JSON', 'notJson' as const],
		])('%s: one request, and the user is told', async (_case, fault) => {
			airudder.fault('createDialerTask', fault);
			const ran = await run(airudder, name, newTask, customers(3));
			expect(requests('createDialerTask')).toBe(1);
			expect(ran.error?.message).toMatch(/^It is not known whether AIRudder took the request: /);
			expect(ran.error?.description).toMatch(/A dialer task named "due_today_\w+" may exist/);
			expect(ran.run.waitTill).toBeUndefined();
		});

		it('is run again by Retry On Fail after an unknown outcome: nothing is sent', async () => {
			airudder.fault('createDialerTask', 'resetAfterCommit');
			airudder.fault('listDialerTasks', { bodyCode: 10705, message: 'no' }, { times: 50 });
			const ran = await run(airudder, name, newTask, customers(3), {
				retryOnFail: true,
				maxTries: 3,
				waitBetweenTries: 1,
			});
			expect(requests('createDialerTask')).toBe(1);
			expect(ran.error?.message).toMatch(/^Rows 1 to 3.*sent to AIRudder earlier/);
		});
	});

	it('whose further number comes first in another list is not called at it in a retry after n8n died', async () => {
		const options = { addTimeToName: true, dialingOrder: 'PhoneNumber, home' };
		const subject = action(airudder, 'dialerTask.create', { ...newTask, options });
		const [home, mobile] = customers(2).map(({ json }) => json.mobile as string);
		const cut = await runNode(subject, [{ json: { mobile, home } }]);
		expect(requests('createDialerTask')).toBe(1);
		const again = await runNode(subject, [{ json: { mobile: home, home: '' } }], cut, {
			cutOff: true,
		});
		expect(requests('createDialerTask')).toBe(1);
		expect(again.error?.message).toContain('by the execution that this one retries');
	});

	it('a task whose name may be somebody else’s is not taken for the lost one', async () => {
		airudder.fault('createDialerTask', 'resetAfterCommit');
		const ran = await run(airudder, 'dialerTask.create', { ...newTask, options: {} }, customers(3));
		expect(ran.error?.message).toMatch(/not known whether/);
		expect(requests('listDialerTasks')).toBe(0);
	});

	describe('when Copy', () => {
		const copying = () => ({
			...newTask,
			fromTask: airudder.dialerTasks()[0]!.name,
			taskName: 'again',
		});
		beforeEach(async () => {
			await run(airudder, 'dialerTask.create', newTask, customers(3));
		});

		it('was taken and the answer was lost: the task is found', async () => {
			airudder.fault('copyDialerTask', 'resetAfterCommit');
			const ran = await run(airudder, 'dialerTask.copy', copying());
			expect(jsonOf(ran)).toEqual([
				expect.objectContaining({
					taskId: airudder.dialerTasks()[1]!.taskId,
					foundAfterLostAnswer: true,
				}),
			]);
			expect(requests('copyDialerTask')).toBe(1);
		});

		it('has an unknown outcome: one request, also when it is run again', async () => {
			airudder.fault('copyDialerTask', 'resetBeforeCommit', { times: 5 });
			const subject = action(airudder, 'dialerTask.copy', copying());
			const failed = await runNode(subject);
			expect(failed.error?.message).toMatch(
				/^It is not known whether AIRudder took the request: The/,
			);
			expect(failed.error?.description).toMatch(/A dialer task named "again_\w+" may exist/);
			const retried = await runNode(subject, undefined, failed);
			expect(retried.error?.message).toMatch(/sent to AIRudder earlier/);
			expect(requests('copyDialerTask')).toBe(1);
		});
	});
});
