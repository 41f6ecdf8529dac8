const second = 1000;

/** Packages that are published as ES modules only. */
const modulesOnly = ['@apidevtools/json-schema-ref-parser/', '@scalar/openapi-upgrader/'];

/** One suite = one folder under test/, runnable by itself: `jest --selectProjects unit`. */
function suite(name, timeout) {
	return {
		displayName: name,
		rootDir: __dirname,
		testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
		testEnvironment: 'node',
		modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/'],
		// Jest takes testTimeout for all suites together or not at all, so each suite sets its own.
		setupFilesAfterEnv: ['<rootDir>/test/suiteTimeout.js'],
		globals: { suiteTimeout: timeout },
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
		suite('contract', 60 * second),
		suite('clients', 60 * second),
		suite('engine', 60 * second),
		{
			...suite('faults', 60 * second),
			globalSetup: '<rootDir>/test/faults/setup.ts',
			globalTeardown: '<rootDir>/test/faults/print.ts',
		},
		suite('e2e', 300 * second),
		suite('browser', 300 * second),
		suite('deaths', 3600 * second),
		suite('versions', 900 * second),
	],
	// Jest leaves one core free, which on two cores would mean one test file after the other.
	maxWorkers: '100%',
	passWithNoTests: true,
};
