import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder } from '../../../tools/folders';
import { anchorsIn, tokensOf } from './markdown';

/** Folders with pages of ours. */
const folders = ['contract', 'docs', 'examples', 'nodes', 'simulator'];

/** A path of the project, as pages write it. */
const projectPath = /^(contract|docs|examples|nodes|simulator|test|tools)\/[\w./-]+$/;

/** A file that CONTRIBUTING.md has its reader make. */
const madeUp = 'nodes/AiRudder/operations/task/rename.ts';

const isPage = (name: string) => name.endsWith('.md');
const pages = [
	...readdirSync(projectFolder).filter(isPage),
	...folders.flatMap((folder) =>
		readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
			.filter(isPage)
			.map((name) => join(folder, name)),
	),
];

describe.each(pages)('%s', (page) => {
	const tokens = tokensOf(page);

	it('links to what is there', () => {
		const links = tokens.flatMap((token) => (token.type === 'link' ? [String(token.href)] : []));
		const broken = links.filter((link) => {
			if (/^[a-z]+:/.test(link)) return false;
			const [path = '', anchor] = link.split('#');
			const file = path === '' ? page : join(dirname(page), path);
			if (!existsSync(join(projectFolder, file))) return true;
			return anchor !== undefined && !anchorsIn(file).includes(anchor);
		});
		expect(broken).toEqual([]);
	});

	it('names files that are there', () => {
		const paths = tokens
			.flatMap((token) => (token.type === 'codespan' ? [String(token.text)] : []))
			.filter((text) => projectPath.test(text) && text !== madeUp);
		expect(paths.filter((path) => !existsSync(join(projectFolder, path)))).toEqual([]);
	});
});
