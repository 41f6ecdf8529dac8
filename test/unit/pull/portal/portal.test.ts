import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPortal, type Portal } from '../../../../tools/pull/portal/portal';
import type { Problem } from '../../../../tools/pull/problem';
import { readPortal } from '../../../../tools/pull/portal/readPortal';
import {
	indexOf,
	portalPages,
	servePortal,
	writePortal,
	type ServedPortal,
} from '../../../support/portal';

describe('reading the portal', () => {
	let portal: ServedPortal;
	let cache: string;
	let problems: Problem[];
	beforeEach(async () => {
		portal = await servePortal();
		cache = mkdtempSync(join(tmpdir(), 'airudder-portal-'));
		problems = [];
	});
	afterEach(async () => {
		await portal.stop();
		rmSync(cache, { recursive: true, force: true });
	});

	const read = async (progress: (done: number, all: number) => void = () => undefined) =>
		await readPortal(openPortal(portal.url, cache), problems, progress);

	it('gives every page that is one, with the day of its last change, and names the others', async () => {
		const { pages, unread } = await read();
		expect(unread.sort()).toEqual(['api-850002', 'api-850010', 'api-850099']);
		expect(pages).toHaveLength(portalPages.length - 2);
		expect(pages[0]!.changed).toBe('2026-11-20');
		expect(problems).toContainEqual({
			page: 'api-850099',
			reason: 'was answered with HTTP status 404',
		});
	});

	it('tells how far it is', async () => {
		const told: string[] = [];
		await read((done, all) => told.push(`${done}/${all}`));
		expect(told.at(-1)).toBe(`${portalPages.length + 1}/${portalPages.length + 1}`);
	});

	it('asks politely: for four pages at once at most', async () => {
		let underWay = 0;
		const counts: number[] = [];
		const slow: Portal = {
			hosts: ['developer.airudder.com'],
			finished: () => undefined,
			read: async (path) => {
				if (path === 'llms.txt') return { text: indexOf(portalPages) };
				counts.push((underWay += 1));
				await new Promise(setImmediate);
				underWay -= 1;
				return { text: '# Title' };
			},
		};
		await readPortal(slow, problems, () => undefined);
		expect(Math.max(...counts)).toBe(4);
	});

	it('fetches only what changed the next time', async () => {
		const first = await read();
		const changed = { ...portal.pages[0]!, text: '# Another title\n\nWords.' };
		portal.pages[0] = changed;
		portal.asked.length = 0;
		const second = await read();
		expect(portal.asked).toHaveLength(portalPages.length + 2);
		expect(portal.unchanged).toHaveLength(portalPages.length);
		expect(second.pages.map(({ title }) => title)).toContain('Another title');
		expect(second.pages).toHaveLength(first.pages.length);
	});

	it('goes on where it was broken off', async () => {
		const broken = openPortal(portal.url, cache);
		await broken.read('llms.txt');
		await broken.read(portalPages[0]!.file);
		portal.asked.length = 0;
		await read();
		expect(portal.asked).not.toContain(portalPages[0]!.file);
		expect(portal.asked).not.toContain('llms.txt');
		expect(portal.asked).toContain(portalPages[1]!.file);
	});

	it.each([429, 500, 503])(
		'asks again when the portal answers %d, as late as it wants',
		async (status) => {
			portal.before = (file, nthTime) =>
				file === 'doc-1671664.md' && nthTime === 1 ? { status, retryAfter: 0 } : undefined;
			const { pages } = await read();
			expect(pages.map(({ id }) => id)).toContain('doc-1671664');
			expect(portal.asked.filter((file) => file === 'doc-1671664.md')).toHaveLength(2);
		},
	);

	it('gives up on a page in the end, and reads the others', async () => {
		portal.before = (file) =>
			file === 'doc-1671664.md' ? { status: 503, retryAfter: 0 } : undefined;
		const { pages } = await read();
		expect(problems).toContainEqual({
			page: 'doc-1671664',
			reason: 'was answered with HTTP status 503',
		});
		expect(pages).toHaveLength(portalPages.length - 3);
		expect(portal.asked.filter((file) => file === 'doc-1671664.md')).toHaveLength(4);
	});

	it('stops with one line when there is no portal, no index or nothing in it', async () => {
		portal.pages.length = 0;
		portal.before = (file) => (file === 'llms.txt' ? { status: 404 } : undefined);
		await expect(read()).rejects.toThrow(
			"The portal's index llms.txt was answered with HTTP status 404. The contract is as it was.",
		);
		await portal.stop();
		await expect(read()).rejects.toThrow(
			/^The portal's index llms.txt could not be reached: [^\n]*$/,
		);
		const empty = mkdtempSync(join(cache, 'empty-'));
		await expect(readPortal(openPortal(empty, cache), problems, () => undefined)).rejects.toThrow(
			"The portal's index llms.txt is missing. The contract is as it was.",
		);
		expect(() => openPortal('ftp://developer.airudder.com', cache)).toThrow('is not a web address');
	});

	it('reads a folder as it reads an address', async () => {
		const folder = join(cache, 'folder');
		writePortal(folder);
		const fromFolder = await readPortal(openPortal(folder, cache), problems, () => undefined);
		const fromAddress = await read();
		const words = ({ pages }: typeof fromFolder) =>
			pages.map(({ changed: _changed, ...page }) => page);
		expect(words(fromFolder)).toEqual(words(fromAddress));
	});
});
