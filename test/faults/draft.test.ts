import { Cells, reachingOperations, type Cell } from './cells';
import { bodies } from './bodies';
import { codes } from './codes';
import { connections } from './connections';
import { logins, seconds } from './logins';
import { lookups } from './lookups';
import { statuses } from './statuses';
const faults = [
	...connections,
	...statuses,
	...codes,
	...bodies,
	...lookups,
	...logins,
	...seconds,
];

let cells: Cells;
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await cells.sleep(),
}));
const all: Cell[] = [];
let cpu: NodeJS.CpuUsage;
let t0 = 0;
beforeAll(async () => {
	cells = await Cells.start();
	cpu = process.cpuUsage();
	t0 = Date.now();
	jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => cells.timeout());
});
afterAll(async () => {
	{
		const u = process.cpuUsage(cpu);
		process.stdout.write(
			`CPU ${(u.user + u.system) / 1000 / all.length} ms per cell, wall ${Date.now() - t0}\n`,
		);
	}
	await cells.stop();
	process.stdout.write(
		all
			.map(
				(c) =>
					`${c.operation} | ${c.fault} | ${c.taken} | ${c.way} | ${c.reached} | ${c.told} | ${c.problems}`,
			)
			.join('\n') +
			'\n' +
			all.length +
			' cells\n',
	);
});
describe.each(
	reachingOperations
		.filter((o) => new RegExp(process.env.ONLY ?? '').test(o.name))
		.map((o) => [o.name, o] as const),
)('%s', (_n, operation) => {
	it.each(faults.map((f) => [`${f.group} ${f.name} ${f.taken}`, f] as const))(
		'%s',
		async (_f, fault) => {
			const done = await cells.of(operation, fault);
			all.push(...done);
			expect(
				done
					.filter(({ problems }) => problems.length > 0)
					.map(({ way, problems, reached, told }) => ({ way, problems, reached, told })),
			).toEqual([]);
		},
	);
});
