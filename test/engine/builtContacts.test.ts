import type { INodeExecutionData } from 'n8n-workflow';
import type {
	FieldSchema,
	RequestForm,
} from '../../nodes/shared/operations/fromContract/requestForm';
import type { RequestKind } from '../../nodes/shared/operations/fromContract/fromContract';
import { customers, jsonOf } from '../support/engine/airudder';
import { nodeWith, Wire } from './wire';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const text: FieldSchema = { type: 'string' };

describe('A built form with a list of contacts', () => {
	const wire = new Wire({ createPlan: '/plan' });
	beforeAll(async () => await wire.start());
	beforeEach(() => {
		wire.received = [];
		wire.answer = { code: 200, data: {} };
	});
	afterAll(async () => await wire.stop());

	const plan: RequestForm = {
		body: {
			type: 'application/json',
			schema: {
				type: 'object',
				required: ['plan_name', 'details'],
				properties: {
					plan_name: text,
					details: {
						type: 'array',
						maxItems: 2,
						items: {
							type: 'object',
							required: ['callee', 'name'],
							properties: { callee: text, name: text, amount: { type: 'number' } },
						},
					},
				},
			},
		},
	};
	const node = (kind: RequestKind = { contacts: true }) => nodeWith('createPlan', plan, kind);
	const named = { known: [{ field: 'name', column: 'name' }] };
	const parameters = { body_plan_name: 'p', phoneNumberColumn: 'mobile', contactFields: named };

	it.each([{ contacts: true }, {}])(
		'sends all items, as many at once as AIRudder takes (%j)',
		async (kind) => {
			wire.answer = { code: 200, data: { task_id: 't-1' } };
			const ran = await wire.run(node(kind), parameters, customers(3));
			expect(ran.error).toBeUndefined();
			const contact = (index: number) => ({
				callee: `+62811100000${index}`,
				name: `Customer ${index + 1}`,
			});
			expect(wire.bodies()).toEqual([
				{ plan_name: 'p', details: [contact(0), contact(1)] },
				{ plan_name: 'p', details: [contact(2)] },
			]);
			expect(jsonOf(ran)).toMatchObject([
				{ taskId: 't-1', contacts: 2 },
				{ taskId: 't-1', contacts: 1 },
			]);
		},
	);

	it.each<[string, Record<string, unknown>, INodeExecutionData[], string]>([
		[
			'a required field has no column',
			{ contactFields: {} },
			customers(1),
			'Contact Fields lacks Name',
		],
		[
			'a row lacks it',
			{},
			[...customers(1), { json: { mobile: '+628111000009', name: '' } }],
			'Row 2 (line 3 of a sheet with one heading line), column "name": "" is empty.',
		],
		[
			'a number is none',
			{},
			[...customers(1), { json: { mobile: 'x', name: 'Ayu' } }],
			'Row 2 (line 3 of a sheet with one heading line), column "mobile": "x" is not a phone number.',
		],
	])('sends nothing when %s', async (_what, changed, items, message) => {
		const { error } = await wire.run(node(), { ...parameters, ...changed }, items);
		expect(error?.message).toBe(message);
		expect(wire.received).toEqual([]);
	});

	it('sends once when the connection breaks', async () => {
		wire.answer = undefined;
		const { error } = await wire.run(node(), parameters, customers(1));
		expect(error?.message).toMatch(/^It is not known whether AIRudder took the request/);
		expect(wire.received).toHaveLength(1);
	});

	it('takes the list as JSON for each item instead, once as well', async () => {
		const each = {
			contactsFromItems: false,
			body_plan_name: 'p',
			body_details: '[{"callee": "+62"}]',
		};
		await wire.run(node(), each, customers(2));
		expect(wire.bodies()).toEqual(
			[1, 2].map(() => ({ plan_name: 'p', details: [{ callee: '+62' }] })),
		);
		wire.answer = undefined;
		await wire.run(node(), each, customers(1));
		expect(wire.received).toHaveLength(3);
	});

	it('sends bare numbers where the contract asks for them', async () => {
		const numbers: FieldSchema = { type: 'array', items: text };
		const form: RequestForm = {
			body: { type: 'application/json', schema: { type: 'object', properties: { to: numbers } } },
		};
		const bare = nodeWith('createPlan', form, { contacts: true });
		await wire.run(bare, { phoneNumberColumn: 'mobile' }, customers(2));
		expect(wire.bodies()).toEqual([{ to: ['+628111000000', '+628111000001'] }]);
	});

	it('with a path of its own, asks for the names of the fields as before', async () => {
		await wire.run(
			node(),
			{
				endpointPath: '/own',
				contactsField: 'list',
				phoneNumberField: 'number',
				phoneNumberColumn: 'mobile',
				body: '{"a": 1}',
			},
			customers(1),
		);
		expect(wire.received[0]!.url).toBe('/own');
		expect(wire.bodies()).toEqual([{ a: 1, list: [{ number: '+628111000000' }] }]);
	});
});
