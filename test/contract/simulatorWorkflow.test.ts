import { sampleAccount, startSimulator, type Simulator } from '../../simulator';
import { ContractClient } from '../../simulator/client';
import { startReceiver, type Receiver } from '../../simulator/receiver';
import { haveOurForm } from '../support/eachOf';

const sari = { callee: '+6281111111111', case_id: '123456', variables: { branch: 'North' } };
const budi = { callee: '+6281111111116', case_id: 'B-7' };
const always = { start_time: '2026-01-01 00:00:00', end_time: '2099-01-01 00:00:00' };

let airudder: Simulator;
let client: ContractClient;
let receiver: Receiver;

beforeAll(async () => {
	receiver = await startReceiver();
	airudder = await startSimulator({
		startTime: new Date('2026-03-02T02:00:00Z'),
		webhookUrl: receiver.url,
	});
});
afterAll(async () => {
	await airudder.stop();
	await receiver.stop();
});
beforeEach(async () => {
	airudder.reset();
	client = new ContractClient(airudder.url, sampleAccount);
	await client.login();
});

const read = async (operationId: string, body: object): Promise<unknown> => {
	const { json } = await client.call(operationId, { body });
	expect(json).toMatchObject({ code: 200, status: 'OK' });
	return json?.data;
};
const refused = async (operationId: string, body: object): Promise<void> => {
	expect((await client.call(operationId, { body })).json).toMatchObject({ code: 403 });
};
const start = async (details: object[], more: object = {}): Promise<string> => {
	const body = {
		workflow_template_id: 7,
		name: 'Reminder',
		end_time: '2098-12-01 18:00:00+08:00',
		details,
		...more,
	};
	return ((await read('createWorkflow', body)) as { workflow_id: string }).workflow_id;
};
const records = async (query: Record<string, string>): Promise<unknown> =>
	(await client.call('getCallRecords', { query })).json?.data;

it('calls its contacts and tells of each of them and of itself, in order', async () => {
	const workflowId = await start([sari, budi]);
	await airudder.finishTask(workflowId);
	const events = airudder.deliveries();
	expect(events.map(({ event }) => event)).toEqual([
		'workflowStatusChanged',
		...['workflowCallEnded', 'customApiPush', 'workflowContactCompleted'],
		...['workflowCallEnded', 'customApiPush', 'workflowContactCompleted'],
		'workflowStatusChanged',
	]);
	expect(events[0]!.body).toMatchObject({ workflow_id: workflowId, status: 'running' });
	const [ended, push, completed] = events.slice(4);
	if (haveOurForm('workflowCallEnded')) {
		expect(ended!.body).toMatchObject({
			workflow_id: workflowId,
			CalleeNumber: sari.callee,
			case_id: '123456.0',
		});
	}
	expect(push!.body).toMatchObject({
		callee: { callee_number: sari.callee, case_id: '123456' },
		custom_attribute: { branch: 'North' },
		call: { ring_type: 'normal', slots: expect.stringContaining('Friday') },
	});
	expect(completed!.body).toMatchObject({
		case_id: '123456',
		rows: [{ nodetask_name: 'Call', task_id: airudder.tasks()[0]!.taskId }, { node_type: 'api' }],
	});
	expect(events.at(-1)!.body).toMatchObject({
		status: 'finished',
		actions: [{ task_status: 'finished' }, {}],
	});
	expect(airudder.dialled()).toEqual([sari.callee, budi.callee]);
	expect(airudder.violations()).toEqual([]);
});

it('takes 10,000 contacts in all, however many requests they come in', async () => {
	const contacts = (count: number, from: number) =>
		Array.from({ length: count }, (_, at) => ({
			callee: `+62811${String(1_000_000 + from + at)}`,
		}));
	const workflow_id = await start(contacts(6000, 0));
	await read('addWorkflowContacts', { workflow_id, details: contacts(4000, 6000) });
	await refused('addWorkflowContacts', { workflow_id, details: contacts(1, 10_000) });
	expect(airudder.dialled()).toHaveLength(10_000);
	expect(airudder.violations()).toEqual([]);
});

it('refuses what its schema or the calendar does not allow', async () => {
	const body = { workflow_template_id: 7, name: 'Reminder', end_time: '2098-12-01 18:00:00' };
	await refused('createWorkflow', { ...body, workflow_template_id: undefined });
	await refused('createWorkflow', { ...body, end_time: 'soon' });
	const tooMany = Array.from({ length: 10_001 }, () => sari);
	await refused('createWorkflow', { ...body, details: tooMany });
	expect(airudder.workflows()).toEqual([]);
	expect(airudder.dialled()).toEqual([]);
});

it('leaves out a malformed number, or is refused for it when switched so', async () => {
	const details = [sari, { callee: '0812' }];
	await airudder.finishTask(await start(details));
	expect(airudder.dialled()).toEqual([sari.callee]);
	airudder.switches.malformedNumbers = 'refused';
	await refused('createWorkflow', {
		workflow_template_id: 7,
		name: 'R',
		end_time: always.end_time,
		details,
	});
	expect(airudder.workflows()).toHaveLength(1);
});

