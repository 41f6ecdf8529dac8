import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import lock from '../../../package-lock.json';
import packageJson from '../../../package.json';
import { projectFolder } from '../../../tools/folders';

it('the version of the package is the one that the changelog tells of first, and that of the lock file', () => {
	const { version } = packageJson;
	const changelog = readFileSync(join(projectFolder, 'CHANGELOG.md'), 'utf8');
	expect(/^## \[(.+?)\]/m.exec(changelog)?.[1]).toBe(version);
	expect([lock.version, lock.packages[''].version]).toEqual([version, version]);
});
