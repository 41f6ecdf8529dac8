import { existsSync } from 'node:fs';
import type { INodeProperties } from 'n8n-workflow';
import { endpointOf } from '../../nodes/shared/api/endpoint';
import type { Simulator } from '../../simulator';
import { actions } from '../../tools/coverage/table';
import { samples } from '../support/samples';
import { standInPath } from '../support/samples/fromContract';
import { customers, jsonOf, run } from '../support/engine/airudder';
import { keptSchema, schemaFile, schemaOf } from '../support/schemas/outputSchema';
import { simulateAirudder } from '../support/engine/simulateAirudder';

// Waiting for calls lets them happen.
let onSleep: () => Promise<void> = async () => undefined;
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	// A pause between two looks at a store lets nothing happen at AIRudder.
	sleep: async (milliseconds: number) => {
		if (milliseconds >= 1_000) await onSleep();
	},
}));

/** It waits to be called back: test/engine/dialerWait.test.ts, which keeps its output schema as well. */
const elsewhere = ['AiRudder/dialerTask/createAndWait'];

const table = actions
	.map(({ place, operation }) => ({ place, operation }))
	.filter(({ place }) => !elsewhere.includes(place));

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
const hasUnknownOutput = ({ place, operation }: (typeof table)[number]) =>
	place.includes('ustomApiCall') ||
	passingOn.has(place) ||
	(operation.endpoint && endpointOf(operation.endpoint).form !== undefined);

const sending = table.filter(({ operation }) => operation.endpoint !== undefined);
const unpublished = sending.filter(
	({ operation }) => endpointOf(operation.endpoint!).evidence === 'unpublished',
);

