import { endpointOf } from '../../nodes/shared/api/endpoint';
import { actions } from '../../tools/coverage/table';
import { samples } from '../support/samples';
import { customers } from '../support/engine/airudder';
import { Harness, node } from '../support/n8n/harness';

/** One action of each resource, run in the server's own engine with its own credentials and expressions. */
const chosen = [
	'AiRudder/call/getAll',
	'AiRudder/customApiCall/call',
	'AiRudder/dialerTask/getCalls',
	'AiRudder/plan/create',
	'AiRudder/recording/download',
	'AiRudder/robot/getAll',
	'AiRudder/sms/send',
	'AiRudder/strategy/getAll',
	'AiRudder/task/create',
	'AiRudder/workflow/start',
	'AiRudderChatbot/agentTransfer/report',
	'AiRudderChatbot/channel/getAll',
	'AiRudderChatbot/company/get',
	'AiRudderChatbot/conversation/getAll',
	'AiRudderChatbot/customApiCall/call',
	'AiRudderChatbot/file/upload',
	'AiRudderChatbot/message/sendHuaweiUserMessage',
	'AiRudderChatbot/session/getMessages',
	'AiRudderChatbot/template/sendMany',
	'AiRudderChatbot/wabaAccount/getAll',
	'AiRudderChatbot/waybill/getTracking',
];

const resourceOf = (place: string) => place.split('/').slice(0, 2).join('/');
const placesOf = (operations: typeof actions) => operations.map(({ place }) => place);

/** A resource that the contract has added by itself is seen by its first action. */
const added = placesOf(
	actions.filter(
		({ place, operation: { endpoint } }, index) =>
			endpoint &&
			endpointOf(endpoint).form === 'automatic' &&
			!chosen.some((other) => resourceOf(other) === resourceOf(place)) &&
			placesOf(actions.slice(0, index)).every((other) => resourceOf(other) !== resourceOf(place)),
	),
);
const seen = [...chosen, ...added];

describe('every resource in a real n8n', () => {
	let harness: Harness;
	beforeAll(async () => {
		harness = await Harness.shared();
	});
	beforeEach(() => harness.airudder.reset());
	afterAll(async () => await harness.stop());

	it('has a workflow here', () => {
		const resources = new Set(actions.map(({ place }) => resourceOf(place)));
		expect(seen.map(resourceOf).sort()).toEqual([...resources].sort());
	});

	it.each(seen)('%s', async (place) => {
		const { airudder } = harness;
		const [className = '', resource, operation] = place.split('/');
		const { parameters, items } = await samples[place]!(airudder);
		const type = className.charAt(0).toLowerCase() + className.slice(1);
		const outcome = await harness.run(
			[node('Subject', type, { resource, operation, ...parameters })],
			items ?? customers(1),
		);
		expect(outcome.error()).toBeUndefined();
		expect(outcome.items('Subject').length).toBeGreaterThan(0);
		expect(airudder.violations()).toEqual([]);
	});

	describe('as a tool of an AI agent', () => {
		const said = (outcome: Awaited<ReturnType<Harness['runTool']>>) =>
			JSON.stringify(outcome.execution.data.resultData);

		it('gives the model what it asked for', async () => {
			const robots = { resource: 'robot', operation: 'getAll', returnAll: true };
			const outcome = await harness.runTool('AIRudder Robots', robots, {});
			expect(outcome.status).toBe('success');
			expect(said(outcome)).toContain('robotId');
		});

		it('calls whom the model names: its arguments are the incoming item', async () => {
			harness.airudder.reset();
			const create = {
				resource: 'task',
				operation: 'create',
				taskName:
					'={{ "call-" + $fromAI("phone", "phone number with country code", "string").slice(-4) }}',
				robot: { __rl: true, mode: 'id', value: 'robot-1' },
				phoneNumberColumn: 'phone',
			};
			const outcome = await harness.runTool('Call Somebody', create, { phone: '+6281111111101' });
			expect(outcome.status).toBe('success');
			expect(harness.airudder.dialled()).toEqual(['+6281111111101']);
			expect(said(outcome)).toContain('call-1101');
		});

		it('refuses to wait, because a tool cannot', async () => {
			const wait = {
				resource: 'dialerTask',
				operation: 'createAndWait',
				taskName: 'tool',
				groupName: 'Collection',
				phoneNumberColumn: 'phone',
				end: '2099-12-01T18:00:00+07:00',
				timeZone: 'Asia/Jakarta',
			};
			const outcome = await harness.runTool('Dial and Wait', wait, { phone: '+6281111111101' });
			expect(harness.airudder.dialerTasks()).toEqual([]);
			expect(said(outcome)).toMatch(/tool/i);
		});
	});
});
