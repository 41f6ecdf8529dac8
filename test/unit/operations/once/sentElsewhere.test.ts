import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { AiRudderFailure } from '../../../../nodes/shared/api/failure';
import { SentOnce } from '../../../../nodes/shared/operations/once/sentOnce';
import { laterFailureOf } from '../../failures';

/** Stored executions by their id: their parent, and how many runs of nodes are stored of them. */
type Stored = Record<string, { parent?: string; mainRuns?: number; toolRuns?: number }>;

const stored: Stored = {
	outermost: {},
	between1: { parent: 'outermost' },
	between2: { parent: 'outermost' },
	other: {},
};

/** The node in a sub-execution of `parent`, which n8n starts anew for each try. */
function inSubExecution(
	parent: string,
	{
		executions = stored,
		parameters = {},
		workflow = 'w',
		node = 'n',
		own = 'own',
	}: {
		executions?: Stored;
		parameters?: IDataObject;
		workflow?: string;
		node?: string;
		own?: string;
	} = {},
): SentOnce {
	const memory: IDataObject = {};
	const all: Stored = { ...executions, [own]: { parent } };
	return new SentOnce({
		getContext: () => memory,
		getWorkflowDataProxy: () => ({ $runIndex: 0 }),
		isToolExecution: () => false,
		getNode: () => ({ id: node, parameters }),
		getWorkflow: () => ({ id: workflow }),
		getTimezone: () => 'UTC',
		getMode: () => 'integrated',
		getExecutionCancelSignal: () => undefined,
		helpers: {},
		getExecutionId: () => own,
		getInputData: () => [{ json: {} }, { json: {} }],
		// A clock in an expression ticks with each try; what stands for it does not.
		evaluateExpression: (text: string) => (text.includes('$now') ? Math.random() : text),
		getExecutionDataById: async (id: string) => {
			const { parent: parentId, mainRuns = 0, toolRuns = 0 } = all[id]!;
			return {
				...(parentId === undefined ? {} : { parentExecution: { executionId: parentId } }),
				resultData: {
					runData: {
						Main: Array.from({ length: mainRuns }, () => ({ data: { main: [] } })),
						Tool: Array.from({ length: toolRuns }, () => ({ error: {} })),
					},
				},
			};
		},
	} as unknown as IExecuteFunctions);
}

const contact = (number: string, row: IDataObject = {}) => ({ number, fields: {}, item: 0, row });

let round = 0;
/** A number that no other test sends to. */
const newNumber = () => `+628110000${String(round++).padStart(4, '0')}`;

const lost = async () => {
	throw new AiRudderFailure('uncertain', 'lost');
};
const refused = async () => {
	throw new AiRudderFailure('refused', 'no');
};

it('gives the earlier answer, and says by whom it was sent, when a sub-workflow is run again', async () => {
	const contacts = [contact(newNumber())];
	const send = jest.fn(async () => ({ messageId: 'm-1' }));
	await inSubExecution('outermost').send({ items: [0], contacts }, send);
	expect(await inSubExecution('outermost').send({ items: [0], contacts }, send)).toEqual({
		answer: { messageId: 'm-1', sentByExecution: 'own' },
		sentEarlier: true,
	});
	expect(send).toHaveBeenCalledTimes(1);
});

it('sends nothing when an earlier execution of the sub-workflow had no clear end, however often it is tried', async () => {
	const contacts = [contact(newNumber())];
	await laterFailureOf(inSubExecution('outermost').send({ items: [0], contacts }, lost));
	const send = jest.fn(async () => ({}));
	for (let tries = 0; tries < 3; tries++) {
		expect(
			await laterFailureOf(inSubExecution('outermost').send({ items: [0], contacts }, send)),
		).toMatchObject({ kind: 'uncertain', message: expect.stringContaining('possibly been sent') });
	}
	expect(send).not.toHaveBeenCalled();
});

it('sends again what was refused', async () => {
	const contacts = [contact(newNumber())];
	await laterFailureOf(inSubExecution('outermost').send({ items: [0], contacts }, refused));
	const send = jest.fn(async () => ({}));
	await inSubExecution('outermost').send({ items: [0], contacts }, send);
	expect(send).toHaveBeenCalledTimes(1);
});

it('knows the tries of sub-workflows in sub-workflows by the outermost execution', async () => {
	const contacts = [contact(newNumber())];
	await inSubExecution('between1').send({ items: [0], contacts }, async () => ({}));
	const send = jest.fn(async () => ({}));
	await inSubExecution('between2').send({ items: [0], contacts }, send);
	expect(send).not.toHaveBeenCalled();
});

