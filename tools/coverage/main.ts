/**
 * npm run coverage:contract [-- --write]: prints which action stands for which operation. With --write it also writes
 * docs/operations.md, what the nodes can do, and docs/evidence.md, how well that is known.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { contractText, parsedContract } from '../../contract/read';
import { projectFolder } from '../folders';
import { evidencePage } from './evidencePage';
import { operationsPage } from './operationsPage';
import { coverageTable } from './table';

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { write: { type: 'boolean' } } });
	console.log(coverageTable());
	if (!values.write) return;
	await writePage('operations.md', operationsPage());
	await writePage('evidence.md', evidencePage(parsedContract(contractText())));
}

async function writePage(name: string, text: string): Promise<void> {
	const file = join(projectFolder, 'docs', name);
	const settings = await resolveConfig(file);
	writeFileSync(file, await format(text, { ...settings, filepath: file }));
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
