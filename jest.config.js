const { availableParallelism } = require('node:os');

const second = 1000;

/** Packages that are published as ES modules only. */
const modulesOnly = ['@apidevtools/json-schema-ref-parser/', '@scalar/openapi-upgrader/'];

/**
 * One suite = one folder under test/, runnable by itself: `jest --selectProjects unit`. Those that take long are marked as
 * `soak`: `npm run soak` runs them, `npm test` does not. Where `filesAtATime` is given, no other suite runs meanwhile.
 *
 * @param {string} name
 * @param {number} timeout Milliseconds that a test may take.
 * @param {{ soak?: boolean, filesAtATime?: number }} [how]
 */
function suite(name, timeout, { soak = false, filesAtATime = soak ? 1 : undefined } = {}) {
	return {
		displayName: name,
		rootDir: __dirname,
		testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
		testEnvironment: '<rootDir>/test/support/jest/oneRealm.ts',
		// The test runner itself lives in the same realm.
		fakeTimers: { doNotFake: ['nextTick', 'queueMicrotask'] },
		moduleNameMapper: {
			'^(?:@n8n/)?(n8n-core|n8n-workflow|di)$': '<rootDir>/test/support/jest/modules/$1.ts',
		},
		modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/'],
		// Jest takes testTimeout for all suites together or not at all, so each suite sets its own.
		setupFilesAfterEnv: ['<rootDir>/test/support/jest/suiteTimeout.ts'],
		// Of keys that it does not know, Jest takes only these.
		globals: { suiteTimeout: timeout, soak, filesAtATime },
		transformIgnorePatterns: [`/node_modules/(?!${modulesOnly.join('|')})`],
		transform: {
			[`\\.ts$|(${modulesOnly.join('|')}).+\\.js$`]: [
				'@swc/jest',
				{
					jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
					module: { type: 'commonjs' },
					sourceMaps: 'inline',
				},
			],
		},
	};
}

module.exports = {
	projects: [
		suite('unit', 5 * second),
		suite('contract', 180 * second),
		suite('clients', 60 * second),
		suite('engine', 60 * second),
		{
			...suite('faults', 60 * second),
			globalSetup: '<rootDir>/test/faults/setup.ts',
			globalTeardown: '<rootDir>/test/faults/print.ts',
		},
		{
			// Each file starts an n8n: with one more than there are cores they took longer, 365 s instead of 319.
			...suite('e2e', 300 * second, { filesAtATime: availableParallelism() }),
			globalSetup: '<rootDir>/test/e2e/setup.ts',
			globalTeardown: '<rootDir>/test/e2e/teardown.ts',
		},
		suite('browser', 300 * second, { filesAtATime: 1 }),
		suite('deaths', 3600 * second, { soak: true }),
		suite('versions', 900 * second, { soak: true }),
		suite('workers', 3600 * second, { soak: true }),
	],
	// Jest leaves one core free, which on two cores would mean one test file after the other.
	maxWorkers: '100%',
	passWithNoTests: true,
};
