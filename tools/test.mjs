/**
 * Everything that has to hold, from a clean clone on: dependencies, build, style, n8n's scanner, then
 * each test suite by itself. The last line counts what passed and what failed.
 */
import { ensureDependencies } from './bootstrap.mjs';
import { checkStep, counted, step, suiteSteps } from './suites.mjs';

await counted(async () => {
	await step('Dependencies', ensureDependencies);
	await checkStep('Build', 'build');
	await checkStep('Types', 'typecheck');
	await checkStep('Style', 'lint');
	await checkStep("n8n's scanner", 'scan');
	await suiteSteps({ soak: false });
});
