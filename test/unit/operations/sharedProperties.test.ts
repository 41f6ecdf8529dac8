import type { INodeProperties } from 'n8n-workflow';
import { voiceOperations } from '../../../nodes/AiRudder/operations';
import { chatbotOperations } from '../../../nodes/AiRudderChatbot/operations';
import type { Operation, Operations } from '../../../nodes/shared/operations/operation';
import { sharedProperties } from '../../../nodes/shared/operations/sharedProperties';

const field = (name: string, settings: Partial<INodeProperties> = {}): INodeProperties => ({
	...{ displayName: name, name, type: 'string', default: '' },
	...settings,
});

/** A node of resources, operations and their fields. */
const operationsOf = (forms: Record<string, Record<string, INodeProperties[]>>): Operations =>
	Object.fromEntries(
		Object.entries(forms).map(([name, table]) => [
			name,
			{
				name,
				operations: Object.fromEntries(
					Object.entries(table).map(([operation, properties]) => [
						operation,
						{ properties } as unknown as Operation,
					]),
				),
			},
		]),
	);

/** What the editor shows of them for an operation, without where each is shown. */
const shownFor = (all: INodeProperties[], resource: string, operation: string) =>
	all.flatMap(({ displayOptions = {}, ...property }) => {
		const { resource: resources, operation: names, ...show } = displayOptions.show ?? {};
		if (!resources?.includes(resource) || !names?.includes(operation)) return [];
		const when = { ...displayOptions, show };
		return [{ ...property, displayOptions: when }];
	});

const names = (all: INodeProperties[], resource: string, operation: string) =>
	shownFor(all, resource, operation).map(({ name }) => name);

describe('the fields of all operations', () => {
	it.each<[string, Operations]>([
		['AIRudder', voiceOperations],
		['AIRudder Chatbot', chatbotOperations],
	])('are for each operation of %s those of its own form, in its order', (_node, operations) => {
		const all = sharedProperties(operations);
		for (const [resource, { operations: table }] of Object.entries(operations)) {
			for (const [operation, { properties }] of Object.entries(table)) {
				const own = properties.map(({ displayOptions, ...property }) => ({
					...property,
					displayOptions: { ...displayOptions, show: displayOptions?.show ?? {} },
				}));
				expect(shownFor(all, resource, operation)).toEqual(own);
			}
		}
	});

	it('hold a field once that several operations have, and in which it is the same', () => {
		const all = sharedProperties(
			operationsOf({
				task: { create: [field('name'), field('robot')], get: [field('name'), field('limit')] },
				plan: { create: [field('name', { default: 'mine' })], stop: [field('robot')] },
			}),
		);
		expect(all.map(({ name }) => name).sort()).toEqual(['limit', 'name', 'name', 'robot', 'robot']);
	});

	it('keep an order that differs between operations', () => {
		const all = sharedProperties(
			operationsOf({
				task: {
					create: [field('a'), field('b')],
					copy: [field('b'), field('a')],
					stop: [field('a'), field('c'), field('b')],
				},
			}),
		);
		expect(names(all, 'task', 'create')).toEqual(['a', 'b']);
		expect(names(all, 'task', 'copy')).toEqual(['b', 'a']);
		expect(names(all, 'task', 'stop')).toEqual(['a', 'c', 'b']);
	});

	it('are not shown for an operation of the same name in another resource that lacks them', () => {
		const all = sharedProperties(
			operationsOf({
				task: { create: [field('robot')], get: [] },
				plan: { create: [], get: [field('robot')] },
			}),
		);
		expect(names(all, 'task', 'create')).toEqual(['robot']);
		expect(names(all, 'plan', 'get')).toEqual(['robot']);
		expect(names(all, 'task', 'get')).toEqual([]);
		expect(names(all, 'plan', 'create')).toEqual([]);
	});
});