describe('Every operation', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started), {
		startTime: new Date('2099-11-20T03:00:00Z'),
	});
	beforeAll(() => {
		onSleep = async () => await airudder.finishTask();
	});
	beforeEach(() => {
		airudder.switches.cancelFinished = 'accepted';
	});

	it('has a sample', () => {
		const sampled = Object.keys(samples).sort();
		expect(sampled).toEqual(table.map(({ place }) => place).sort());
	});

	const runSample = async (place: string, changed: object = {}) => {
		const { parameters, items } = await samples[place]!(airudder);
		const earlier = airudder.requests().length;
		const ran = await run(airudder, place, { ...parameters, ...changed }, items ?? customers(1));
		return { ran, sent: airudder.requests().slice(earlier) };
	};

	it.each(table)(
		'$place: all it sends is valid, its output as the editor shows it',
		async (action) => {
			const { place, operation } = action;
			const { ran, sent } = await runSample(place);
			expect(ran.error).toBeUndefined();
			expect(ran.output?.[0]?.length).toBeGreaterThan(0);
			for (const { pairedItem } of ran.output![0]!) expect(pairedItem).toBeDefined();
			if (operation.endpoint) {
				const methods = sent.filter(({ operationId }) => operationId === operation.endpoint);
				expect(methods.length).toBeGreaterThan(0);
				const { method: expected } = endpointOf(operation.endpoint);
				expect(methods.every(({ method }) => method === expected)).toBe(true);
			}
			expect(airudder.violations()).toEqual([]);
			if (hasUnknownOutput(action)) {
				expect(existsSync(schemaFile(place))).toBe(false);
				return;
			}
			const schema = schemaOf([...jsonOf(ran), ...(ran.output?.[1] ?? []).map(({ json }) => json)]);
			expect(keptSchema(schemaFile(place), schema)).toEqual(schema);
		},
	);

	it.each(sending)(
		'$place says in AIRudder’s words why it was refused',
		async ({ place, operation }) => {
			const { parameters, items } = await samples[place]!(airudder);
			const { family } = endpointOf(operation.endpoint!);
			const code = family === 'callCenter' ? 10506 : 403;
			airudder.fault(operation.endpoint!, { bodyCode: code, message: 'not today' });
			const ran = await run(airudder, place, parameters, items ?? customers(1));
			expect(ran.error?.message).toBe(`AIRudder refused the request: "not today" (code ${code})`);
		},
	);

	const reaching = sending.filter(
		({ place, operation }) =>
			endpointOf(operation.endpoint!).effect === 'contacts' && !place.endsWith('/createAndWait'),
	);
	it.each(reaching)(
		'$place names the rows that it had sent before one was refused',
		async ({ place, operation }) => {
			const { parameters, items } = await samples[place]!(airudder);
			const rows = items ?? customers(1);
			const { family } = endpointOf(operation.endpoint!);
			const bodyCode = family === 'callCenter' ? 10506 : 403;
			airudder.fault(operation.endpoint!, { bodyCode, message: 'not today' }, { after: 1 });
			// The same people again under other numbers.
			const others = JSON.parse(
				JSON.stringify(rows).replace(
					/\+\d{8,}\d/g,
					(number) => `${number.slice(0, -1)}${9 - Number(number.slice(-1))}`,
				),
			) as typeof rows;
			const ran = await run(airudder, place, parameters, [...rows, ...others]);
			// Those that make one request of all rows send nothing before it.
			const requests = airudder
				.requests()
				.filter(({ operationId }) => operationId === operation.endpoint);
			expect(ran.error === undefined).toBe(requests.length === 1);
			if (ran.error)
				expect(ran.error.description).toMatch(/Already sent, and not to be sent again: Rows? 1/);
		},
	);

	const required = table.flatMap(({ place, operation }) =>
		operation.properties
			.filter((property) => property.required && property.type !== 'options')
			.map((property) => ({ place, property, field: property.displayName })),
	);

	it.each(required)(
		'$place without $field stops before sending and names it',
		async ({ place, property, field }) => {
			const { ran, sent } = await runSample(place, {
				...shown(property, place),
				[property.name]: blank(property),
			});
			expect(ran.error?.message).toContain(field);
			expect(sent).toEqual([]);
		},
	);

	const json = table.flatMap(({ place, operation }) =>
		operation.properties
			.filter(({ type }) => type === 'json')
			.map((property) => ({ place, property, field: property.displayName })),
	);

	it.each(json)(
		'$place refuses JSON in $field that is none',
		async ({ place, property, field }) => {
			const { ran, sent } = await runSample(place, {
				...shown(property, place),
				[property.name]: '={{ "{oops" }}',
			});
			expect(ran.error?.message).toBe(`${field} is not valid JSON`);
			expect(sent).toEqual([]);
		},
	);

	for (const { place, operation } of unpublished) {
		it(`${place} without a path stops before sending and says where to find it`, async () => {
			const { ran, sent } = await runSample(place, { endpointPath: '' });
			expect(ran.error?.message).toMatch(/^AIRudder does not publish the path of /);
			expect(ran.error?.description).toContain(endpointOf(operation.endpoint!).page);
			expect(ran.error?.description).toContain('Endpoint Path in this node');
			expect(ran.error?.description).toContain(
				`"${operation.endpoint}" in Endpoint Paths of the credential`,
			);
			expect(ran.error?.description).toContain('newer version of this package');
			expect(sent).toEqual([]);
		});
	}

	it.each([
		'https://evil.example.com/x',
		'//evil.example.com',
		'x',
		'/a/../b',
		'/a/%2e%2e/b',
		'/a?b=1',
		'/a#b',
	])('refuses the Endpoint Path %s', async (endpointPath) => {
		const { ran, sent } = await runSample('AiRudder/plan/getStatus', { endpointPath });
		expect(ran.error?.message).toBe(`"${endpointPath}" (Endpoint Path of the node) is not a path`);
		expect(sent).toEqual([]);
	});

	it('says which path it was, and where it was given, when AIRudder does not know it', async () => {
		airudder.switches.errorHttpStatus = 'same';
		const { ran } = await runSample('AiRudder/plan/getStatus', { endpointPath: '/no/such' });
		expect(ran.error?.message).toBe(
			'AIRudder knows no path "/no/such" (Endpoint Path of the node)',
		);
	});
});

/** Values of other fields under which a field is shown. */
function shown({ displayOptions = {} }: INodeProperties, place: string): object {
	const { show = {}, hide = {} } = displayOptions;
	const entries = Object.entries(show).map(([name, values]) => [name, values?.[0]]);
	const operation = table.find((action) => action.place === place)!.operation;
	// What the user writes by hand shows with a path, what is built from the contract without.
	const path = hide.endpointPath?.includes('') ? standInPath(operation.endpoint!) : '';
	return {
		...(Object.fromEntries(entries) as object),
		...('endpointPath' in hide ? { endpointPath: path } : {}),
	};
}

/** An expression that gives nothing: what is typed empty, n8n refuses itself. */
function blank({ type }: INodeProperties): unknown {
	return type === 'resourceLocator' ? { __rl: true, mode: 'id', value: '={{ "" }}' } : '={{ "" }}';
}
