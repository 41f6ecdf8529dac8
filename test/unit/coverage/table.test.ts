import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpointOf } from '../../../nodes/shared/api/endpoint';
import { endpoints } from '../../../nodes/shared/api/endpoints.generated';
import { contractText, parsedContract } from '../../../contract/read';
import { evidencePage } from '../../../tools/coverage/evidencePage';
import { actions, coverageTable, marks } from '../../../tools/coverage/table';

const cells = (text: string) =>
	text
		.split('\n')
		.filter((line) => line.startsWith('|') && !/^\|[\s:|-]+\|$/.test(line))
		.map((line) => line.split('|').map((cell) => cell.trim()));

it('every operation of the contract has its action', () => {
	const count = Object.keys(endpoints).length;
	expect(coverageTable()).toContain(`${count}/${count} operations`);
	expect(coverageTable()).not.toContain('**none**');
});

it('every action that names an operation of the contract stands at the place the contract gives it', () => {
	const misplaced = actions.filter(({ operation, place }) => {
		const id = operation.endpoint;
		// Create and Wait is a second action of the same operation.
		return id && endpointOf(id).action !== place && !place.endsWith('/createAndWait');
	});
	expect(misplaced.map(({ place }) => place)).toEqual([]);
});

/** The lines of a page without what Prettier adds to it, the width of columns. */
const linesOf = (text: string) =>
	text
		.split('\n')
		.map((line) => line.replace(/-{3,}/g, '---').replace(/ +/g, ' ').trim())
		.filter((line) => line !== '');

it('docs/evidence.md says what the contract says today; if not, run "npm run coverage:contract -- --write"', () => {
	const held = readFileSync(join(__dirname, '../../../docs/evidence.md'), 'utf8');
	expect(linesOf(held)).toEqual(linesOf(evidencePage(parsedContract(contractText()))));
});

it('the README holds the table as it is now', () => {
	const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
	const held = readme.split(marks.begin)[1]?.split(marks.end)[0] ?? '';
	expect(cells(held)).toEqual(cells(coverageTable()));
});
