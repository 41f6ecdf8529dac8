import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder } from '../../../tools/folders';
import { pages } from './markdown';

const folder = 'docs/pictures';
const pictures = readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
	.filter((name) => /\.\w+$/.test(name))
	.map((name) => join(folder, name));

/** The pictures that a page shows, by their paths in the project, with the words for those who cannot see them. */
function shownIn(page: string): Array<{ light: string; dark: string; words: string }> {
	const markup = readFileSync(join(projectFolder, page), 'utf8');
	return (markup.match(/<picture>[^]*?<\/picture>/g) ?? []).map((picture) => {
		const attribute = (pattern: RegExp) => pattern.exec(picture)?.[1] ?? '';
		const pathOf = (pattern: RegExp) => join(dirname(page), attribute(pattern));
		return {
			light: pathOf(/<img [^>]*src="([^"]*)"/),
			dark: pathOf(/<source media="\(prefers-color-scheme: dark\)" srcset="([^"]*)"/),
			words: attribute(/<img [^>]*alt="([^"]*)"/),
		};
	});
}

const shown = pages.flatMap(shownIn);

it('a page shows a picture in the light and the same one in the dark, and says what is on it', () => {
	for (const { light, dark, words } of shown) {
		expect(pictures).toContain(light);
		expect(dark).toBe(light.replace(/-light\.(png|svg)$/, '-dark.$1'));
		expect(words).toMatch(/\w+ \w+/);
	}
});

it('no picture is shown in another way', () => {
	const others = pages.filter((page) => {
		const text = readFileSync(join(projectFolder, page), 'utf8');
		return /!\[|<img/.test(text.replace(/<picture>[^]*?<\/picture>/g, ''));
	});
	expect(others).toEqual([]);
});

it('every picture is shown somewhere', () => {
	const named = new Set(shown.flatMap(({ light, dark }) => [light, dark]));
	expect(pictures.filter((picture) => !named.has(picture))).toEqual([]);
});

/** An animation holds several pictures. */
const mostBytes = { png: 130_000, svg: 1_000_000 };

it.each(pictures)('%s is small', (picture) => {
	const kind = picture.endsWith('.svg') ? 'svg' : 'png';
	expect(statSync(join(projectFolder, picture)).size).toBeLessThan(mostBytes[kind]);
});
