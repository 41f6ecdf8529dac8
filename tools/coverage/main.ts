/** npm run coverage:contract [-- --write]: prints which action stands for which operation; --write puts it into README. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { projectFolder } from '../n8n/folders';
import { coverageTable, marks } from './table';

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { write: { type: 'boolean' } } });
	const table = coverageTable();
	console.log(table);
	if (!values.write) return;
	const file = join(projectFolder, 'README.md');
	const readme = readFileSync(file, 'utf8');
	const [before = '', rest = ''] = readme.split(marks.begin);
	const after = rest.split(marks.end)[1] ?? '';
	const written = `${before}${marks.begin}\n\n${table}\n\n${marks.end}${after}`;
	const settings = await resolveConfig(file);
	writeFileSync(file, await format(written, { ...settings, filepath: file }));
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
