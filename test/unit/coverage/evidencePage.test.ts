import { parse, stringify } from 'yaml';
import { contractText, parsedContract } from '../../../contract/read';
import { everythingIn } from '../../../tools/pull/contract';
import type { Contract } from '../../../contract/types';
import { evidencePage } from '../../../tools/coverage/evidencePage';
import { fieldOwners } from '../../../tools/coverage/knownFields';

const contract = parsedContract(contractText());
const page = evidencePage(contract);

/** The rows of a section's table, each as its cells. */
function rowsBelow(heading: string): string[][] {
	const [, section = ''] = page.split(`\n${heading}\n`);
	const [own = ''] = section.split(/\n#{2,3} /);
	return own
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.slice(2)
		.map((line) =>
			line
				.slice(1, -1)
				.split(/(?<!\\)\|/)
				.map((cell) => cell.trim()),
		);
}

describe('the page on how well AIRudder is known', () => {
	it('has a row for each operation and each event, with the place in the nodes and the grade', () => {
		const everything = everythingIn(contract);
		const gradesOf = (kind: string) =>
			everything.filter((own) => own.kind === kind).map(({ words }) => words['x-evidence']);
		for (const [heading, kind] of [
			['## Operations', 'operation'],
			['## Events', 'webhook'],
		] as const) {
			expect(rowsBelow(heading).map(([, , grade]) => grade)).toEqual(gradesOf(kind));
			expect(rowsBelow(heading).filter(([, place]) => place === '')).toEqual([]);
		}
	});

	it('counts what it shows', () => {
		const total = rowsBelow('## In numbers').at(-1)!;
		const counted = rowsBelow('## In numbers').slice(0, -1);
		[1, 2, 3].forEach((column) => {
			const sum = counted.reduce((all, row) => all + Number(row[column]), 0);
			expect(total[column]).toBe(`**${sum}**`);
		});
		expect(total[1]).toBe(`**${rowsBelow('## Operations').length}**`);
		expect(total[2]).toBe(`**${rowsBelow('## Events').length}**`);
	});

	it('shows each contradiction with both sides and the reason', () => {
		const rows = rowsBelow('## Where sources disagree');
		const fields = rows.map(([, field]) => field);
		expect(fields).toEqual(expect.arrayContaining(['`Authorization`', '`taskName`', '`autoQA`']));
		for (const row of rows) {
			expect(row).toHaveLength(5);
			expect(row).not.toContain('');
		}
	});

	it('lists the fields of what has several grades one by one, and names all others', () => {
		expect(rowsBelow('### `DialerTaskItem`')).toEqual(
			expect.arrayContaining([
				['`taskId`', '', 'modules', ''],
				['`source`', 'Where the task was made; web is the console', 'client', ''],
			]),
		);
		const even = rowsBelow('### Fields of one grade');
		const [row] = even.filter(([of]) => of === '`DialerCallRow`');
		expect(row![1]).toBe('client');
		expect(row![2]).toContain('`callResultType`');
	});
});

describe('the grade of a field', () => {
	const ownersIn = (paths: object, schemas: object) => {
		const made = { ...parse(contractText()), paths, webhooks: {} } as Contract;
		const components = { ...made.components, schemas };
		return fieldOwners(parsedContract(stringify({ ...made, components })));
	};
	const operation = (evidence: string, schema: object) => ({
		post: {
			operationId: 'made',
			tags: ['SMS'],
			'x-evidence': evidence,
			requestBody: { content: { 'application/json': { schema } } },
		},
	});
	const text = { type: 'string' };
	const shared = { $ref: '#/components/schemas/Shared' };

	it('is its own, else that of what it stands in', () => {
		const inner = { 'x-evidence': 'modules', properties: { c: text } };
		const properties = { a: text, b: { ...text, 'x-evidence': 'inferred' }, d: inner };
		const [owner] = ownersIn({ '/x': operation('client', { properties }) }, {});
		expect(owner!.fields.map(({ name, grade }) => [name, grade])).toEqual([
			['a', 'client'],
			['b', 'inferred'],
			['d', 'modules'],
			['d.c', 'modules'],
		]);
	});

	it('is the best that any use of a shared schema has', () => {
		const client = operation('client', { properties: { one: shared } });
		const documented = operation('documented', { properties: { list: { items: shared } } });
		documented.post.operationId = 'other';
		const owners = ownersIn(
			{ '/x': client, '/y': documented },
			{ Shared: { properties: { a: text } } },
		);
		expect(owners.find(({ id }) => id === 'Shared')).toMatchObject({
			grade: 'documented',
			usedBy: ['made', 'other'],
			fields: [{ name: 'a', grade: 'documented' }],
		});
	});

	it('ends with a schema that holds itself', () => {
		const schemas = { Shared: { properties: { again: shared, a: text } } };
		const [, owner] = ownersIn(
			{ '/x': operation('client', { properties: { s: shared } }) },
			schemas,
		);
		expect(owner!.fields.map(({ name }) => name)).toEqual(['again', 'a']);
	});

	it('is none where nothing is published', () => {
		expect(ownersIn({ '/x': operation('unpublished', { properties: { a: text } }) }, {})).toEqual(
			[],
		);
	});
});
