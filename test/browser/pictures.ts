import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { projectFolder } from '../../tools/folders';

/** What a device is set to show pages in. */
export type ColorScheme = (typeof colorSchemes)[number];

const colorSchemes = ['dark', 'light'] as const;

/** Where the pictures lie that pages show. */
const folder = join(projectFolder, 'docs', 'pictures');

/** n8n's passing messages, which would lie over what is shown. */
const style = '.el-notification { display: none !important }';

/** `npm run pictures` sets it; the tests alone leave the pictures as they are. */
const areWanted = process.env.UPDATE_PICTURES !== undefined;

/**
 * Takes the pictures `name` of a page, or of a part of it from its top down to `height`, in the dark and in the light, when
 * they are wanted; ends in the light.
 */
export async function takePictures(
	page: Page,
	name: string,
	part?: Locator,
	height = Infinity,
): Promise<void> {
	if (!areWanted) return;
	mkdirSync(folder, { recursive: true });
	// Nothing is to look as if a mouse hovered over it.
	await page.mouse.move(0, 0);
	const box = await part?.boundingBox();
	const clip = box ? { ...box, height: Math.min(box.height, height) } : undefined;
	for (const colorScheme of colorSchemes) {
		await page.emulateMedia({ colorScheme });
		const path = join(folder, `${name}-${colorScheme}.png`);
		await page.screenshot({ path, clip, style, animations: 'disabled', caret: 'hide' });
	}
}
