import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../../../nodes/shared/api/client';
import { newTasks, type Walk } from '../../../nodes/shared/finished/newTasks';

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

const look = async (
	{ client }: ReturnType<typeof airudder>,
	marks: string[],
	maximumPages = 9,
	walk?: Walk,
) => {
	const walked = await newTasks(client, { marks, walk, now: 7, maximumPages });
	return { ...walked, tasks: walked.tasks.map(({ taskId }) => taskId) };
};

describe('New tasks', () => {
	it('stand above the newest known one', async () => {
		const list = airudder(['e', 'd', 'c', 'b', 'a']);
		expect(await look(list, ['c', 'b'])).toMatchObject({ tasks: ['e', 'd'], isDone: true });
		expect(list.pages).toEqual([1, 2]);
		expect(await look(list, ['e'])).toMatchObject({ tasks: [], isDone: true });
	});

	it('are found when the newest known one is gone', async () => {
		const list = airudder(['e', 'd', 'b', 'a']);
		expect(await look(list, ['c', 'b'])).toMatchObject({ tasks: ['e', 'd'], isDone: true });
	});

	it('are all of them at the end of the list', async () => {
		expect(await look(airudder(['b', 'a']), [])).toMatchObject({ tasks: ['b', 'a'], isDone: true });
		expect(await look(airudder([]), [])).toMatchObject({ tasks: [], isDone: true });
	});

	it('end where pages are not honoured', async () => {
		const list = airudder(['b', 'a'], { honoursPage: false });
		expect(await look(list, [])).toMatchObject({ tasks: ['b', 'a'], isDone: true });
		expect(list.pages).toEqual([1, 2]);
	});

	it('are walked through in as many polls as it takes, none passed over', async () => {
		const first = await look(airudder(['e', 'd', 'c', 'b', 'a']), ['a'], 1);
		expect(first).toMatchObject({ tasks: ['e', 'd'], isDone: false });
		expect(first.walk).toEqual({ page: 2, began: 7, marks: ['e', 'd'] });
		const later = airudder(['f', 'e', 'd', 'c', 'b', 'a']);
		const second = await look(later, ['a'], 1, first.walk);
		expect(second).toMatchObject({ tasks: ['d', 'c'], isDone: false });
		const third = await look(later, ['a'], 1, second.walk);
		expect(third).toMatchObject({ tasks: ['b'], isDone: true });
		expect(third.walk.marks).toEqual(['e', 'd']);
		expect(await look(later, third.walk.marks, 1)).toMatchObject({ tasks: ['f'], isDone: true });
	});
});
