import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../../../nodes/shared/api/client';
import { entriesOfPages } from '../../../nodes/shared/api/pages';

/** A client whose account has `count` tasks and never gives more than `most` on a page. */
function account(count: number, most = 100) {
	const queries: IDataObject[] = [];
	const tasks = Array.from({ length: count }, (_, at) => ({ TaskID: `t-${at}` }));
	const call = async (
		_endpoint: string,
		{ query }: { query: { Number: number; Page: number } },
	) => {
		queries.push(query);
		const size = Math.min(query.Number, most);
		return { list: tasks.slice((query.Page - 1) * size, query.Page * size) };
	};
	return { client: { call } as unknown as AiRudderClient, queries, tasks };
}

it('asks once when one page is enough, and only for what is wanted', async () => {
	const { client, queries, tasks } = account(250);
	expect(await entriesOfPages(client, 'listTasks', { Type: 'normal' }, 50)).toEqual(
		tasks.slice(0, 50),
	);
	expect(queries).toEqual([{ Type: 'normal', Number: 50, Page: 1 }]);
});

it.each([Infinity, 1000])('gives all there are, in order, up to %d', async (limit) => {
	const { client, queries, tasks } = account(250);
	expect(await entriesOfPages(client, 'listTasks', {}, limit)).toEqual(tasks);
	expect(queries.map(({ Page }) => Page)).toEqual([1, 2, 3, 4]);
});

it('gives all even if AIRudder sends shorter pages than asked for', async () => {
	const { client, tasks } = account(35, 10);
	expect(await entriesOfPages(client, 'listTasks', {}, Infinity)).toEqual(tasks);
});

it('stops in the middle of a page when enough is there', async () => {
	const { client, tasks } = account(250);
	expect(await entriesOfPages(client, 'listTasks', {}, 120)).toEqual(tasks.slice(0, 120));
});

it('stops when AIRudder sends the same page again and again', async () => {
	let calls = 0;
	const client = { call: async () => (calls++, [{ TaskID: 't-1' }]) } as unknown as AiRudderClient;
	expect(await entriesOfPages(client, 'listTasks', {}, Infinity)).toEqual([{ TaskID: 't-1' }]);
	expect(calls).toBe(2);
});

it('gives nothing for an account without tasks', async () => {
	const { client } = account(0);
	expect(await entriesOfPages(client, 'listTasks', {}, 50)).toEqual([]);
});
