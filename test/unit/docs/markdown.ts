import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexer, walkTokens, type Token, type Tokens } from 'marked';
import { projectFolder } from '../../../tools/folders';

/** Folders with pages of ours. */
const folders = ['contract', 'docs', 'examples', 'nodes', 'simulator'];

const isPage = (name: string) => name.endsWith('.md');

/** All pages of ours, by their paths in the project. */
export const pages = [
	...readdirSync(projectFolder).filter(isPage),
	...folders.flatMap((folder) =>
		readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
			.filter(isPage)
			.map((name) => join(folder, name)),
	),
];

/** All that a page is made of, what is within something else among it. */
export function tokensOf(page: string): Token[] {
	const tokens: Token[] = [];
	void walkTokens(lexer(readFileSync(join(projectFolder, page), 'utf8')), (token) => {
		tokens.push(token);
	});
	return tokens;
}

/** The places within a page that a link can name, as GitHub names them. */
export function anchorsIn(page: string): string[] {
	const headings = tokensOf(page).filter(({ type }) => type === 'heading') as Tokens.Heading[];
	return headings.map(({ text }) =>
		text
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-'),
	);
}
