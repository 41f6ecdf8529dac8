import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpointOf } from '../../../nodes/shared/api/endpoint';
import { endpoints } from '../../../nodes/shared/api/endpoints.generated';
import { contractText, parsedContract } from '../../../contract/read';
import { evidencePage } from '../../../tools/coverage/evidencePage';
import { operationsPage } from '../../../tools/coverage/operationsPage';
import { actions, coverageTable } from '../../../tools/coverage/table';
import { projectFolder } from '../../../tools/folders';

it('every operation of the contract has its action', () => {
	const count = Object.keys(endpoints).length;
	expect(coverageTable()).toContain(`${count}/${count} operations`);
	expect(coverageTable()).not.toContain('**none**');
});

it('every action that names an operation of the contract stands at the place the contract gives it', () => {
	const misplaced = actions.filter(({ operation, place }) => {
		const id = operation.endpoint;
		// Create and Wait is a second action of the same operation, and a call that is made a third.
		const isAnother = place.endsWith('/createAndWait') || place === 'AiRudder/call/make';
		return id && endpointOf(id).action !== place && !isAnother;
	});
	expect(misplaced.map(({ place }) => place)).toEqual([]);
});

/** The lines of a page without what Prettier adds to it, the width of columns. */
const linesOf = (text: string) =>
	text
		.split('\n')
		.map((line) => line.replace(/-{3,}/g, '---').replace(/ +/g, ' ').trim())
		.filter((line) => line !== '');

const pages: Record<string, () => string> = {
	'docs/operations.md': operationsPage,
	'docs/evidence.md': () => evidencePage(parsedContract(contractText())),
};

it.each(Object.keys(pages))(
	'%s says what contract and nodes say today; if not, run "npm run coverage:contract -- --write"',
	(name) => {
		const held = readFileSync(join(projectFolder, name), 'utf8');
		expect(linesOf(held)).toEqual(linesOf(pages[name]!()));
	},
);
