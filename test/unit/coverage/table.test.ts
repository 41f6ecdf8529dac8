import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpointOf } from '../../../nodes/shared/api/endpoint';
import { endpoints } from '../../../nodes/shared/api/endpoints.generated';
import { actions, coverageTable, marks } from '../../../tools/coverage/table';
import { projectFolder } from '../../../tools/folders';

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

it('the README holds the table as it is now', () => {
	const readme = readFileSync(join(projectFolder, 'README.md'), 'utf8');
	const held = readme.split(marks.begin)[1]?.split(marks.end)[0] ?? '';
	expect(cells(held)).toEqual(cells(coverageTable()));
});
