import { existsSync } from 'node:fs';
import { endpointOf } from '../../nodes/shared/api/endpoint';
import { startSimulator, type Simulator } from '../../simulator';
import { actions } from '../../tools/coverage/table';
import { customers, jsonOf, run } from '../support/engine/airudder';
import { samples } from '../support/samples';
import { keptSchema, schemaFile, schemaOf } from '../support/schemas/outputSchema';

// Waiting for calls lets them happen.
let onSleep: () => Promise<void> = async () => undefined;
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	// A pause between two looks at a store lets nothing happen at AIRudder.
	sleep: async (milliseconds: number) => {
		if (milliseconds >= 1_000) await onSleep();
	},
}));

/** Actions that pass an answer on whose fields the contract does not know: a schema would be an invention. */
const passingOn = new Set([
	'AiRudder/robot/getAll',
	'AiRudder/task/getAll',
	'AiRudder/workflow/find',
	'AiRudder/workflow/getTasks',
	'AiRudder/workflow/verifyPush',
	'AiRudderChatbot/message/sendHuaweiUserMessage',
]);

/** Of an operation whose form comes from the contract, or of a request of the user's own, the output is not known either. */
const hasUnknownOutput = ({ place, operation }: (typeof actions)[number]) =>
	place.includes('ustomApiCall') ||
	passingOn.has(place) ||
	(operation.endpoint && endpointOf(operation.endpoint).form !== undefined);

/** Create and Wait of the dialer needs a server that waits: test/e2e/dialerWait.test.ts. */
const table = actions.filter(({ place }) => place in samples);

describe('What the nodes send, and what they put out', () => {
	let airudder: Simulator;
	beforeAll(async () => {
		airudder = await startSimulator({ startTime: new Date('2099-11-20T03:00:00Z') });
		onSleep = async () => await airudder.finishTask();
	});
	beforeEach(() => {
		airudder.reset();
		airudder.switches.cancelFinished = 'accepted';
	});
	afterAll(async () => await airudder.stop());

	it.each(table)(
		'$place: each request and answer is valid, the output as the editor shows it',
		async (action) => {
			const { place, operation } = action;
			const { parameters, items } = await samples[place]!(airudder);
			const earlier = airudder.requests().length;
			const ran = await run(airudder, place, parameters, items ?? customers(1));
			expect(airudder.violations()).toEqual([]);
			const own = airudder.requests(operation.endpoint ?? '').slice(-1);
			if (operation.endpoint) {
				expect(airudder.requests().slice(earlier)).toEqual(expect.arrayContaining(own));
				expect(own[0]?.method).toBe(endpointOf(operation.endpoint).method);
			}
			if (hasUnknownOutput(action)) {
				expect(existsSync(schemaFile(place))).toBe(false);
				return;
			}
			const schema = schemaOf([...jsonOf(ran), ...(ran.output?.[1] ?? []).map(({ json }) => json)]);
			expect(keptSchema(schemaFile(place), schema)).toEqual(schema);
		},
	);
});
