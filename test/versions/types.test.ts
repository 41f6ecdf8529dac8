import { join, relative } from 'node:path';
import ts from 'typescript';
import { ensureN8n, projectFolder } from '../../tools/n8n';
import { versions } from './versions';

/**
 * What n8n 1 lacks and the nodes do without: toolExecution.ts puts something in its place, pollOnce.ts asks whether it is
 * there. The other suites of this folder run both.
 */
const doneWithout = ['isToolExecution', 'getPollBudgetMs'];

/** What the compiler says of nodes and credentials with the n8n-workflow of an install in the place of ours. */
function complaints(n8nFolder: string): string[] {
	const readConfig = (path: string) => ts.readConfigFile(path, (file) => ts.sys.readFile(file));
	const { config } = readConfig(join(projectFolder, 'tsconfig.json')) as { config: object };
	const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, projectFolder);
	const program = ts.createProgram(fileNames, {
		...options,
		noEmit: true,
		rootDir: undefined,
		paths: { 'n8n-workflow': [join(n8nFolder, 'node_modules/n8n-workflow/dist/cjs/index.d.ts')] },
	});
	return ts
		.getPreEmitDiagnostics(program)
		.map(
			({ file, messageText }) =>
				`${relative(projectFolder, file?.fileName ?? '')}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
		);
}

describe.each(versions)('n8n $name', ({ pinned }) => {
	it('has everything of n8n that the nodes and credentials use', async () => {
		const { folder } = await ensureN8n(undefined, pinned);
		const missing = complaints(folder).filter((one) =>
			doneWithout.every((name) => !one.includes(name)),
		);
		expect(missing).toEqual([]);
	});
});
