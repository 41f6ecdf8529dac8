import { phoneNumbersIn } from '../../support/examples/phoneNumbers';
import {
	exampleFiles,
	exampleText,
	linksOf,
	notesOf,
	readExample,
	workingNodes,
} from '../../support/examples/exampleFiles';
import { reachesPeople } from '../../support/examples/reachesPeople';

const index = exampleText('README.md');

it('the index of examples names every example, and no other', () => {
	const named = [...index.matchAll(/^\| \[`([\w-]+\.json)`\]\(\1\)/gm)].map(([, name]) => name);
	expect(named.sort()).toEqual([...exampleFiles].sort());
	expect(named.length).toBeGreaterThanOrEqual(12);
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

	it('reaches nobody while sample data is pinned before the node that would', () => {
		const pinned = Object.keys(workflow.pinData ?? {});
		const links = linksOf(workflow);
		const reachable = (from: string, seen = new Set<string>()): Set<string> => {
			for (const { to } of links.filter((link) => link.from === from)) {
				// What is pinned does not run, but what follows it does.
				if (seen.has(to)) continue;
				seen.add(to);
				reachable(to, seen);
			}
			return seen;
		};
		const behindSamples = new Set(pinned.flatMap((name) => [...reachable(name)]));
		const wouldReach = nodes
			.filter((node) => reachesPeople(node) && behindSamples.has(node.name))
			.map(({ name }) => name);
		expect(wouldReach.filter((name) => !pinned.includes(name))).toEqual([]);
	});
});
