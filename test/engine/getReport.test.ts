import type { INodeExecutionData, NodeParameterValueType } from 'n8n-workflow';
import type { Simulator } from '../../simulator';
import { customers, jsonOf, newTask, run } from '../support/engine/airudder';
import { newDialerTask } from '../support/engine/dialer';
import { byId } from '../support/samples/sample';
import { simulateAirudder } from '../support/engine/simulateAirudder';

describe('Get Report', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started), {
		startTime: new Date('2099-11-20T03:00:00Z'),
	});

	const jakarta = { options: { timeZone: 'Asia/Jakarta' } };
	const created = async (items: INodeExecutionData[], taskName = 'reminder') => {
		const ran = await run(
			airudder,
			'task.create',
			{ ...newTask, taskName, options: { redials: 1 } },
			items,
		);
		return jsonOf(ran)[0]!.taskId as string;
	};
	const finished = async (items: INodeExecutionData[]) => {
		const taskId = await created(items);
		await airudder.finishTask(taskId);
		return taskId;
	};
	const withIds = (ids: string[]) => ids.map((taskId) => ({ json: { taskId } }));
	const idOfItem = byId('={{ $json.taskId }}');

	describe('of calling tasks', () => {
		it('tells what came of a task in one item, without a number or a name', async () => {
			const taskId = await finished(customers(10));
			const ran = await run(airudder, 'task.getReport', { task: byId(taskId), ...jakarta });
			// The last digit decides: 0 to 4 talk, 5 hangs up at once, 6 to 8 do not answer, 9 answers the second time.
			expect(jsonOf(ran)).toMatchObject([
				{
					tasks: [{ taskId, taskName: 'reminder', taskStatus: 'finished', people: 10 }],
					timeZone: 'Asia/Jakarta',
					people: 10,
					called: 10,
					answered: 6,
					notAnswered: 4,
					open: 0,
					notCalled: 0,
					reachedPercent: 60,
					attempts: 14,
					earlierAttempts: 4,
					callTime: { calls: 6, medianSeconds: 28 },
				},
			]);
			expect(JSON.stringify(jsonOf(ran))).not.toMatch(/\+?62811|Customer/);
			expect(ran.output![0]![0]!.binary).toBeUndefined();
		});

		it.each<
			[string, (ids: string[]) => [task: NodeParameterValueType, items?: INodeExecutionData[]]]
		>([
			['IDs with commas between them', (ids) => [byId(ids.join(', '))]],
			['a list from an expression', (ids) => [byId(`={{ ${JSON.stringify(ids)} }}`)]],
			['a task of each item', (ids) => [byId('={{ $json.taskId }}'), withIds(ids)]],
			['items that name a task again', (ids) => [idOfItem, withIds([...ids, ...ids])]],
		])('makes one report of several tasks: %s', async (_way, asked) => {
			const ids = [await finished(customers(3)), await finished(customers(6).slice(2))];
			const [task, items = [{ json: {} }]] = asked(ids);
			const ran = await run(airudder, 'task.getReport', { task, ...jakarta }, items);
			expect(jsonOf(ran)).toMatchObject([
				{
					// The third customer is in both.
					tasks: [
						{ taskId: ids[0], people: 3 },
						{ taskId: ids[1], people: 4 },
					],
					people: 6,
					attempts: 7,
				},
			]);
			const paired = items.map((_item, item) => ({ item }));
			expect(ran.output![0]![0]!.pairedItem).toEqual(paired.length === 1 ? paired[0] : paired);
			expect(airudder.requests('getTaskDetail')).toHaveLength(2);
		});

		it.each(['omitted', 'shown'] as const)(
			'counts who is still to be called as open: %s',
			async (shown) => {
				if (shown === 'omitted') airudder.switches.openCallStatus = 'omitted';
				const task = byId(await created(customers(3)));
				const [report] = jsonOf(await run(airudder, 'task.getReport', { task, ...jakarta }));
				expect(report).toMatchObject({ people: 3, open: 3, answered: 0, reachedPercent: 0 });
				expect(report!.byOutcome).toEqual([{ outcome: 'open', people: 3, percent: 100 }]);
			},
		);

		it('counts who was taken out of the task before a call as not called', async () => {
			const taskId = await created(customers(2));
			await run(airudder, 'task.cancel', { task: byId(taskId) });
			const [report] = jsonOf(await run(airudder, 'task.getReport', { task: byId(taskId) }));
			expect(report).toMatchObject({ people: 2, notCalled: 2, called: 0, attempts: 0 });
		});

		it('counts by the hours of the zone, which is that of the workflow unless another is chosen', async () => {
			const task = byId(await finished(customers(1)));
			const hours = [];
			for (const options of [{}, { timeZone: 'UTC' }, { timeZone: 'Asia/Jakarta' }]) {
				const [report] = jsonOf(await run(airudder, 'task.getReport', { task, options }));
				hours.push([report!.timeZone, (report!.byHour as Array<{ hour: number }>)[0]!.hour]);
			}
			expect(hours).toEqual([
				['America/New_York', 22],
				['UTC', 3],
				['Asia/Jakarta', 10],
			]);
		});

		it.each(['Asia/Atlantis', 'BST'])(
			'names a time zone that there is none of before it asks AIRudder: %s',
			async (timeZone) => {
				const options = { timeZone };
				const ran = await run(airudder, 'task.getReport', { task: byId('t'), options });
				expect(ran.error?.message).toBe(`Time Zone "${timeZone}" is not known`);
				expect(airudder.requests()).toEqual([]);
			},
		);

		it('stops at the item that names no task, and says which', async () => {
			const items = [...withIds(['t-1']), { json: {} }];
			const ran = await run(airudder, 'task.getReport', { task: idOfItem }, items);
			expect(ran.error).toMatchObject({
				message: 'Task is empty',
				context: { itemIndex: 1 },
			});
			const goingOn = { onError: 'continueRegularOutput' } as const;
			const went = await run(airudder, 'task.getReport', { task: idOfItem }, items, goingOn);
			expect(went.output![0]).toMatchObject([
				{ json: { error: 'Task is empty' }, pairedItem: { item: 1 } },
			]);
			expect(airudder.requests()).toEqual([]);
		});

		it('gives no figures when a task cannot be read, and says which task it is', async () => {
			const task = byId([await finished(customers(1)), 'no-such-task'].join());
			const ran = await run(airudder, 'task.getReport', { task });
			expect(ran.output).toBeUndefined();
			expect(ran.error?.message).toMatch(/^AIRudder refused the request/);
			expect(ran.error?.description).toContain('This was about the task "no-such-task".');
		});
	});

	describe('of dialer tasks', () => {
		const finishedDialer = async (taskName: string, items: INodeExecutionData[]) => {
			const parameters = { ...newDialerTask(airudder), taskName };
			const ran = await run(airudder, 'dialerTask.create', parameters, items);
			await airudder.finishTask();
			return jsonOf(ran)[0]!.taskId as string;
		};

		it('counts people and tries of several tasks, and what agents talked', async () => {
			const ids = [
				await finishedDialer('first', customers(10)),
				await finishedDialer('second', customers(1)),
			];
			const ran = await run(
				airudder,
				'dialerTask.getReport',
				{ task: idOfItem, ...jakarta },
				withIds(ids),
			);
			const [report, ...others] = jsonOf(ran);
			expect(others).toEqual([]);
			// 0 to 4 talk, 5 hangs up before an agent is there, 6 to 9 do not answer.
			expect(report).toMatchObject({
				tasks: [
					{ taskId: ids[0], taskName: expect.stringMatching(/^first/), people: 10 },
					{ taskId: ids[1], taskName: expect.stringMatching(/^second/), people: 1 },
				],
				people: 10,
				called: 10,
				answered: 6,
				notAnswered: 4,
				reachedPercent: 60,
				talkTime: { calls: 6, medianSeconds: 18 },
			});
			expect(report).not.toHaveProperty('notCalled');
			expect(JSON.stringify(report)).not.toMatch(/62811/);
		});

		it('finds a task without calls empty', async () => {
			const ran = await run(airudder, 'dialerTask.create', newDialerTask(airudder), customers(1));
			const task = byId(jsonOf(ran)[0]!.taskId as string);
			const [report] = jsonOf(await run(airudder, 'dialerTask.getReport', { task }));
			expect(report).toMatchObject({ people: 0, attempts: 0 });
		});
	});

	describe('of workflows', () => {
		const started = async () => {
			const parameters = {
				templateId: 7,
				workflowName: 'onboarding',
				end: '2099-12-01T18:00:00+08:00',
				phoneNumberColumn: 'mobile',
			};
			const ran = await run(airudder, 'workflow.start', parameters, customers(8));
			await airudder.finishTask();
			return jsonOf(ran)[0]!.workflowId as string;
		};
		const tasksOf = async (workflowId: string) =>
			jsonOf(await run(airudder, 'workflow.getTasks', { workflowId })).map(
				({ taskId }) => taskId as string,
			);

		it('takes all call tasks of the workflow, or those that are chosen', async () => {
			const workflowId = await started();
			const ids = await tasksOf(workflowId);
			const all = jsonOf(await run(airudder, 'workflow.getReport', { workflowId, ...jakarta }));
			expect(all).toMatchObject([{ people: 8, called: 8, answered: 5, reachedPercent: 62.5 }]);
			expect((all[0]!.tasks as Array<{ taskId: string }>).map(({ taskId }) => taskId)).toEqual(ids);
			const task = byId(ids.join());
			const chosen = { workflowId, tasksOf: 'chosen', task, ...jakarta };
			expect(jsonOf(await run(airudder, 'workflow.getReport', chosen))).toEqual(all);
		});

		it('stops when tasks are to be chosen and none is', async () => {
			const parameters = { workflowId: 'w', tasksOf: 'chosen', task: byId('={{ "" }}') };
			const ran = await run(airudder, 'workflow.getReport', parameters);
			expect(ran.error?.message).toBe('Task is empty');
			expect(airudder.requests()).toEqual([]);
		});
	});

	describe('Report File', () => {
		it('is a page beside the figures, masked, under the field and with the settings chosen', async () => {
			const task = byId(await finished(customers(12)));
			const asked = { task, reportFile: true };
			const options = { ...jakarta.options, title: 'Friday <b>', peopleListed: 5 };
			const [plain] = (await run(airudder, 'task.getReport', { ...asked, options })).output![0]!;
			expect(plain!.binary!.data).toMatchObject({
				fileName: 'report-reminder.html',
				mimeType: 'text/html',
			});
			const page = pageIn(plain!, 'data');
			expect(page).toContain('<h1><bdi>Friday &lt;b&gt;</bdi></h1>');
			expect(page.match(/•••• \d{3}/g)).toHaveLength(5);
			expect(page).not.toContain('62811');
			const shown = await run(airudder, 'task.getReport', {
				...asked,
				binaryProperty: 'page',
				options: { showPeople: true },
			});
			expect(pageIn(shown.output![0]![0]!, 'page')).toContain('+628111000011');
		});
	});
});

function pageIn({ binary }: INodeExecutionData, field: string): string {
	return Buffer.from(binary![field]!.data, 'base64').toString('utf8');
}
