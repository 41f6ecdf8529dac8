import type { Simulator } from '../../simulator';
import { withRules } from '../support/engine/callingRules';
import { run } from '../support/engine/airudder';
import { simulateAirudder } from '../support/engine/simulateAirudder';
import {
	isWrittenByHand,
	numbersIn,
	reachingOperations,
	type Reaching,
	waitsForCalls,
} from '../support/samples/reachingOperations';

// Where a node waits for calls, they happen.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await whileWaiting(),
}));
let whileWaiting: () => Promise<void>;

/** Every operation that makes contacts of the incoming items. */
const keepingRules = reachingOperations.filter(
	(reaching) =>
		reaching.operation.properties.some(({ name }) => name === 'callingRules') &&
		!isWrittenByHand(reaching),
);

describe('every operation that takes contacts', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started));

	it('is more than a few', () => {
		expect(keepingRules.length).toBeGreaterThan(8);
	});

	const doNotCall = (numbers: string[]) => withRules({ doNotCall: { list: numbers.join('\n') } });

	/** What is needed to run one, the numbers in it, and what it sent since then. */
	const prepared = async ({ place, operation, endpoint, prepare }: Reaching) => {
		const isWaiting = waitsForCalls({ operation });
		whileWaiting = async () => (isWaiting ? await airudder.finishTask() : undefined);
		const { parameters, items } = await prepare(airudder);
		const before = airudder.requests(endpoint).length;
		return {
			numbers: numbersIn(parameters, items),
			sent: () => airudder.requests(endpoint).slice(before),
			runWith: async (listed: string[]) => {
				const ran = await run(airudder, place, { ...parameters, ...doNotCall(listed) }, items);
				expect(airudder.violations()).toEqual([]);
				return ran;
			},
		};
	};

	describe.each(keepingRules.map((reaching) => [reaching.name, reaching] as const))(
		'%s',
		(_name, reaching) => {
			it('reaches nobody when all are on the Do Not Call list, and says so', async () => {
				const { numbers, sent, runWith } = await prepared(reaching);
				expect(numbers).not.toEqual([]);
				const held = await runWith(numbers);
				expect(sent()).toEqual([]);
				expect(held.error?.description ?? JSON.stringify(held.output)).toMatch(/Do Not Call/);
			});

			it('sends when nobody of them is on it', async () => {
				const { sent, runWith } = await prepared(reaching);
				expect((await runWith(['+4915112345678'])).error).toBeUndefined();
				expect(sent()).not.toEqual([]);
			});

			it('reaches everybody but the one who is on it', async () => {
				const { numbers, sent, runWith } = await prepared(reaching);
				const [listed, other] = numbers as [string, string];
				expect((await runWith([listed])).error).toBeUndefined();
				const reached = numbersIn(sent().map(({ body }) => body));
				expect(reached).toContain(other);
				expect(reached).not.toContain(listed);
			});
		},
	);
});
