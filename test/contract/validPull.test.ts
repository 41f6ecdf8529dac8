import { mkdtempSync, mkdirSync, readdirSync, rmSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../tools/folders';
import { validPull } from '../../tools/pull/validPull';
import { portalPages } from '../support/portal';
import { contract, ownIn, readPages, today } from '../support/pull/fixture';

describe('a pull that is checked by Redocly', () => {
	let project: string;
	let contractFile: string;
	beforeAll(() => {
		project = mkdtempSync(join(tmpdir(), 'airudder-pull-'));
		mkdirSync(join(project, 'contract'));
		copyFileSync(join(projectFolder, 'redocly.yaml'), join(project, 'redocly.yaml'));
		contractFile = join(project, 'contract', 'airudder.openapi.yaml');
	});
	afterAll(() => rmSync(project, { recursive: true, force: true }));

	const checked = async (before: string, portal = readPages()) =>
		await validPull(before, portal, { today, contractFile });

	it('leaves out pages and examples that would make the contract invalid, and says which', async () => {
		const { text, findings } = await checked(contract);
		expect(findings.problems).toContainEqual({
			page: 'api-850006',
			reason: expect.stringContaining('does not define the path parameter `{id}`'),
		});
		expect(findings.problems).toContainEqual({
			page: 'api-45268459',
			reason: expect.stringContaining('has an example that does not fit its schema'),
		});
		expect(text).not.toContain('/undescribed/');
		const { content } = ownIn(text, 'listWorkflows').words.responses!['200']!;
		expect(content!['application/json']).not.toHaveProperty('example');
		expect(readdirSync(join(project, 'contract'))).toEqual([]);
		const again = await checked(text);
		expect(again.text).toBe(text);
		expect(again.findings.changed).toEqual([]);
	});

	it('stops when the contract is invalid whatever the pages say', async () => {
		const broken = contract.replace('operationId: obtainToken', 'operationId: createTask');
		const portal = readPages([], portalPages.slice(0, 8));
		await expect(checked(broken, portal)).rejects.toThrow(/^The contract would be invalid: /);
	});
});
