import type { Simulator } from '../../simulator';
import { customers, jsonOf, run } from '../support/engine/airudder';
import { simulateAirudder } from '../support/engine/simulateAirudder';

let airudder: Simulator;
simulateAirudder((started) => (airudder = started));

describe('SMS: Send', () => {
	const text = { message: 'Your parcel is here', from: 'MYSHOP', phoneNumberColumn: 'mobile' };

	it('sends one message to each person under an ID of its own', async () => {
		const ran = await run(airudder, 'sms.send', text, customers(3));
		expect(airudder.requests('sendSms').map(({ body }) => (body as { to: string[] }).to)).toEqual([
			['+628111000000'],
			['+628111000001'],
			['+628111000002'],
		]);
		const sent = jsonOf(ran);
		expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(3);
		expect(sent.map(({ contacts }) => contacts)).toEqual([1, 1, 1]);
		expect(ran.output![0]!.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('puts more people with the same text into a request when asked', async () => {
		const parameters = { ...text, recipientsPerRequest: 2 };
		const ran = await run(airudder, 'sms.send', parameters, customers(3));
		expect(jsonOf(ran).map(({ contacts }) => contacts)).toEqual([2, 1]);
		expect(airudder.messages()).toHaveLength(3);
	});

	it('keeps what else AIRudder answers', async () => {
		const body = { code: 0, message: 'successfully', body: { messageId: 'm-1', parts: 2 } };
		airudder.fault('sendSms', { status: 200, body });
		const ran = await run(airudder, 'sms.send', text, customers(1));
		expect(jsonOf(ran)).toEqual([{ messageId: 'm-1', answer: { parts: 2 }, contacts: 1 }]);
	});
});

describe('Workflow', () => {
	const start = {
		templateId: 7,
		workflowName: 'onboarding',
		end: '2099-12-01T18:00:00+08:00',
		phoneNumberColumn: 'mobile',
	};
	const started = async (count: number) => {
		const ran = await run(airudder, 'workflow.start', start, customers(count));
		return jsonOf(ran)[0]!.workflowId as string;
	};

	it('Start takes 10,000 people in all', async () => {
		await started(10_000);
		expect(airudder.dialled()).toHaveLength(10_000);
	});

	it.each([
		['workflow.start', start],
		['workflow.addContacts', { workflowId: 'w', phoneNumberColumn: 'mobile' }],
	])(
		'%s refuses a longer list before it reaches anybody, and says what is left',
		async (name, parameters) => {
			const ran = await run(airudder, name, parameters, customers(10_003));
			expect(ran.error?.message).toBe(
				'A workflow takes at most 10,000 contacts in all; there are 10,003, so nothing was sent',
			);
			expect(ran.error?.description).toContain('3 are left, from row 10001 on');
			expect(airudder.requests()).toEqual([]);
		},
	);

	it('Add Contacts says in AIRudder’s words why it was refused, and that the limit counts all', async () => {
		const workflowId = await started(10_000);
		const parameters = { workflowId, phoneNumberColumn: 'mobile' };
		const ran = await run(
			airudder,
			'workflow.addContacts',
			parameters,
			customers(10_001).slice(-1),
		);
		expect(ran.error?.message).toBe(
			'AIRudder refused the request: "The workflow has 10000 contacts and may have 10000 in all" (code 403)',
		);
		expect(ran.error?.description).toMatch(
			/A workflow takes 10,000 contacts in all, those it was started with and those added later\./,
		);
		expect(airudder.dialled()).toHaveLength(10_000);
	});

	it('Add Contacts keeps what AIRudder answers', async () => {
		const workflowId = await started(1);
		airudder.fault('addWorkflowContacts', {
			status: 200,
			body: { code: 200, status: 'OK', data: { added: 1 } },
		});
		const parameters = { workflowId, phoneNumberColumn: 'mobile' };
		const ran = await run(airudder, 'workflow.addContacts', parameters, customers(2).slice(1));
		expect(jsonOf(ran)).toEqual([{ workflowId, added: true, answer: { added: 1 }, contacts: 1 }]);
	});
});
