import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { defineConfig, globalIgnores } from 'eslint/config';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** @typedef {Parameters<typeof defineConfig>[number]} Config */

const published = ['nodes/**/*.ts', 'credentials/**/*.ts'];
const publishedJson = ['package.json', 'nodes/**/*.json', 'credentials/**/*.json'];

/**
 * What n8n's scanner lints, with the rules it lints with; inline exceptions do not count there either.
 *
 * @type {Config[]}
 */
const asN8nSeesIt = [
	{
		files: [...published, ...publishedJson],
		extends: [n8nCommunityNodesPlugin.configs.recommended],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		linterOptions: { noInlineConfig: true },
		rules: { 'no-console': 'error' },
	},
	{
		files: publishedJson,
		languageOptions: { parser: tseslint.parser },
	},
	{
		files: ['package.json'],
		rules: n8nNodesBase.configs.community.rules,
	},
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.credentials.rules,
			// n8n switches these off: the first is wrong outside its own repository, the second has a better twin.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			// n8n switches these off: they know neither NodeConnectionTypes nor limits that the API sets.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
];

/** @type {Config} */
const ordinaryTypeScript = {
	files: ['**/*.ts'],
	extends: [
		js.configs.recommended,
		tseslint.configs.recommendedTypeChecked,
		tseslint.configs.stylisticTypeChecked,
	],
	languageOptions: {
		parserOptions: { project: './tsconfig.all.json', tsconfigRootDir: import.meta.dirname },
	},
	rules: {
		'@typescript-eslint/array-type': ['error', { default: 'array-simple' }],
		'@typescript-eslint/consistent-type-imports': 'error',
		'@typescript-eslint/no-explicit-any': 'error',
		'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
		// Types and interfaces both have their place; n8n's own types mix them too.
		'@typescript-eslint/consistent-type-definitions': 'off',
		// n8n, fastify and Jest ask for async functions whether or not ours has to wait.
		'@typescript-eslint/require-await': 'off',
	},
};

/** @type {Config} */
const tests = {
	files: ['test/**/*.ts'],
	rules: {
		// expect.any() and its kin are typed `any`.
		'@typescript-eslint/no-unsafe-assignment': 'off',
		'@typescript-eslint/no-non-null-assertion': 'off',
	},
};

/** @type {Config} */
const plainScripts = {
	files: ['**/*.{js,mjs}'],
	extends: [js.configs.recommended],
	languageOptions: { globals: globals.node },
};

/** @type {Config} */
const commonJs = { files: ['**/*.js'], languageOptions: { sourceType: 'commonjs' } };

/**
 * A ban on importing from what lies above, see "The tree" in CONTRIBUTING.md.
 *
 * @param {string[]} files
 * @param {Array<{ regex: string, message: string }>} patterns
 * @returns {Config}
 */
function mayNotImport(files, ...patterns) {
	return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

const onlyWhatN8nShips = {
	regex: '^(?!\\.|n8n-workflow$|(lodash|luxon|moment|p-limit|zod|crypto|node:crypto)(/|$))',
	message: 'n8n does not install packages for a verified node; see CONTRIBUTING.md.',
};
const development = {
	regex: '/(simulator|test|tools|contract)(/|$)',
	message: 'Published code stands alone.',
};
const aNode = { regex: '\\.\\./AiRudder', message: 'What is shared knows no node.' };

/**
 * The folders of nodes/shared, each with those below it: what it may import. See "The tree" in CONTRIBUTING.md.
 *
 * @type {Record<string, string[]>}
 */
export const sharedLayers = {
	api: [],
	calls: ['api'],
	chat: ['api'],
	contacts: ['api'],
	forms: ['api', 'contacts'],
	operations: ['api', 'contacts', 'forms'],
	events: ['api', 'calls', 'chat'],
	polling: ['api', 'calls', 'events'],
	report: ['api', 'calls', 'contacts'],
};

/** @param {string} folder */
function notBelow(folder) {
	const below = [folder, ...(sharedLayers[folder] ?? [])];
	const others = Object.keys(sharedLayers).filter((other) => !below.includes(other));
	return {
		regex: `^(\\.\\./)+(${others.join('|')})(/|$)`,
		message: `shared/${folder} is built on ${below.slice(1).join(', ') || 'nothing else'} alone.`,
	};
}

/**
 * Not the suite `contract`: the project has a folder of that name, too.
 *
 * @param {string} stepsUp How often an import may go up.
 */
const anotherSuite = (stepsUp) => ({
	regex: `^(\\.\\./)${stepsUp}(unit|clients|engine|faults|e2e|browser|deaths|versions|workers)/`,
	message: 'What suites share stands in test/support.',
});

/** @type {Config} */
const anyNumberOfArguments = {
	files: published,
	rules: {
		'no-restricted-syntax': [
			'error',
			{
				selector:
					'CallExpression[callee.property.name=/^(max|min|push|splice|unshift)$/] > SpreadElement',
				message:
					'A function takes no more than some 120,000 arguments, and a list may have more: see greatestOf and leastOf.',
			},
		],
	},
};

const layers = [
	mayNotImport(published, onlyWhatN8nShips, development),
	mayNotImport(['credentials/**/*.ts'], onlyWhatN8nShips, development, {
		regex: '/nodes/(?!shared/api/)',
		message: 'A credential knows the client alone.',
	}),
	...Object.keys(sharedLayers).map((folder) =>
		mayNotImport(
			[`nodes/shared/${folder}/**/*.ts`],
			onlyWhatN8nShips,
			development,
			aNode,
			notBelow(folder),
		),
	),
	mayNotImport(['contract/**/*.ts'], {
		regex: '/(simulator|test|tools|credentials)(/|$)',
		message: 'The contract stands below everything.',
	}),
	mayNotImport(['simulator/**/*.ts'], {
		regex: '/(test|tools|credentials)(/|$)|/nodes/(?!shared/events/recognition/schema)',
		message: 'The simulator is a second implementation: it shares no code with the nodes.',
	}),
	mayNotImport(['test/**/*.ts'], anotherSuite('+')),
	// support/ has folders with names of suites.
	mayNotImport(['test/support/**/*.ts'], anotherSuite('{2,}')),
];

export default defineConfig(
	globalIgnores(['dist/', 'coverage/', '.cache/']),
	ordinaryTypeScript,
	plainScripts,
	commonJs,
	tests,
	asN8nSeesIt,
	anyNumberOfArguments,
	layers,
);
