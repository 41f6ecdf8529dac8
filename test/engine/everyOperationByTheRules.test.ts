import type { INodeExecutionData } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator';
import { withRules } from '../support/engine/callingRules';
import { run } from '../support/engine/airudder';
import { reachingOperations } from '../support/samples/reachingOperations';
import type { Parameters } from '../support/samples/sample';

// Where a node waits for calls, they happen.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await whileWaiting(),
}));
let whileWaiting: () => Promise<void>;

/** Every operation that makes contacts of the incoming items; a body written by hand may name anybody. */
const keepingRules = reachingOperations.filter(
	({ name, operation }) =>
		operation.properties.some((property) => property.name === 'callingRules') &&
		!name.endsWith('contactsFromItems: false'),
);

describe('every operation that takes contacts', () => {
	let airudder: Simulator;
	beforeEach(async () => {
		airudder = await startSimulator();
	});
	afterEach(async () => await airudder.stop());

	/** All that looks like a phone number in what an operation is given. */
	const numbersIn = (parameters: Parameters, items: INodeExecutionData[]): string[] =>
		JSON.stringify([parameters, items]).match(/\+\d{9,15}/g) ?? [];

	it('is more than a few', () => {
		expect(keepingRules.length).toBeGreaterThan(8);
	});

	it.each(keepingRules.map((reaching) => [reaching.name, reaching] as const))(
		'%s reaches nobody on the Do Not Call list, and everybody else',
		async (_name, { place, operation, endpoint, prepare }) => {
			const waitsForCalls = operation.properties.some(({ name }) => name === 'pollInterval');
			whileWaiting = async () => (waitsForCalls ? await airudder.finishTask() : undefined);
			const { parameters, items } = await prepare(airudder);
			const numbers = numbersIn(parameters, items);
			expect(numbers).not.toEqual([]);
			const before = airudder.requests(endpoint).length;
			const sent = () => airudder.requests(endpoint).length - before;
			const doNotCall = (list: string[]) => withRules({ doNotCall: { list: list.join('\n') } });
			const held = await run(airudder, place, { ...parameters, ...doNotCall(numbers) }, items);
			expect(sent()).toBe(0);
			expect(held.error?.description ?? JSON.stringify(held.output)).toMatch(/Do Not Call/);
			const called = { ...parameters, ...doNotCall(['+4915112345678']) };
			expect((await run(airudder, place, called, items)).error).toBeUndefined();
			expect(sent()).toBeGreaterThan(0);
		},
	);
});
