import { Cells, reachingOperations, type Cell } from './cells';
import { faults } from './faults';

let cells: Cells;
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await cells.sleep(),
}));
const all: Cell[] = [];
beforeAll(async () => {
	cells = await Cells.start();
	jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => cells.timeout());
});
afterAll(async () => {
	await cells.stop();
	process.stdout.write(all.map((c) => `${c.operation} | ${c.fault} | ${c.taken} | ${c.way} | ${c.reached} | ${c.told} | ${c.problems}`).join('\n') + '\n' + all.length + ' cells\n');
});
describe.each(reachingOperations.map((o) => [o.name, o] as const))('%s', (_n, operation) => {
	it.each(faults.map((f) => [`${f.name} ${f.taken}`, f] as const))('%s', async (_f, fault) => {
		const done = await cells.of(operation, fault);
		all.push(...done);
		expect(done.filter(({ problems }) => problems.length > 0).map(({ way, problems, reached, told }) => ({ way, problems, reached, told }))).toEqual([]);
	});
});
