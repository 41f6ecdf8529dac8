import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../../../nodes/shared/api/client';
import { deepest, newTasks, type Walk } from '../../../nodes/shared/polling/newTasks';

/** An AIRudder with these tasks, newest first, and pages of two at most, whatever is asked for. */
function airudder(taskIds: string[], { honoursPage = true } = {}) {
	const pages: unknown[] = [];
	const call = async (_endpoint: string, { query }: { query: IDataObject }) => {
		pages.push(query.Page);
		const page = honoursPage ? Number(query.Page) : 1;
		return taskIds.slice((page - 1) * 2, page * 2).map((TaskID) => ({ TaskID }));
	};
	return { client: { call } as unknown as AiRudderClient, pages };
}

const begin = (isWhole = false): Walk => ({ page: 1, began: 7, isWhole, passed: 0 });

const look = async (
	{ client }: ReturnType<typeof airudder>,
	known: string[],
	{ maximumPages = 9, walk = begin() }: { maximumPages?: number; walk?: Walk } = {},
) => {
	const isKnown = (taskId: string) => known.includes(taskId);
	const walked = await newTasks(client, walk, { isKnown, maximumPages });
	return { ...walked, tasks: walked.tasks.map(({ taskId }) => taskId) };
};

describe('New tasks', () => {
	it('stand above the known ones', async () => {
		const list = airudder(['e', 'd', 'c', 'b', 'a']);
		expect(await look(list, ['c', 'b', 'a'])).toMatchObject({ tasks: ['e', 'd'], isDone: true });
		expect(list.pages).toEqual([1, 2]);
		const again = airudder(['e', 'd', 'c']);
		expect(await look(again, ['e', 'd', 'c'])).toMatchObject({ tasks: [], isDone: true });
		expect(again.pages).toEqual([1]);
	});

	it('are found below them by a look at the whole list', async () => {
		const list = airudder(['a', 'b', 'c', 'd', 'e']);
		const walked = await look(list, ['a', 'b', 'c'], { walk: begin(true) });
		expect(walked).toMatchObject({ tasks: ['d', 'e'], isDone: true });
	});

	it('are all of them at the end of the list', async () => {
		expect(await look(airudder(['b', 'a']), [])).toMatchObject({ tasks: ['b', 'a'], isDone: true });
		expect(await look(airudder([]), [])).toMatchObject({ tasks: [], isDone: true });
	});

	it('end where pages are not honoured, from poll to poll, too', async () => {
		const list = airudder(['b', 'a'], { honoursPage: false });
		expect(await look(list, [])).toMatchObject({ tasks: ['b', 'a'], isDone: true });
		expect(list.pages).toEqual([1, 2]);
		const first = await look(list, ['b', 'a'], { maximumPages: 1, walk: begin(true) });
		expect(first.isDone).toBe(false);
		const second = await look(list, ['b', 'a'], { maximumPages: 1, walk: first.walk });
		expect(second.isDone).toBe(true);
	});

	it('are looked for in the newest thousands only', async () => {
		const endless = { call: async () => [{ TaskID: Math.random().toString() }] };
		const walked = await newTasks(endless as unknown as AiRudderClient, begin(true), {
			isKnown: () => false,
			maximumPages: 2 * deepest,
		});
		expect(walked.isDone).toBe(true);
		expect(walked.seen).toHaveLength(deepest);
	});

	it('are walked through in as many polls as it takes, none passed over', async () => {
		const first = await look(airudder(['e', 'd', 'c', 'b', 'a']), ['a'], { maximumPages: 1 });
		expect(first).toMatchObject({ tasks: ['e', 'd'], isDone: false, walk: { page: 2, began: 7 } });
		const later = airudder(['f', 'e', 'd', 'c', 'b', 'a']);
		const known = ['a', 'e', 'd'];
		const second = await look(later, known, { maximumPages: 1, walk: first.walk });
		expect(second).toMatchObject({ tasks: ['c'], isDone: false });
		const third = await look(later, [...known, 'c'], { maximumPages: 1, walk: second.walk });
		expect(third).toMatchObject({ tasks: ['b'], isDone: false });
		const all = [...known, 'b', 'c'];
		expect(await look(later, all, { maximumPages: 1, walk: third.walk })).toMatchObject({
			tasks: [],
			isDone: true,
		});
		expect(await look(later, all)).toMatchObject({ tasks: ['f'], isDone: true });
	});

	it('come beside entries without an id, which are counted', async () => {
		const client = { call: async () => [{ TaskName: 'x' }, { TaskID: 'a' }] };
		const walked = await newTasks(client as unknown as AiRudderClient, begin(), {
			isKnown: () => false,
			maximumPages: 1,
		});
		expect(walked).toMatchObject({ tasks: [{ taskId: 'a' }], nameless: 1 });
	});
});