it('takes more contacts as long as it runs', async () => {
	const workflow_id = await start([]);
	await airudder.advance(60);
	expect(airudder.workflows()[0]!.isFinished).toBe(false);
	await read('addWorkflowContacts', { workflow_id, details: [sari] });
	expect(airudder.dialled()).toEqual([sari.callee]);
	await airudder.finishTask(workflow_id);
	await refused('addWorkflowContacts', { workflow_id, details: [budi] });
	await refused('addWorkflowContacts', { workflow_id: 'none', details: [budi] });
	await refused('addWorkflowContacts', { workflow_id });
	expect(airudder.dialled()).toEqual([sari.callee]);
});

it('ends when its calls are made, or at its end time when switched so', async () => {
	airudder.switches.workflowFinishes = 'atEndTime';
	const soon = new Date(airudder.now().getTime() + 3600_000).toISOString();
	const workflow_id = await start([sari], { end_time: soon });
	await airudder.finishTask();
	expect(airudder.workflows()[0]!.isFinished).toBe(false);
	await airudder.finishTask(workflow_id);
	expect(airudder.workflows()[0]!.endedAt).toBe(Date.parse(soon));
});

it('is found by number or case, in the form the switch says', async () => {
	const workflow_id = await start([sari, budi]);
	const found = [{ workflow_id, workflow_name: 'Reminder' }];
	expect(await read('findWorkflows', { ...always, callee: budi.callee })).toEqual(found);
	expect(await read('findWorkflows', { ...always, case_id: '123456' })).toEqual(found);
	expect(await read('findWorkflows', { ...always, case_id: 'other' })).toEqual([]);
	const past = { ...always, end_time: '2026-01-02 00:00:00' };
	expect(await read('findWorkflows', past)).toEqual([]);
	airudder.switches.foundWorkflows = 'ids';
	expect(await read('findWorkflows', always)).toEqual([workflow_id]);
	await refused('findWorkflows', { ...always, end_time: 'soon' });
	await refused('findWorkflows', {});
});

it('shows its tasks, and their calls with the workflow beside them', async () => {
	const workflow_id = await start([sari]);
	await airudder.finishTask(workflow_id);
	const [task] = (await read('listWorkflowTasks', { workflow_id })) as Array<{ task_id: string }>;
	const { task_id } = task!;
	const detail = await read('getWorkflowTaskDetail', { task_id });
	expect(detail).toMatchObject({
		TaskID: task_id,
		wokflow_id: workflow_id,
		workflow_id,
		nodetask_name: 'Call',
		detail: [{ CalleeNumber: sari.callee, case_id: '123456.0' }],
	});
	airudder.switches.workflowIdName = 'wokflow_id';
	expect(await read('getWorkflowTaskDetail', { task_id })).not.toHaveProperty('workflow_id');
	expect(airudder.violations()).toEqual([]);
	await refused('listWorkflowTasks', { workflow_id: 'none' });
	await refused('getWorkflowTaskDetail', { task_id: 'none' });
	expect((await client.call('listTasks')).json?.data).toEqual([]);
});

it('gives call records by workflow and case', async () => {
	const workflow_id = await start([sari, budi]);
	await airudder.finishTask(workflow_id);
	const { callId: callid } = airudder.tasks()[0]!.contacts[0]!.attempts[0]!;
	const expected = [{ callid, workflow_id, caseid: '123456', callee: sari.callee }];
	expect(await records({ workflow_id, caseid: '123456' })).toMatchObject(expected);
	expect(await records({ workflow_id, callee: sari.callee })).toMatchObject(expected);
	expect(await records({ workflow_id, caseid: 'other' })).toEqual([]);
	expect(await records({ workflow_id: 'none', caseid: '1' })).toBeUndefined();
	expect(airudder.violations()).toEqual([]);
});

it('knows the pushes it sent, samples included, and no others', async () => {
	await airudder.finishTask(await start([sari]));
	const [sent] = airudder.deliveries().filter(({ event }) => event === 'customApiPush');
	const sample = await airudder.sendWebhook('customApiPush');
	for (const { body } of [sent!, sample]) {
		const { callee_number, case_id } = body.callee as Record<string, string>;
		const { workflow_id, node_id } = body;
		const question = { workflow_id, node_id, callee: callee_number };
		airudder.switches.knownPush = 'true';
		expect(await read('verifyCustomApiPush', { ...question, case_id })).toBe(true);
		await refused('verifyCustomApiPush', { ...question, case_id: 'other' });
		await refused('verifyCustomApiPush', { ...question, node_id: 'other' });
		airudder.switches.knownPush = 'push';
		expect(await read('verifyCustomApiPush', question)).toEqual(body);
		airudder.switches.knownPush = 'nothing';
		expect(await read('verifyCustomApiPush', question)).toBeUndefined();
	}
	airudder.switches.unknownPush = 'false';
	const unknown = { workflow_id: '1', node_id: '2', callee: '+1' };
	expect(await read('verifyCustomApiPush', unknown)).toBe(false);
	await refused('verifyCustomApiPush', { workflow_id: '1' });
});

it.each(['workflowCallEnded', 'workflowContactCompleted', 'workflowStatusChanged'])(
	'sends a single sample of %s',
	async (event) => {
		const { body } = await airudder.sendWebhook(event, { workflow_name: 'Mine' });
		expect(body).toMatchObject({ workflow_name: 'Mine' });
		expect(Object.keys(body).length).toBeGreaterThan(1);
		expect(airudder.violations()).toEqual([]);
	},
);
