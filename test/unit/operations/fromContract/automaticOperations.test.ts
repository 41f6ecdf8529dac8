import { endpointOf } from '../../../../nodes/shared/api/endpoint';
import {
	withAutomaticOperations,
	type Automatic,
} from '../../../../nodes/shared/operations/fromContract/automaticOperations';
import { resource, type Operation } from '../../../../nodes/shared/operations/operation';

const own: Operation = {
	name: 'Own',
	action: 'Own',
	description: 'Own',
	endpoint: undefined,
	properties: [],
	run: async () => [[]],
};
const table = { plan: resource('Plan', { get: own }) };

const automatic = (action: string, summary = 'Rename a plan.', more: Partial<Automatic> = {}) => ({
	id: 'createPlan' as const,
	endpoint: { ...endpointOf('createPlan'), action, summary, form: 'automatic' as const },
	...more,
});

it('adds an operation to its resource, worded by the contract', () => {
	const { plan } = withAutomaticOperations('Node', table, [automatic('Node/plan/rename')]);
	expect(Object.keys(plan.operations)).toEqual(['get', 'rename']);
	expect((plan.operations as Record<string, Operation>).rename).toMatchObject({
		name: 'Rename a Plan',
		action: 'Rename a plan',
		description: 'Rename a plan',
		endpoint: 'createPlan',
	});
});

it('makes a resource where there is none', () => {
	const added = withAutomaticOperations('Node', table, [
		automatic('Node/blackList/add'),
		automatic('Node/blackList/remove'),
	]);
	expect(added.blackList!.name).toBe('Black List');
	expect(Object.keys(added.blackList!.operations)).toEqual(['add', 'remove']);
	expect(added.plan).toBe(table.plan);
});

it('leaves alone what a file of ours has, and what belongs to another node', () => {
	const others = [automatic('Node/plan/get'), automatic('Other/plan/rename')];
	expect(withAutomaticOperations('Node', table, others)).toEqual(table);
});

it('cuts a long name between words', () => {
	const summary = 'obtain the call information and the recording links of all numbers by call ID';
	const { plan } = withAutomaticOperations('Node', table, [automatic('Node/plan/long', summary)]);
	expect((plan.operations as Record<string, Operation>).long!.name).toBe(
		'Obtain the Call Information and the Recording Links of All',
	);
});

it('offers contacts from items where the form has a list of contacts', () => {
	const items = { type: 'object', properties: { phone: { type: 'string' } } } as const;
	const schema = { type: 'object', properties: { to: { type: 'array', items } } } as const;
	const form = { body: { type: 'application/json', schema } } as const;
	const { plan } = withAutomaticOperations('Node', table, [
		automatic('Node/plan/call', 'Call', { form }),
	]);
	const { properties } = (plan.operations as Record<string, Operation>).call!;
	expect(properties.map(({ name }) => name)).toContain('phoneNumberColumn');
});
