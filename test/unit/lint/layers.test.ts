import { execFileSync } from 'node:child_process';
import { projectFolder } from '../../../tools/n8n';

/** Lints a line in a file of that name by our configuration, for its imports alone; says what is wrong with it. */
const linting = `
	import { ESLint } from 'eslint';
	import { sharedLayers } from './eslint.config.mjs';
	const { cases } = JSON.parse(process.argv[1]);
	const eslint = new ESLint({
		overrideConfig: { languageOptions: { parserOptions: { project: null } } },
		ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports',
	});
	const folders = Object.keys(sharedLayers);
	const ofFolders = folders.flatMap((from) =>
		folders
			.filter((to) => to !== from)
			.flatMap((to) => [
				[\`nodes/shared/\${from}/file.ts\`, \`../\${to}/other\`, sharedLayers[from].includes(to)],
				[\`nodes/shared/\${from}/deep/file.ts\`, \`../../\${to}\`, sharedLayers[from].includes(to)],
			]),
	);
	const wrong = [];
	for (const [filePath, target, isAllowed] of [...cases, ...ofFolders]) {
		const [{ messages }] = await eslint.lintText(\`export * from '\${target}';\\n\`, { filePath });
		if ((messages.length === 0) !== isAllowed)
			wrong.push(\`\${filePath} \${isAllowed ? 'may' : 'may not'} import \${target}: \${messages.map(({ message }) => message)}\`);
	}
	console.log(JSON.stringify({ looked: cases.length + ofFolders.length, wrong }));
`;

const cases: Array<[file: string, target: string, isAllowed: boolean]> = [
	['nodes/AiRudder/operations/task/create.ts', '../../../shared/operations/allItems', true],
	['nodes/AiRudder/operations/task/create.ts', '../../../../simulator', false],
	['nodes/AiRudder/operations/task/create.ts', '../../../../contract/read', false],
	['nodes/AiRudder/operations/task/create.ts', 'axios', false],
	['nodes/shared/operations/allItems.ts', '../../AiRudder/lists', false],
	['credentials/AiRudderApi.credentials.ts', '../nodes/shared/api/login', true],
	['credentials/AiRudderApi.credentials.ts', '../nodes/shared/events', false],
	['contract/read.ts', './types', true],
	['contract/read.ts', '../tools/folders', false],
	['contract/generate/forms.ts', '../../simulator', false],
	['simulator/world.ts', '../contract/read', true],
	['simulator/world.ts', '../nodes/shared/api/values', false],
	['simulator/world.ts', '../tools/n8n', false],
	['simulator/contract/mock.ts', '../../nodes/shared/events/recognition/schemaSample', true],
];

it('an import that leads up the tree fails npm run lint, one that leads down does not', () => {
	const output = execFileSync(
		process.execPath,
		['--input-type=module', '--eval', linting, JSON.stringify({ cases })],
		{ cwd: projectFolder, encoding: 'utf8' },
	);
	const { looked, wrong } = JSON.parse(output) as { looked: number; wrong: string[] };
	expect(wrong).toEqual([]);
	expect(looked).toBeGreaterThan(100);
}, 60_000);
