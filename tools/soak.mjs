/**
 * The suites that take long: many processes, many events, many deaths. Which they are, jest.config.js says.
 * The last line counts what passed and what failed.
 */
import { ensureDependencies } from './bootstrap.mjs';
import { checkStep, counted, step, suiteSteps } from './suites.mjs';

await counted(async () => {
	await step('Dependencies', ensureDependencies);
	process.env.FUZZ_RUNS = '10000';
	await checkStep('Any body at all', 'test:fuzz');
	await suiteSteps({ soak: true });
});
