/** npm run coverage:contract [-- --write]: prints which action stands for which operation; --write puts it into README, and what is known into docs/evidence.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { contractText, parsedContract } from '../../contract/read';
import { projectFolder } from '../folders';
import { evidencePage } from './evidencePage';
import { coverageTable, marks } from './table';

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { write: { type: 'boolean' } } });
	const table = coverageTable();
	console.log(table);
	if (!values.write) return;
	const readme = join(projectFolder, 'README.md');
	const [before = '', rest = ''] = readFileSync(readme, 'utf8').split(marks.begin);
	const after = rest.split(marks.end)[1] ?? '';
	await write(readme, `${before}${marks.begin}\n\n${table}\n\n${marks.end}${after}`);
	await write(
		join(projectFolder, 'docs', 'evidence.md'),
		evidencePage(parsedContract(contractText())),
	);
}

async function write(file: string, text: string): Promise<void> {
	const settings = await resolveConfig(file);
	writeFileSync(file, await format(text, { ...settings, filepath: file }));
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
