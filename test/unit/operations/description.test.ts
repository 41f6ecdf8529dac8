import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { AiRudder } from '../../../nodes/AiRudder/AiRudder.node';
import { voiceOperations } from '../../../nodes/AiRudder/operations';
import { AiRudderTrigger } from '../../../nodes/AiRudderTrigger/AiRudderTrigger.node';
import { endpoints } from '../../../nodes/shared/api/endpoints.generated';
import { formOf } from '../../../nodes/shared/operations/description';
import type { Operation, Operations } from '../../../nodes/shared/operations/operation';
import packageJson from '../../../package.json';
import { projectFolder } from '../../../tools/folders';

const table: Operations = voiceOperations;
const every: Array<[string, Operation]> = Object.entries(table).flatMap(([resource, entry]) =>
	Object.entries(entry.operations).map(([name, operation]): [string, Operation] => [
		`${resource}.${name}`,
		operation,
	]),
);

const smallWords = /^(a|an|and|as|at|by|for|in|of|on|or|per|the|this|to|with)$/;
/** Some languages know no small and capital letters. */
const isTitleCase = (text: string) =>
	text
		.replace(/[()]/g, '')
		.split(/[ -]/)
		.every(
			(word, index) =>
				/^[\p{Lu}\p{Lo}\p{N}]/u.test(word.replace(/^[^\p{L}\p{N}]+/u, '')) ||
				(index > 0 && smallWords.test(word)),
		);
/** No capitals behind the first letter, but in names and abbreviations. */
const isSentenceCase = (text: string) =>
	/^[\p{Lu}\p{Lo}\p{N}]/u.test(text) &&
	(text.match(/[\p{L}\p{N}_]+/gu) ?? []).every(
		(word, index) =>
			/^(\P{Lu}+|\P{Ll}{2,}s?|WhatsApp|AIRudder)$/u.test(word) ||
			(index === 0 && /^\p{Lu}\P{Lu}*$/u.test(word)),
	);
const optionsOf = ({ options = [] }: INodeProperties) => options as INodePropertyOptions[];

/** Every property of a form, those within collections too. */
function deep(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [
		property,
		...deep(
			(property.options ?? []).filter((option): option is INodeProperties => 'type' in option),
		),
		...deep(
			(property.options ?? []).flatMap((option) => ('values' in option ? option.values : [])),
		),
	]);
}

describe('the AIRudder node', () => {
	const { properties, outputs } = new AiRudder().description;
	const operationLists = properties.filter(({ name }) => name === 'operation');

	it('lists resources and operations by name, those that cannot run without a path last', () => {
		const byName = (names: string[]) => [...names].sort((one, other) => one.localeCompare(other));
		for (const list of [properties[0]!, ...operationLists]) {
			const names = optionsOf(list).map(({ name }) => name);
			const needPath = names.filter((name) => name.endsWith(' (Needs Path)'));
			const others = names.filter((name) => !needPath.includes(name));
			expect(names).toEqual([...byName(others), ...byName(needPath)]);
			expect(list.noDataExpression).toBe(true);
		}
	});

	it('says of each operation whose path AIRudder shows only in its portal that it needs one', () => {
		for (const list of operationLists) {
			const [resource = ''] = list.displayOptions?.show?.resource as string[];
			for (const { name, value, action, description } of optionsOf(list)) {
				const { endpoint } = table[resource]!.operations[value as string]!;
				const isUnknown = endpoint !== undefined && !('path' in endpoints[endpoint]);
				expect({
					name: name.endsWith(' (Needs Path)'),
					action: action?.endsWith(' (needs path)'),
					description: description?.endsWith('shows only in its portal.'),
				}).toEqual({ name: isUnknown, action: isUnknown, description: isUnknown });
			}
		}
	});

	it('opens on checking contacts, and no resource on what calls, cancels or cannot run if it has anything else', () => {
		expect(properties[0]!.default).toBe('task');
		for (const list of operationLists) {
			const [resource = ''] = list.displayOptions?.show?.resource as string[];
			if (resource === 'task') expect(list.default).toBe('checkContacts');
			const effects = optionsOf(list).map(({ name, value }) => {
				const { endpoint } = table[resource]!.operations[value as string]!;
				const reads = endpoint === undefined || endpoints[endpoint].effect === 'reads';
				return { value, isBest: reads && !name.endsWith('(Needs Path)'), reads };
			});
			const chosen = effects.find(({ value }) => value === list.default)!;
			if (effects.some(({ isBest }) => isBest)) expect(chosen.isBest).toBe(true);
			else if (effects.some(({ reads }) => reads)) expect(chosen.reads).toBe(true);
		}
	});

	it('offers every operation of the table, and no other', () => {
		const offered = operationLists.flatMap((list) =>
			optionsOf(list).map(
				({ value }) =>
					`${(list.displayOptions?.show?.resource as string[]).join()}.${String(value)}`,
			),
		);
		expect(offered.sort()).toEqual(every.map(([name]) => name).sort());
	});

	it('shows the fields of an operation with that operation only', () => {
		for (const [name, operation] of every) {
			const [resource, value] = name.split('.');
			const shown = properties.filter(
				({ name: field, displayOptions: { show } = {} }) =>
					!field.startsWith('reachNotice_') &&
					show?.resource?.includes(resource) &&
					show.operation?.includes(value),
			);
			expect(shown.map((field) => field.name)).toEqual(
				operation.properties.map((field) => field.name),
			);
		}
	});

	it('says above the form of all that calls or messages people that a test run does, too', () => {
		const warned = properties
			.filter(({ name }) => name.startsWith('reachNotice_'))
			.flatMap(({ displayOptions: { show } = {} }) =>
				(show!.operation as string[]).map(
					(operation) => `${(show!.resource as string[]).join()}.${operation}`,
				),
			);
		const reaching = every.filter(
			([, { endpoint }]) => endpoint !== undefined && endpoints[endpoint].effect === 'contacts',
		);
		expect(warned.sort()).toEqual(reaching.map(([name]) => name).sort());
		expect(warned).toContain('task.createAndWait');
		expect(warned).toContain('sms.send');
	});

	it('keeps the conditions of a field beside its operation', () => {
		const limit = properties.find(({ name }) => name === 'limit');
		expect(limit?.displayOptions?.show).toMatchObject({
			returnAll: [false],
			operation: [expect.any(String)],
		});
	});

	it('has the outputs that an operation names', () => {
		expect(outputs).toContain('"task:checkContacts":["Valid","Invalid"]');
	});
});

