import * as fc from 'fast-check';
import type { IExecuteFunctions } from 'n8n-workflow';
import { AiRudderFailure } from '../../../../nodes/shared/api/failure';
import { itemRuns, rowsInWords } from '../../../../nodes/shared/operations/once/itemRuns';
import { SentOnce } from '../../../../nodes/shared/operations/once/sentOnce';
import { laterFailureOf } from '../../failures';

/** One execution of a node; each `tryAgain` is n8n running it once more with the same data. */
function execution() {
	let memory: Record<string, unknown> = {};
	const tryAgain = (run = 0) =>
		new SentOnce(
			{
				getContext: () => memory,
				getWorkflowDataProxy: () => ({ $runIndex: run }),
				isToolExecution: () => false,
				getNode: () => ({ parameters: {} }),
				getMode: () => 'trigger',
				helpers: {},
				getInputData: () => [],
				getExecutionCancelSignal: () => undefined,
				getExecutionId: () => 'e',
				getWorkflow: () => ({}),
			} as unknown as IExecuteFunctions,
			[],
		);
	const store = () => {
		memory = JSON.parse(JSON.stringify(memory)) as typeof memory;
	};
	return { tryAgain, store };
}

/** Input items from one index to another, both included. */
const rows = (first: number, last: number) =>
	Array.from({ length: last - first + 1 }, (_, at) => first + at);
const sending = () => jest.fn(async () => ({ taskId: 't-1' }));
const ending = (kind: 'refused' | 'unreachable' | 'input' | 'uncertain') => async () => {
	throw new AiRudderFailure(kind, 'no');
};

it('gives the earlier answer when n8n runs the node again, and calls nobody', async () => {
	const { tryAgain, store } = execution();
	const send = sending();
	expect(await tryAgain().send({ items: rows(0, 9) }, send)).toEqual({
		answer: { taskId: 't-1' },
		sentEarlier: false,
	});
	store();
	expect(await tryAgain().send({ items: rows(0, 9) }, send)).toEqual({
		answer: { taskId: 't-1' },
		sentEarlier: true,
	});
	expect(send).toHaveBeenCalledTimes(1);
});

it('sends other rows, and the same rows of a later run', async () => {
	const { tryAgain } = execution();
	const send = sending();
	await tryAgain().send({ items: rows(0, 9) }, send);
	await tryAgain().send({ items: rows(10, 19) }, send);
	await tryAgain(1).send({ items: rows(0, 9) }, send);
	expect(send).toHaveBeenCalledTimes(3);
});

it.each([
	[0, 4],
	[9, 12],
	[3, 3],
	[0, 20],
])('does not send rows of which some were sent before: %d to %d', async (first, last) => {
	const { tryAgain } = execution();
	await tryAgain().send({ items: rows(0, 9) }, sending());
	const send = sending();
	expect(await laterFailureOf(tryAgain().send({ items: rows(first, last) }, send))).toMatchObject({
		kind: 'uncertain',
		message: 'Rows 1 to 10: this has been sent to AIRudder earlier in this execution',
	});
	expect(send).not.toHaveBeenCalled();
});

it.each([
	['of which nobody knows what became', ending('uncertain')],
	['that broke in an unknown way', async () => Promise.reject(new TypeError('bug'))],
])('does not send again a request %s', async (_which, lost) => {
	const { tryAgain, store } = execution();
	await expect(tryAgain().send({ items: rows(4, 4) }, lost)).rejects.toThrow();
	store();
	const send = sending();
	expect((await laterFailureOf(tryAgain().send({ items: rows(4, 4) }, send))).message).toBe(
		'Row 5: this has possibly been sent to AIRudder earlier in this execution',
	);
	expect(send).not.toHaveBeenCalled();
});

it('does not send again what was under way when the worker died', async () => {
	const { tryAgain, store } = execution();
	void tryAgain().send({ items: rows(0, 0) }, async () => await new Promise(() => undefined));
	store();
	expect((await laterFailureOf(tryAgain().send({ items: rows(0, 0) }, sending()))).kind).toBe(
		'uncertain',
	);
});

it.each(['refused', 'unreachable', 'input'] as const)(
	'sends again what was %s before, because nothing came of it',
	async (kind) => {
		const { tryAgain } = execution();
		await tryAgain().send({ items: rows(0, 1) }, sending());
		await expect(tryAgain().send({ items: rows(2, 3) }, ending(kind))).rejects.toThrow('no');
		const send = sending();
		expect(await tryAgain().send({ items: rows(2, 3) }, send)).toMatchObject({
			sentEarlier: false,
		});
		expect(await tryAgain().send({ items: rows(0, 1) }, send)).toMatchObject({ sentEarlier: true });
		expect(send).toHaveBeenCalledTimes(1);
	},
);

it('sends the rows between those that were sent before', async () => {
	const { tryAgain } = execution();
	await tryAgain().send({ items: [0, 2, 4] }, sending());
	const send = sending();
	expect(await tryAgain().send({ items: [1, 3] }, send)).toMatchObject({ sentEarlier: false });
	expect(await tryAgain().send({ items: [0, 2, 4] }, send)).toMatchObject({ sentEarlier: true });
	expect((await laterFailureOf(tryAgain().send({ items: [0, 2] }, send))).kind).toBe('uncertain');
	expect(send).toHaveBeenCalledTimes(1);
});

it('does not send any item twice, whatever is tried in whatever order', async () => {
	const someItems = fc
		.uniqueArray(fc.nat(12), { minLength: 1 })
		.map((items) => items.sort((a, b) => a - b));
	await fc.assert(
		fc.asyncProperty(fc.array(someItems, { maxLength: 12 }), async (tries) => {
			const { tryAgain, store } = execution();
			const sent: number[] = [];
			for (const items of tries) {
				const send = async () => {
					sent.push(...items);
					return {};
				};
				await tryAgain()
					.send({ items }, send)
					.catch(() => undefined);
				store();
			}
			expect(new Set(sent).size).toBe(sent.length);
		}),
		{ numRuns: 500 },
	);
});

it('sends once for a tool that an MCP client calls, which runs before there is an execution', async () => {
	const place = {};
	const noExecution = () => {
		throw new Error('There is no execution');
	};
	const once = () =>
		new SentOnce({
			getContext: noExecution,
			getExecuteData: () => place,
			getExecutionContext: noExecution,
			getExecutionId: () => undefined,
			getExecutionCancelSignal: () => undefined,
			getWorkflowDataProxy: () => ({ $runIndex: 0 }),
			isToolExecution: () => false,
			getNode: () => ({ id: 'n', parameters: {} }),
			getWorkflow: () => ({ id: 'w' }),
			getInputData: () => [],
			getMode: () => 'trigger',
			helpers: {},
		} as unknown as IExecuteFunctions);
	await expect(once().send({ items: [0] }, ending('uncertain'))).rejects.toThrow();
	const send = sending();
	expect((await laterFailureOf(once().send({ items: [0] }, send))).kind).toBe('uncertain');
	expect(send).not.toHaveBeenCalled();
});

it('names rows as people count them', () => {
	const words = (items: number[]) => rowsInWords(itemRuns(items));
	expect(words([2])).toBe('Row 3');
	expect(words(rows(0, 999))).toBe('Rows 1 to 1000');
	expect(words([0, 1, 2, 6])).toBe('4 of rows 1 to 7');
});
