import { createHash } from 'node:crypto';
import type { INodeExecutionData } from 'n8n-workflow';
import type { Simulator } from '../../simulator';
import { action, customers, newTask, run } from '../support/engine/airudder';
import { deduplicationStore } from '../support/engine/deduplicationStore';
import { runNode, type Ran, type Subject } from '../support/engine/n8nEngine';
import { nodeNamed, runAround, runInLoop, to, turns } from '../support/engine/surroundings';
import { simulateAirudder } from '../support/engine/simulateAirudder';

// Pauses between tries are no part of what these tests are about.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const text = { phoneNumberColumn: 'mobile', from: 'SHOP', message: '={{ "Hello " + $json.name }}' };
const template = {
	endpointPath: '/unpublished/sendTemplateMessage',
	body: '={{ JSON.stringify({ to: $json.mobile, at: $now.toMillis() }) }}',
};
const cutOff = { cutOff: true };
const byRetried = 'by the execution that this one retries';

describe('Retry of an execution that n8n did not live to store', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started));
	afterEach(() => {
		deduplicationStore.broken = false;
		deduplicationStore.overwritten = [];
	});

	const texted = () =>
		airudder.requests('sendSms').flatMap(({ body }) => (body as { to: string[] }).to);
	const marks = () => [...deduplicationStore.known.values()].flatMap((known) => [...known]);
	const again = async (subject: Subject, items: INodeExecutionData[], earlier: Ran) =>
		await runNode(subject, items, earlier, cutOff);

	it.each([
		['took it', undefined],
		['took it, and the answer was lost', 'resetAfterCommit' as const],
	])('calls nobody again when AIRudder %s', async (_what, fault) => {
		if (fault) airudder.fault('createTask', fault);
		const subject = action(airudder, 'task.create', newTask);
		const cut = await runNode(subject, customers(3));
		const retried = await again(subject, customers(3), cut);
		expect(airudder.dialled()).toEqual(customers(3).map(({ json }) => json.mobile));
		expect(retried.error?.message).toBe(
			`Rows 1 to 3: this has possibly been sent to AIRudder earlier ${byRetried}`,
		);
		expect(retried.error?.description).toMatch(/Look in AIRudder what became of it/);
	});

	it('calls everyone when nothing was sent, or AIRudder refused it', async () => {
		const subject = action(airudder, 'task.create', newTask);
		airudder.fault('createTask', { bodyCode: 403, message: 'busy' });
		const refused = await runNode(subject, customers(3));
		expect((await again(subject, customers(3), refused)).error).toBeUndefined();
		expect(airudder.dialled()).toHaveLength(3);
	});

	it('calls those who were not reached, and tells of each who may have been', async () => {
		const subject = action(airudder, 'sms.send', text, { onError: 'continueRegularOutput' });
		airudder.fault('sendSms', { bodyCode: 10511, message: 'busy' }, { after: 1 });
		airudder.fault('sendSms', 'resetAfterCommit', { after: 1 });
		const cut = await runNode(subject, customers(3));
		expect(texted()).toHaveLength(3);
		const retried = await again(subject, customers(5), cut);
		const told = (retried.output?.[0] ?? []).map(({ json, pairedItem }) => [
			(pairedItem as { item: number }).item,
			JSON.stringify(json).includes(byRetried) ? 'told' : 'sent',
		]);
		expect(Object.fromEntries(told)).toEqual({
			0: 'told',
			1: 'sent',
			2: 'told',
			3: 'sent',
			4: 'sent',
		});
		const reached = airudder.messages().map(({ to }) => to);
		expect(reached.sort()).toEqual(customers(5).map(({ json }) => json.mobile));
	});

	it.each([
		'$now.toMillis()',
		'+new Date',
		'new Date().getTime()',
		'Date()',
		'DateTime.local({ zone: "utc" }).toMillis()',
		'DateTime.utc({ locale: "en" }).toMillis()',
		'$executionId',
		'$execution["id"]',
		'$execution?.id',
	])('calls nobody twice whose message holds the clock or execution %s', async (clock) => {
		const body = `={{ JSON.stringify({ to: $json.mobile, at: ${clock} }) }}`;
		const subject = action(
			airudder,
			'AiRudderChatbot/template/send',
			{ ...template, body },
			{ onError: 'continueRegularOutput' },
		);
		const cut = await runNode(subject, customers(2));
		const sent = airudder.requests('sendTemplateMessage').length;
		// As a text, the clock tells seconds alone.
		await new Promise((done) => setTimeout(done, clock === 'Date()' ? 1_000 : 5));
		await again(subject, customers(3), cut);
		expect(airudder.requests('sendTemplateMessage')).toHaveLength(sent + 1);
	});

	it.each<[string, (rows: INodeExecutionData[]) => INodeExecutionData[]]>([
		['in another order', (rows) => [...rows].reverse()],
		['with other amounts', (rows) => rows.map(({ json }) => ({ json: { ...json, name: 'X' } }))],
		['with a new row', (rows) => [{ json: { mobile: '+6281200000001', name: 'New' } }, ...rows]],
		['without some rows', (rows) => rows.slice(1)],
	])('knows the people when the list comes back %s', async (_how, changed) => {
		const subject = action(airudder, 'task.create', newTask);
		const cut = await runNode(subject, customers(3));
		const retried = await again(subject, changed(customers(3)), cut);
		expect(airudder.tasks()).toHaveLength(1);
		expect(retried.error?.message).toContain(byRetried);
		expect(retried.error?.description).toContain('No row of the same request was sent now');
	});

	it('calls nobody in the retry of a refused execution whose earlier retry was taken', async () => {
		const subject = action(airudder, 'task.create', newTask);
		airudder.fault('createTask', { bodyCode: 403, message: 'busy' });
		const refused = await runNode(subject, customers(3));
		airudder.fault('createTask', 'resetAfterCommit');
		await runNode(subject, customers(3), refused);
		expect(airudder.tasks()).toHaveLength(1);
		const third = await runNode(subject, customers(3), refused);
		expect(third.error?.message).toContain(byRetried);
		expect(airudder.tasks()).toHaveLength(1);
	});

	it('sends again in a new execution, and in the retry of one that had sent nothing', async () => {
		const subject = action(airudder, 'task.create', newTask);
		await runNode(subject, customers(3));
		airudder.fault('createTask', { bodyCode: 403, message: 'busy' });
		await new Promise((done) => setImmediate(done));
		const later = await runNode(subject, customers(3));
		expect((await runNode(subject, customers(3), later)).error).toBeUndefined();
		expect(airudder.tasks()).toHaveLength(2);
	});

	it('notes people as digests alone', async () => {
		deduplicationStore.known.clear();
		await run(airudder, 'task.create', newTask, customers(2));
		expect(marks()).not.toEqual([]);
		expect(marks().join()).not.toMatch(/62811/);
	});

	it('sends nothing while n8n cannot note it, and says so', async () => {
		deduplicationStore.broken = true;
		const ran = await run(airudder, 'task.create', newTask, customers(3));
		expect(ran.error?.message).toMatch(/^Not sent: n8n could not note/);
		expect(airudder.requests('createTask')).toHaveLength(0);
	});

	const [first] = customers(3).map(({ json }) => json.mobile as string);

	it.each<[string, Array<string[] | false>]>([
		['three times', [[], [], []]],
		['every other time', [[], false, [], false, []]],
		['with one of the same people', [[first!]]],
		['with one of the same people, again and again', [[first!], [first!], [], [first!]]],
	])(
		'calls nobody again although another process of n8n had written the notes over %s',
		async (_how, overwritten) => {
			deduplicationStore.known.clear();
			deduplicationStore.overwritten = [...overwritten];
			const subject = action(airudder, 'task.create', newTask);
			const cut = await runNode(subject, customers(3));
			expect((await again(subject, customers(3), cut)).error?.message).toBe(
				`Rows 1 to 3: this has possibly been sent to AIRudder earlier ${byRetried}`,
			);
			expect(airudder.dialled()).toHaveLength(3);
		},
	);

	it('keeps the note of somebody whose older one had to make room for the new ones', async () => {
		deduplicationStore.known.clear();
		const subject = action(airudder, 'task.create', newTask);
		await runNode(subject, customers(1));
		const [list] = [...deduplicationStore.known.values()];
		for (let other = 0; list!.size < 100_000; other++) list!.add(`other ${other}`);
		const number = customers(1)[0]!.json.mobile as string;
		const noted = createHash('md5').update(number).digest('base64');
		expect([...list!][0]).toBe(noted);
		await runNode(subject, customers(3));
		expect(list).toContain(noted);
	});

	it('sends nothing when the notes are written over again and again', async () => {
		deduplicationStore.overwritten = new Array<string[]>(1_000).fill([]);
		const ran = await run(airudder, 'task.create', newTask, customers(3));
		expect(ran.error?.message).toMatch(/^Not sent: n8n could not note/);
		expect(airudder.requests('createTask')).toHaveLength(0);
	});

	it('leaves no note of what was not begun', async () => {
		deduplicationStore.known.clear();
		airudder.fault('sendSms', { bodyCode: 10511, message: 'busy' });
		const subject = action(airudder, 'sms.send', text);
		const refused = await runNode(subject, customers(5));
		expect(marks()).toEqual([]);
		expect((await again(subject, customers(5), refused)).error).toBeUndefined();
		expect(airudder.messages()).toHaveLength(5);
	});

	it('sends to the same people in each round of a loop', async () => {
		const subject = action(airudder, 'sms.send', text);
		await runInLoop(subject, customers(2), 3);
		expect(airudder.messages()).toHaveLength(6);
	});
});

