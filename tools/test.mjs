/**
 * Everything that has to hold, from a clean clone on: dependencies, build, style, n8n's scanner, then
 * each test suite by itself. The last line counts what passed and what failed.
 */
import { ensureAreas, ensureDependencies } from './bootstrap.mjs';
import { checkStep, counted, step, suiteSteps } from './suites.mjs';

await counted(async () => {
	await step('Dependencies', async () => {
		await ensureDependencies();
		await ensureAreas();
	});
	await checkStep('Build', 'build:packed');
	// Each line keeps one core busy, and says nothing unless it finds something.
	await Promise.all([
		checkStep('Style of the code', 'lint:code'),
		checkStep('Types', 'typecheck')
			.then(() => checkStep("n8n's scanner", 'scan'))
			.then(() => checkStep('Names, contract and format', 'lint:rest')),
	]);
	await suiteSteps({ soak: false });
});
