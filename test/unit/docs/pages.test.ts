import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder } from '../../../tools/folders';
import { anchorsIn, pages, tokensOf } from './markdown';

/** A path of the project, as pages write it. */
const projectPath = /^(contract|docs|examples|nodes|simulator|test|tools)\/[\w./-]+$/;

/** A file that CONTRIBUTING.md has its reader make. */
const madeUp = 'nodes/AiRudder/operations/task/rename.ts';

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
