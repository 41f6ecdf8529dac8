import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Endpoint } from '../../nodes/shared/api/endpoint';
import { writePortal } from '../support/portal';
import { ProjectCopy } from '../support/pull/projectCopy';

/**
 * The tests of every operation once more, in a copy of the project whose contract was completed from a portal: its
 * nodes, its simulator and its samples. Not a line of code is written in between.
 */
const project = new ProjectCopy();
const portal = mkdtempSync(join(tmpdir(), 'airudder-portal-'));
writePortal(portal);
project.pullNow(portal);
afterAll(() => {
	project.remove();
	rmSync(portal, { recursive: true, force: true });
});

const testsOf = (file: string) => jest.requireActual<object>(join(project.folder, 'test', file));
const generated = (folder: string, name: string) =>
	jest.requireActual<Record<string, Record<string, Endpoint>>>(
		join(project.folder, 'nodes', 'shared', folder, `${name}.generated`),
	)[name];
const endpoints = generated('api', 'endpoints')!;
const forms = generated('operations/fromContract', 'forms')!;

describe('once the portal was read', () => {
	it('operations have the paths that it says', () => {
		expect(endpoints).toMatchObject({
			createPlan: { path: '/service/cloud/fixture/plan', evidence: 'documented', form: 'built' },
			searchKnowledge: { path: '/api/v1/fixture/knowledge/search', form: 'automatic' },
		});
	});

	it('each operation whose form the contract gives asks for fields instead of a path', () => {
		const known = Object.entries(endpoints).filter(
			([, { form, evidence }]) => form !== undefined && evidence === 'documented',
		);
		expect(known.length).toBeGreaterThanOrEqual(18);
		expect(Object.keys(forms).sort()).toEqual(known.map(([id]) => id).sort());
	});

	testsOf('engine/everyOperation.test.ts');
});
