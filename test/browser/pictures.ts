import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectFolder } from '../../tools/folders';
import type { Box } from './box';

/** What a device is set to show pages in. */
export type ColorScheme = (typeof colorSchemes)[number];

const colorSchemes = ['dark', 'light'] as const;

/** Where the pictures lie that pages show. */
const folder = join(projectFolder, 'docs', 'pictures');

/** n8n's passing messages, which would lie over what is shown. */
const messages = '.el-notification';

const withoutThem = (selectors: string[]) => `${selectors.join()} { display: none !important }`;

/** `npm run pictures` sets it; the tests alone leave the pictures as they are. */
const areWanted = process.env.UPDATE_PICTURES !== undefined;

/**
 * Takes the pictures `name` of a page, or of `clip` of it, in the dark and in the light, when they are wanted; ends in the
 * light. `hidden` selects what does not belong to them.
 */
export async function takePictures(
	page: Page,
	name: string,
	{ clip, hidden = [] }: { clip?: Box; hidden?: string[] } = {},
): Promise<void> {
	if (!areWanted) return;
	mkdirSync(dirname(join(folder, name)), { recursive: true });
	// Nothing is to look as if a mouse hovered over it.
	await page.mouse.move(0, 0);
	const style = withoutThem([messages, ...hidden]);
	for (const colorScheme of colorSchemes) {
		await page.emulateMedia({ colorScheme });
		const path = join(folder, `${name}-${colorScheme}.png`);
		await page.screenshot({ path, clip, style, animations: 'disabled', caret: 'hide' });
	}
}

/** How long each picture of an animation stays, and how wide a page shows it. */
const shown = { seconds: 3, width: 960 };

/** Pictures of the page that are shown one after the other, as a story; once in the dark and once in the light. */
export class Animation {
	private readonly frames: Record<ColorScheme, Buffer[]> = { dark: [], light: [] };

	constructor(
		private readonly name: string,
		private readonly page: Page,
	) {}

	/** Takes the next picture, when pictures are wanted; ends in the light. */
	async frame(): Promise<void> {
		if (!areWanted) return;
		await this.page.mouse.move(0, 0);
		for (const colorScheme of colorSchemes) {
			await this.page.emulateMedia({ colorScheme });
			const style = withoutThem([messages]);
			const look = { style, animations: 'disabled', caret: 'hide' } as const;
			const picture = await this.page.screenshot({ ...look, type: 'jpeg', quality: 60 });
			this.frames[colorScheme].push(picture);
		}
	}

	/** Writes the animations, when pictures are wanted. */
	write(): void {
		if (!areWanted) return;
		mkdirSync(folder, { recursive: true });
		for (const colorScheme of colorSchemes)
			writeFileSync(
				join(folder, `${this.name}-${colorScheme}.svg`),
				animated(this.frames[colorScheme], this.page.viewportSize()!),
			);
	}
}

/** An SVG with JPEG pictures in it, of the same size, each shown for a while. Who wants no motion sees the last of them. */
function animated(frames: readonly Buffer[], { width, height }: Size): string {
	const images = frames.map((frame, place) => {
		const delay = (place - frames.length) * shown.seconds;
		const data = `data:image/jpeg;base64,${frame.toString('base64')}`;
		return `<image width="${width}" height="${height}" style="animation-delay:${delay}s" href="${data}"/>`;
	});
	const rules = [
		`image{animation:turn ${frames.length * shown.seconds}s step-end infinite}`,
		`@keyframes turn{0%{visibility:visible}${100 / frames.length}%{visibility:hidden}}`,
		'@media(prefers-reduced-motion:reduce){image{animation:none}}',
	];
	const size = `width="${shown.width}" height="${(shown.width * height) / width}" viewBox="0 0 ${width} ${height}"`;
	return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><style>${rules.join('')}</style>${images.join('')}</svg>\n`;
}

interface Size {
	width: number;
	height: number;
}
