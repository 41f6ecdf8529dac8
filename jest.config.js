const second = 1000;

/** Packages that are published as ES modules only. */
const modulesOnly = [
	'@apidevtools/json-schema-ref-parser/',
	'@redocly/openapi-core/',
	'@scalar/openapi-upgrader/',
];

/**
 * One suite = one folder under test/, runnable by itself: `jest --selectProjects unit`. Those that take long are marked as
 * `soak`: `npm run soak` runs them, one after the other; `npm test` does not. Suites of the same `step` run together, as
 * many files at a time as `tools/suites.mjs` says.
 *
 * @param {string} name
 * @param {number} timeout Milliseconds that a test may take.
 * @param {{ soak?: boolean, step?: string }} [how]
 */
function suite(name, timeout, { soak = false, step = soak ? name : 'without n8n' } = {}) {
	return {
		displayName: name,
		rootDir: __dirname,
		testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
		testEnvironment: '<rootDir>/test/support/jest/oneRealm.ts',
		// The test runner itself lives in the same realm.
		fakeTimers: { doNotFake: ['nextTick', 'queueMicrotask'] },
		moduleNameMapper: {
			'^(?:@n8n/)?(axios|di|fast-check|fastify|luxon|n8n-core|n8n-workflow|openapi-backend|yaml)$':
				'<rootDir>/test/support/jest/modules/$1.ts',
		},
		modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/'],
		// Jest takes testTimeout for all suites together or not at all, so each suite sets its own.
		setupFilesAfterEnv: ['<rootDir>/test/support/jest/suiteTimeout.ts'],
		// Of keys that it does not know, Jest takes only these.
		globals: { suiteTimeout: timeout, soak, step },
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

/** Jest does this once for all suites that ask for it. */
const sharedN8n = {
	globalSetup: '<rootDir>/test/support/n8n/setup.ts',
	globalTeardown: '<rootDir>/test/support/n8n/teardown.ts',
};

const withN8n = { step: 'with n8n' };

/** What takes pictures only, of which nothing is seen where none are wanted. */
const picturesAlone =
	process.env.UPDATE_PICTURES === undefined
		? { testPathIgnorePatterns: ['/node_modules/', '/browser/exampleCanvas\\.'] }
		: {};

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
		{ ...suite('e2e', 600 * second, withN8n), ...sharedN8n },
		{ ...suite('browser', 600 * second, withN8n), ...sharedN8n, ...picturesAlone },
		suite('deaths', 3600 * second, { soak: true }),
		suite('versions', 900 * second, { soak: true }),
		suite('workers', 3600 * second, { soak: true }),
	],
	testSequencer: '<rootDir>/test/support/jest/longFirst.cjs',
	// Jest leaves one core free, which on two cores would mean one test file after the other.
	maxWorkers: '100%',
	passWithNoTests: true,
};
