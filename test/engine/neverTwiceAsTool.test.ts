import { endpointOf } from '../../nodes/shared/api/endpoint';
import type { INode } from 'n8n-workflow';
import type { Simulator } from '../../simulator';
import { action, customers, newTask } from '../support/engine/airudder';
import { newDialerTask } from '../support/engine/dialer';
import type { Subject } from '../support/engine/n8nEngine';
import { runAsTool, runInLoop, type AgentKind } from '../support/engine/surroundings';
import { simulateAirudder } from '../support/engine/simulateAirudder';

// Pauses between tries are no part of what these tests are about.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const threeTries: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const columns = { phoneNumberColumn: 'mobile' };
const mobile = '$fromAI("mobile", "phone number", "string")';
const template = '/unpublished/sendTemplateMessage';

/** The operations that agents are likely to have, each with its endpoint, its parameters, and what would find a lost answer. */
const operations = [
	[
		'sms.send',
		'sendSms',
		undefined,
		{ ...columns, from: 'SHOP', message: `={{ "Hello " + ${mobile} }}` },
	],
	[
		'call.make',
		'createTask',
		'listTasks',
		{ phoneNumber: `={{ ${mobile} }}`, robot: newTask.robot },
	],
	['task.create', 'createTask', 'listTasks', { ...newTask, taskName: `={{ "t" + ${mobile} }}` }],
	[
		'workflow.start',
		'createWorkflow',
		undefined,
		{
			...columns,
			templateId: 7,
			workflowName: `={{ "w" + ${mobile} }}`,
			end: '={{ $now.plus({ days: 3 }) }}',
		},
	],
	[
		'dialerTask.create',
		'createDialerTask',
		'listDialerTasks',
		{ taskName: `={{ "d" + ${mobile}.slice(1) }}` },
	],
	[
		'AiRudderChatbot/template/send',
		'sendTemplateMessage',
		undefined,
		{
			endpointPath: template,
			body: `={{ JSON.stringify({ to: ${mobile}, at: $now.toMillis() }) }}`,
		},
	],
] as const;

const [ayu, budi] = customers(2).map(({ json }) => ({ mobile: json.mobile as string }));

describe.each<AgentKind>(['invokes', 'requests'])(
	'the tool of an agent that %s its tools',
	(kind) => {
		let airudder: Simulator;
		simulateAirudder((started) => (airudder = started));

		describe.each(operations)('%s', (name, endpoint, search, parameters) => {
			const subject = (settings: Partial<INode> = threeTries): Subject =>
				action(
					airudder,
					name,
					name === 'dialerTask.create' ? { ...newDialerTask(airudder), ...parameters } : parameters,
					settings,
				);
			const sent = () => airudder.requests(endpoint).length;
			const loseAnswers = () => {
				airudder.fault(endpoint, 'resetAfterCommit', { times: 9 });
				if (search) airudder.fault(search, { bodyCode: 403, message: 'no' }, { times: 99 });
			};

			it('is sent once when its answer is lost and three tries are made', async () => {
				loseAnswers();
				const { told } = await runAsTool(kind, subject(), [ayu!]);
				expect(sent()).toBe(1);
				expect(told).toEqual([
					expect.stringContaining(
						'This has possibly been sent to AIRudder earlier in this execution',
					),
				]);
			});

			it('is sent again when it was clearly refused', async () => {
				const code = endpointOf(endpoint).family === 'callCenter' ? 10511 : 403;
				airudder.fault(endpoint, { bodyCode: code, message: 'busy' });
				const { told } = await runAsTool(kind, subject(), [ayu!]);
				expect(sent()).toBe(2);
				expect(told[0]).not.toMatch(/sent to AIRudder earlier|busy/);
			});

			it('is not sent again when the agent calls it again after an unknown outcome', async () => {
				loseAnswers();
				const { told } = await runAsTool(kind, subject({}), [ayu!, ayu!], { rounds: 2 });
				expect(sent()).toBe(1);
				expect(told).toHaveLength(4);
				for (const again of told.slice(1)) expect(again).toMatch(/possibly been sent to AIRudder/);
			});

			it('gives its earlier answer when the agent calls it again with the same arguments', async () => {
				const { told } = await runAsTool(kind, subject(), [ayu!, budi!, ayu!]);
				expect(sent()).toBe(2);
				expect(told.map((one) => one.includes('"sentEarlier":true'))).toEqual([false, false, true]);
			});

			it('is sent in each round of a loop around the agent', async () => {
				// Without tries: the dialer refuses a second task of one name.
				await runAsTool(kind, subject({}), [ayu!], { rounds: 2 });
				expect(sent()).toBe(2);
			});
		});
	},
);

describe('a node in a loop that brings the same rows again', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started));

	const message = { ...columns, from: 'SHOP', message: 'Hello' };
	const sent = () => airudder.requests('sendSms').length;

	it('sends them in each round', async () => {
		const run = await runInLoop(action(airudder, 'sms.send', message), customers(2), 3);
		expect(run.data.resultData.error).toBeUndefined();
		expect(sent()).toBe(6);
	});

	it('does not send again in a later round to people whose message had no clear end, with Retry On Fail neither', async () => {
		airudder.fault('sendSms', 'resetAfterCommit', { times: 99 });
		const settings = { ...threeTries, onError: 'continueRegularOutput' as const };
		await runInLoop(action(airudder, 'sms.send', message, settings), customers(2), 3);
		expect(sent()).toBe(2);
	});
});