describe('a node whose error output leads back to it', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started));

	/** Runs the subject, whose error output leads back to it so many times. */
	const ledBack = async (subject: Subject, times: number) =>
		await runAround(subject, customers(2), {
			types: { 'test.turns': turns(times) },
			nodes: [nodeNamed('Turns')],
			connections: {
				Start: { main: [[to('Turns')]] },
				Turns: { main: [[to('Subject')]] },
				Subject: { main: [[], [to('Turns')]] },
			},
		});
	const settings = { onError: 'continueErrorOutput' as const };

	it('does not call again those whose calls could not be read while it waited for them', async () => {
		airudder.fault('getTaskDetail', { bodyCode: 403, message: 'busy' }, { times: 9 });
		const subject = action(airudder, 'task.createAndWait', newTask, settings);
		const { data } = await ledBack(subject, 3);
		expect(airudder.dialled()).toHaveLength(2);
		const told = data.resultData.runData.Subject!.map((ran) => ran.data!.main![1]!);
		expect(told.map((items) => items.map(({ json }) => json.mobile))).toEqual(
			Array(3).fill(customers(2).map(({ json }) => json.mobile)),
		);
		const [first, second] = told.map(([item]) => item!.json);
		expect(first).toMatchObject({
			error: expect.stringMatching(/busy/) as string,
			details: {
				kind: 'uncertain',
				description: expect.stringMatching(/^Already sent, and not to be sent again: Rows 1 to 2/),
			},
		});
		expect(second!.error).toBe(
			'Rows 1 to 2: this has been sent to AIRudder earlier in this execution',
		);
	});

	it.each<[string, string, Subject['parameters']]>([
		['createTask', 'task.create', newTask],
		['sendSms', 'sms.send', text],
	])(
		'does not send again what had no clear end, however often it comes back: %s',
		async (request, name, parameters) => {
			airudder.fault(request, 'resetAfterCommit', { times: 9 });
			await ledBack(action(airudder, name, parameters, settings), 3);
			const reached = [...airudder.dialled(), ...airudder.messages().map(({ to: who }) => who)];
			expect(reached).toHaveLength(2);
		},
	);

	it('sends again what was refused', async () => {
		airudder.fault('createTask', { bodyCode: 403, message: 'busy' }, { times: 2 });
		await ledBack(action(airudder, 'task.create', newTask, settings), 3);
		expect(airudder.dialled()).toHaveLength(2);
	});
});
