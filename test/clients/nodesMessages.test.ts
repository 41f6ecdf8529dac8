import { sampleAccount } from '../../simulator';
import { jsonOf, run } from '../support/engine/airudder';
import { EvidenceServer } from './evidenceServer';
import { customers, itemsOf, type Parameters } from './nodes';

// Pauses between tries are no part of what these tests are about.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const server = new EvidenceServer(sampleAccount);
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => server.forget());
afterEach(() => expect(server.refusals).toEqual([]));

const done = async (name: string, parameters: Parameters, items = customers(2)) => {
	const ran = await run(server, name, { phoneNumberColumn: 'mobile', ...parameters }, items);
	return itemsOf(ran);
};
const variables = { contactFields: { further: [{ field: 'amount', column: 'amount' }] } };
const newWorkflow = {
	templateId: 7,
	workflowName: 'onboarding',
	end: '2099-12-01T18:00:00+08:00',
	...variables,
};
const owing = (count: number) => customers(count, (row) => ({ amount: row * 100 }));
const recipientsOf = (workflowId: unknown) => server.state.workflows.get(workflowId as string);

it('SMS: Send sends each recipient a message of its own, with its id', async () => {
	const callbackUrl = 'https://n8n.example.com/webhook/receipts';
	const message = { message: 'Your parcel is here', from: 'MYSHOP', callbackUrl };
	const sent = await done('sms.send', message);
	const numbers = customers(2).map(({ json }) => json.mobile);
	expect(server.state.messages).toEqual(numbers.map((to) => ({ ...message, to })));
	expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(2);
});

it('Workflow: Start ends at a time with offset, and has the values of variables as text', async () => {
	const [started] = await done('workflow.start', newWorkflow, owing(2));
	expect(recipientsOf(started!.workflowId)).toBe(2);
	expect(server.bodies('createinstance')).toMatchObject([
		{
			workflow_template_id: 7,
			end_time: '2099-12-01 18:00:00+08:00',
			details: [{ variables: { amount: '100' } }, { variables: { amount: '200' } }],
		},
	]);
});

it('Workflow: Add Contacts fills a workflow that was started', async () => {
	const [started] = await done('workflow.start', newWorkflow, owing(2));
	const { workflowId } = started as { workflowId: string };
	await done('workflow.addContacts', { workflowId, ...variables }, owing(3));
	expect(recipientsOf(workflowId)).toBe(5);
});

it.each([
	['start', newWorkflow],
	['addContacts', { workflowId: 'w', ...variables }],
])('Workflow: %s says so when 10,001 contacts do not fit into one', async (operation, more) => {
	server.state.workflows.set('w', 1);
	const parameters = { phoneNumberColumn: 'mobile', ...more };
	const ran = await run(server, `workflow.${operation}`, parameters, owing(10_001));
	expect(JSON.stringify([ran.error?.message, jsonOf(ran)])).toMatch(/10,?000/);
	for (const count of server.state.workflows.values()) expect(count).toBeLessThanOrEqual(10_000);
});
