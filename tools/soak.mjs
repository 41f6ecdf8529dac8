/**
 * The suites that take long: many processes, many events, many deaths. Which they are, jest.config.js says.
 * The last line counts what passed and what failed.
 */
import { ensureDependencies } from './bootstrap.mjs';
import { counted, step, suiteSteps } from './suites.mjs';

await counted(async () => {
	await step('Dependencies', ensureDependencies);
	await suiteSteps({ soak: true });
});
