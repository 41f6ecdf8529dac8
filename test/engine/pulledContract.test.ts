import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePortal } from '../portal';
import { ProjectCopy } from '../pulled/project';

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
const { endpoints } = jest.requireActual<Record<'endpoints', object>>(
	join(project.folder, 'nodes', 'shared', 'api', 'endpoints.generated'),
);

describe('once the portal was read', () => {
	it('operations have the paths that it says', () => {
		expect(endpoints).toMatchObject({
			createPlan: { path: '/service/cloud/fixture/plan', evidence: 'documented', form: 'built' },
			searchKnowledge: { path: '/api/v1/fixture/knowledge/search', form: 'automatic' },
		});
	});

	testsOf('engine/everyOperation.test.ts');
});
