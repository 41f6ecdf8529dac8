import { detailsOnceOver, type Watch } from '../../../../nodes/AiRudder/operations/task/onceEnded';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number) => onSleep(milliseconds),
}));
let onSleep: (milliseconds: number) => void = () => undefined;

describe('watching tasks until they are over', () => {
	let now = 0;
	let looks: string[] = [];
	beforeEach(() => {
		[now, looks] = [0, []];
		jest.spyOn(Date, 'now').mockImplementation(() => now);
		onSleep = (milliseconds) => (now += milliseconds);
	});
	afterEach(() => jest.restoreAllMocks());

	const watch = (changed: Partial<Watch>): Watch => ({
		look: async (taskId) => {
			looks.push(taskId);
			return { isOver: now >= 7_000 || taskId === 'short' };
		},
		isOver: (detail) => detail?.isOver === true,
		longest: 60_000,
		pause: 5_000,
		...changed,
	});

	it('looks again at those that go on, and ends once all are over', async () => {
		const seen = await detailsOnceOver(['short', 'long'], watch({}));
		expect([...seen.keys()]).toEqual(['short', 'long']);
		expect(looks).toEqual(['short', 'long', 'long', 'long']);
		expect(now).toBe(10_000);
	});

	it('waits no longer than it may, and looks once more then', async () => {
		await detailsOnceOver(['long'], watch({ longest: 6_000 }));
		expect(now).toBe(6_000);
		expect(looks).toHaveLength(3);
	});

	it('ends within a second when the execution is cancelled', async () => {
		const cancelling = new AbortController();
		onSleep = (milliseconds) => {
			now += milliseconds;
			if (now === 2_000) cancelling.abort();
		};
		await expect(detailsOnceOver(['long'], watch({ signal: cancelling.signal }))).rejects.toThrow(
			/abort/i,
		);
		expect(now).toBe(2_000);
		expect(looks).toHaveLength(1);
	});

	it('keeps what it saw before when a look tells nothing', async () => {
		const answers: unknown[] = [{ calls: 1 }, undefined, 'nothing'];
		const look = async () => answers.shift();
		const seen = await detailsOnceOver(['t'], watch({ look, longest: 10_000 }));
		expect(seen.get('t')).toEqual({ calls: 1 });
	});
});