it.each<[string, Parameters<typeof inSubExecution>]>([
	['another execution', ['other']],
	['another node', ['outermost', { node: 'm' }]],
	['another workflow', ['outermost', { workflow: 'v' }]],
	['other settings', ['outermost', { parameters: { message: 'Hello' } }]],
	['a later place of the caller', ['outermost', { executions: { outermost: { mainRuns: 2 } } }]],
])('sends the same for %s', async (_what, again) => {
	const contacts = [contact(newNumber())];
	await inSubExecution('outermost').send({ items: [0], contacts }, async () => ({}));
	const send = jest.fn(async () => ({}));
	await inSubExecution(...again).send({ items: [0], contacts }, send);
	expect(send).toHaveBeenCalledTimes(1);
});

it.each<[string, Parameters<typeof inSubExecution>, IDataObject]>([
	['the clock of an expression', ['outermost', { parameters: { end: '={{ $now }}' } }], {}],
	['a column that is not sent', ['outermost', { parameters: { end: '={{ $now }}' } }], { at: 2 }],
	[
		'a tool that n8n noted between the tries',
		[
			'outermost',
			{ parameters: { end: '={{ $now }}' }, executions: { outermost: { toolRuns: 1 } } },
		],
		{},
	],
])('does not send the same again for %s', async (_what, again, row) => {
	const number = newNumber();
	const parameters = { end: '={{ $now }}' };
	await inSubExecution('outermost', { parameters }).send(
		{ items: [0], contacts: [contact(number)] },
		async () => ({}),
	);
	const send = jest.fn(async () => ({}));
	await inSubExecution(...again).send({ items: [0], contacts: [contact(number, row)] }, send);
	expect(send).not.toHaveBeenCalled();
});

it('sends a row whose other columns are sent, and differ', async () => {
	const number = newNumber();
	const settings = { parameters: { sendOtherColumns: true } };
	await inSubExecution('outermost', settings).send(
		{ items: [0], contacts: [contact(number)] },
		async () => ({}),
	);
	const send = jest.fn(async () => ({}));
	const contacts = [contact(number, { amount: 2 })];
	await inSubExecution('outermost', settings).send({ items: [0], contacts }, send);
	expect(send).toHaveBeenCalledTimes(1);
});

it('sends the same in each round of a loop within the sub-workflow, and none of them in its next try', async () => {
	const contacts = [contact(newNumber())];
	const send = jest.fn(async () => ({}));
	const rounds = [0, 1, 2];
	const once = inSubExecution('outermost');
	for (const item of rounds.slice(1)) await once.send({ items: [item], contacts }, send);
	expect(send).toHaveBeenCalledTimes(2);
	const again = inSubExecution('outermost');
	for (const item of rounds) await again.send({ items: [item], contacts }, send);
	expect(send).toHaveBeenCalledTimes(3);
});

describe('where a calling rule keeps other rows back in the next try', () => {
	const parameters = { message: '={{ $json.text }}', callingRules: { callingHours: {} } };
	const people = () => [contact(newNumber()), { ...contact(newNumber()), item: 1 }];

	it('sends nobody the same again, and says who has been sent it', async () => {
		const [first, second] = people() as [ReturnType<typeof contact>, ReturnType<typeof contact>];
		await inSubExecution('outermost', { parameters, own: 'try 1' }).send(
			{ items: [1], contacts: [second] },
			async () => ({}),
		);
		const send = jest.fn(async () => ({}));
		const next = inSubExecution('outermost', { parameters, own: 'try 2' });
		const failure = await laterFailureOf(
			next.send({ items: [0, 1], contacts: [first, second] }, send),
		);
		expect(failure).toMatchObject({
			kind: 'uncertain',
			message: expect.stringMatching(/^Row 2: .* by execution try 1$/) as string,
			description: expect.stringContaining('No row of the same request was sent now.') as string,
		});
		expect(send).not.toHaveBeenCalled();
	});

	it('sends to the others, and again what was refused', async () => {
		const [first, second] = people() as [ReturnType<typeof contact>, ReturnType<typeof contact>];
		const tries = ['try 1', 'try 2'].map((own) => inSubExecution('outermost', { parameters, own }));
		await laterFailureOf(tries[0]!.send({ items: [1], contacts: [second] }, refused));
		const send = jest.fn(async () => ({}));
		await tries[1]!.send({ items: [0, 1], contacts: [first, second] }, send);
		expect(send).toHaveBeenCalledTimes(1);
	});
});
