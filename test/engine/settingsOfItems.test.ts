import { endpoints } from '../../nodes/shared/api/endpoints.generated';
import { action } from '../support/engine/airudder';
import { runNode } from '../support/engine/n8nEngine';
import { LocalServer } from '../support/localServer';

const rows = ['first', 'second', 'third'].map((name) => ({ json: { name } }));

/** What AIRudder was asked for, in the order of the rows. */
let asked: string[];
const airudder = new LocalServer(({ url = '' }, response) => {
	const isLogin = url === endpoints.obtainToken.path;
	if (!isLogin) asked.push(url);
	response.end(JSON.stringify({ code: 200, status: 'OK', data: isLogin ? { token: 'one' } : {} }));
});
beforeAll(async () => await airudder.start());
afterAll(async () => await airudder.stop());
beforeEach(() => (asked = []));

const ask = async (parameters: Parameters<typeof action>[2]) =>
	await runNode(
		action(
			airudder,
			'customApiCall.call',
			{ method: 'GET', ...parameters },
			{ onError: 'continueRegularOutput' },
		),
		rows,
	);

it('takes the setting of each row where there is an expression, also deep within it, and the fixed ones for all', async () => {
	const query = {
		pairs: [
			{ name: 'page', value: '1' },
			{ name: 'who', value: '={{ $json.name }}' },
		],
	};
	await ask({ path: '/tasks', query });
	expect(asked.sort()).toEqual([
		'/tasks?page=1&who=first',
		'/tasks?page=1&who=second',
		'/tasks?page=1&who=third',
	]);
});

it('works out an expression for each row, also where it names nothing of the row', async () => {
	await ask({ path: '=/{{ Math.random() }}' });
	expect(new Set(asked).size).toBe(3);
});

it('tells each row what is wrong with a setting that is the same for all', async () => {
	const { output } = await ask({ path: 'https://elsewhere.example' });
	const told = output?.[0] ?? [];
	expect(told.map(({ pairedItem }) => pairedItem)).toMatchObject([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
	for (const { json } of told) expect(json.error).toMatch(/Path/);
	expect(asked).toEqual([]);
});