describe.each(every)('%s', (_name, operation) => {
	it('has a name in Title Case, an action in sentence case and a description', () => {
		expect([operation.name, isTitleCase(operation.name)]).toEqual([operation.name, true]);
		expect([operation.action, isSentenceCase(operation.action)]).toEqual([operation.action, true]);
		expect(operation.description).toMatch(/^[\p{Lu}\p{Lo}\p{N}].*[^.]$/u);
	});

	it('stands for an operation of the contract, or sends nothing', () => {
		expect([undefined, ...Object.keys(endpoints)]).toContain(operation.endpoint);
	});

	it('has fields with names in Title Case and options in alphabetical order', () => {
		for (const field of deep(operation.properties).filter(({ type }) => type !== 'notice')) {
			expect([field.displayName, isTitleCase(field.displayName)]).toEqual([
				field.displayName,
				true,
			]);
			if (field.type !== 'options' || !field.options) continue;
			const names = optionsOf(field).map(({ name }) => name);
			expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other)));
			expect(optionsOf(field).map(({ value }) => value)).toContain(field.default);
		}
	});
});

it('sorts a table that is not written by name', () => {
	const named = (name: string): Operation => ({
		...table.task!.operations.checkContacts!,
		name,
		properties: [],
	});
	const [resources, listed] = formOf(
		{
			zebra: { name: 'Zebra', operations: { b: named('Second'), a: named('First') } },
			ape: { name: 'Ape', operations: {} },
		},
		{ resource: 'zebra', operation: 'b' },
	);
	expect(optionsOf(resources!).map(({ name }) => name)).toEqual(['Ape', 'Zebra']);
	expect(resources!.default).toBe('zebra');
	expect(optionsOf(listed!).map(({ name }) => name)).toEqual(['First', 'Second']);
	expect(listed!.default).toBe('b');
});

it('does not take the name that n8n gives to human review', () => {
	expect(every.filter(([name]) => name.endsWith('.sendAndWait'))).toEqual([]);
});

it('fills the panel of the trigger with names in Title Case', () => {
	for (const field of deep(new AiRudderTrigger().description.properties))
		if (field.type !== 'notice')
			expect([field.displayName, isTitleCase(field.displayName)]).toEqual([
				field.displayName,
				true,
			]);
});

describe.each(packageJson.n8n.nodes)('%s', (file) => {
	const source = join(projectFolder, file.replace(/^dist\//, '').replace(/\.js$/, ''));

	it('can be found in n8n by its codex file', () => {
		expect(existsSync(`${source}.ts`)).toBe(true);
		const codex = JSON.parse(readFileSync(`${source}.json`, 'utf8')) as Record<string, unknown>;
		const name = /(\w+)\.node$/.exec(source)?.[1] ?? '';
		expect(codex).toMatchObject({
			node: `n8n-nodes-airudder.${name.replace(/^AiRudder/, 'aiRudder')}`,
			nodeVersion: '1.0',
			codexVersion: '1.0',
			categories: expect.arrayContaining([expect.any(String)]),
			resources: { primaryDocumentation: [{ url: expect.stringMatching(/^https:\/\//) }] },
		});
	});
});
