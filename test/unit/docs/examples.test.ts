import { phoneNumbersIn } from '../../support/examples/phoneNumbers';
import {
	exampleFiles,
	exampleText,
	linksOf,
	notesOf,
	readExample,
	workingNodes,
} from '../../support/examples/exampleFiles';
import { changesSomething } from '../../support/examples/reachesPeople';
import { askedStatus, runCode } from '../../support/examples/rowsToCall';

const index = exampleText('README.md');

it('the index of examples names every example, and no other', () => {
	const named = [...index.matchAll(/^\| \[`([\w-]+\.json)`\]\(\1\)/gm)].map(([, name]) => name);
	expect(named.sort()).toEqual([...exampleFiles].sort());
	expect(named.length).toBeGreaterThanOrEqual(12);
});

it("the index of examples shows every example on n8n's canvas, under its name", () => {
	const titles = [...index.matchAll(/^### \[(.+)\]\(([\w-]+\.json)\)\n\n<picture>\n.+\n(.+)/gm)];
	const shown = titles.map(([, name, file, picture]) => [
		...[name, file],
		/src="\.\.\/docs\/pictures\/examples\/([\w-]+)-light\.png"/.exec(picture!)?.[1],
	]);
	const byFile = (one: unknown[], other: unknown[]) =>
		String(one[1]).localeCompare(String(other[1]));
	expect(shown.sort(byFile)).toEqual(
		exampleFiles
			.map((file) => [readExample(file).name, file, file.replace('.json', '')])
			.sort(byFile),
	);
});

describe.each(exampleFiles)('the example %s', (file) => {
	const workflow = readExample(file);
	const nodes = workingNodes(workflow);
	const names = nodes.map(({ name }) => name);

	it('has a name of its own, and ids of its own for its nodes', () => {
		const others = exampleFiles.filter((other) => other !== file).map(readExample);
		expect(others.map(({ name }) => name)).not.toContain(workflow.name);
		const ids = workflow.nodes.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(new Set(workflow.nodes.map(({ name }) => name)).size).toBe(ids.length);
	});

	it('is explained by notes that are numbered from 1, short enough to be read', () => {
		const notes = notesOf(workflow);
		expect(notes.length).toBeGreaterThanOrEqual(2);
		notes.forEach((note, place) => {
			expect(note).toMatch(new RegExp(`^## ${place + 1}\\. \\S.*\\n\\S`));
			expect(note.split(/\s+/).length).toBeLessThan(110);
		});
	});

	it('has no credential in it, and no phone number but those of the demo', () => {
		expect(workflow.nodes.filter(({ credentials }) => credentials !== undefined)).toEqual([]);
		expect(exampleText(file)).not.toMatch(/(api|app)?_?(secret|password|token)"\s*:/i);
		const demo = phoneNumbersIn(exampleText('customers.csv'));
		expect(phoneNumbersIn(exampleText(file)).filter((number) => !demo.includes(number))).toEqual(
			[],
		);
	});

	it('connects nodes that are there, and leaves none alone', () => {
		const links = linksOf(workflow);
		for (const { from, to } of links) {
			expect(names).toContain(from);
			expect(names).toContain(to);
		}
		const alone = names.filter(
			(name) => !links.some(({ from, to }) => name === from || name === to),
		);
		expect(alone).toEqual([]);
		expect(Object.keys(workflow.pinData ?? {}).filter((name) => !names.includes(name))).toEqual([]);
	});

	it('reaches nobody, writes and sends nothing while sample data is pinned', () => {
		const pins = workflow.pinData ?? {};
		if (Object.keys(pins).length === 0) return;
		const links = linksOf(workflow);
		const reached = new Set(
			names.filter((name) => !links.some(({ to, type }) => to === name && type === 'main')),
		);
		for (const name of reached) {
			for (const { to } of links.filter(({ from, type, output }) => {
				if (from !== name || type !== 'main') return false;
				// A pinned node does not run: its samples come out on its first output, and without any nothing does.
				return pins[name] === undefined || (output === 0 && pins[name].length > 0);
			})) {
				reached.add(to);
			}
		}
		const atLarge = nodes.filter(
			(node) => changesSomething(node) && reached.has(node.name) && pins[node.name] === undefined,
		);
		expect(atLarge.map(({ name }) => name)).toEqual([]);
	});
});

/** What examples write into the status of a row after it was taken, and what people leave there. */
const notToCall = [
	...['', 'calling', 'done', 'refused', 'called', 'not reached', 'Promises to pay', 'To call'],
	...['not called: is not a phone number', 'look in AIRudder first: no answer', 'to call later'],
];

describe('who was called already, is being called, or was refused, is not called by', () => {
	const nodeOf = (file: string, name: string) =>
		workingNodes(readExample(file)).find((node) => node.name === name)!;

	it.each([
		['airtable-outcomes.json', 'Records to Call', 'Status'],
		['dialer-with-waiting.json', 'Rows to Call', 'status'],
		['hubspot-outcomes.json', 'Contacts to Call', 'call_status'],
		['postgres-outcomes.json', 'Take Rows to Call', 'call_status'],
		['salesforce-outcomes.json', 'Contacts to Call', 'Call_Status__c'],
	])('%s', (file, reader, column) => {
		const asked = askedStatus(nodeOf(file, reader));
		expect(asked).toEqual({ column, value: 'to call' });
		expect(notToCall).not.toContain(asked.value);
		// The same column is written before the call.
		const marking = nodeOf(file, 'Mark as Calling') ?? nodeOf(file, reader);
		expect(JSON.stringify(marking.parameters)).toMatch(new RegExp(`${column}.*calling`));
	});

	it('google-sheets-outcomes.json', () => {
		const rowOf = (status: string, place: number) => ({ customer_id: `C-${place}`, status });
		const rows = ['to call', ...notToCall, ' to call '].map(rowOf);
		const code = nodeOf('google-sheets-outcomes.json', 'Rows to Call');
		const taken = runCode(code, rows).map(({ json }) => json);
		expect(taken).toEqual([rows[0], rows.at(-1)]);
	});
});
