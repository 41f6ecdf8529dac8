import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { IDataObject } from 'n8n-workflow';
import { chromium, type Browser, type Page } from 'playwright-core';
import { reportFile, type ReportPage } from '../../nodes/shared/report';
import { ensureChromium } from '../../tools/n8n';
import { contentOf, taskOf } from '../support/report/pages';
import { contrast } from './look';
import { type ColorScheme, takePictures } from './pictures';

const widths = { telephone: 390, desktop: 1280 };

/** What a robot may have found out, and how often of ten times. */
const outcomes = ['A', 'A', 'A', 'B', 'C', '--', '--', '--', '--', '--'];
const texts: Readonly<Record<string, string>> = {
	A: 'Promises to pay',
	B: 'Wants to be called again in the evening, and asks for another amount',
	C: '<script>alert("C")</script>',
};

/** A task that has called most of its people, over the day. */
const detail = Array.from({ length: 300 }, (_, at): IDataObject => {
	const number = {
		CalleeNumber: `+6281234${100_000 + at}`,
		CalleeName: 'Sri Wahyuni Kusumawardani',
	};
	if (at % 23 === 0) return { ...number, Status: at % 2 ? 'pending' : 'cancelled', CallTimes: 0 };
	const intention = outcomes[at % outcomes.length]!;
	const hour = String(1 + (at % 11)).padStart(2, '0');
	return {
		...number,
		Status: 'finished',
		Intention: intention,
		intention_description: texts[intention] ?? '',
		TalkRound: intention === '--' ? 0 : 3,
		CallTimes: 1 + (at % 3),
		CallStartTime: `2026-11-20T${hour}:10:00Z`,
		CallEndTime: `2026-11-20T${hour}:1${at % 10}:30Z`,
		HangupType: at % 3 ? 'ByRobot' : 'ByCallee',
		RingType: intention === '--' ? ['busy', 'switchoff', 'normal'][at % 3] : 'normal',
	};
});

const longName = 'a-name-without-any-place-to-break-it-'.repeat(3).replaceAll('-', '_');
const trying = async () =>
	contentOf(
		[
			await taskOf(detail, { TaskName: 'due-today', Status: 'calling' }),
			await taskOf(detail.slice(0, 40), { TaskName: longName }),
		],
		{ showsPeople: true },
	);

/** The same people, of whom nobody says anything that is hard to show. */
const usual = async () =>
	contentOf(
		[
			await taskOf(
				detail.map((person) => ({
					...person,
					...(person.Status === 'pending' ? { Status: 'cancelled' } : {}),
					...(person.Intention === 'B' ? { intention_description: 'Asks to be called again' } : {}),
					...(person.Intention === 'C' ? { intention_description: 'Refuses' } : {}),
				})),
				{ TaskName: 'due-today' },
			),
		],
		{ createdAt: new Date('2026-11-20T12:00:00Z') },
	);

/** Writes a report as a person saves it; answers where. */
function saved(content: ReportPage): string {
	const { bytes, fileName } = reportFile(content);
	const file = join(tmpdir(), fileName);
	writeFileSync(file, bytes);
	return file;
}

describe('the file of a report, opened in a browser', () => {
	let browser: Browser;
	let page: Page;
	beforeAll(async () => {
		browser = await chromium.launch({ executablePath: await ensureChromium() });
	});
	afterEach(async () => await page.close());
	afterAll(async () => await browser.close());

	const open = async (width: number, colorScheme: ColorScheme, content = trying) => {
		const file = saved(await content());
		page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
		const wrong: string[] = [];
		page.on('request', (request) => {
			if (request.url() !== pathToFileURL(file).href) wrong.push(`asks for ${request.url()}`);
		});
		page.on('console', (message) => wrong.push(`says ${message.text()}`));
		page.on('dialog', (dialog) => {
			wrong.push(`runs ${dialog.message()}`);
			void dialog.dismiss();
		});
		await page.goto(pathToFileURL(file).href);
		return wrong;
	};

	it.each([
		['telephone', 'light'],
		['telephone', 'dark'],
		['desktop', 'light'],
		['desktop', 'dark'],
	] as const)('fits a %s, and can be read in %s', async (device, scheme) => {
		const wrong = await open(widths[device], scheme);
		await page.screenshot({
			path: join(tmpdir(), `report-${device}-${scheme}.png`),
			fullPage: true,
		});
		expect(await page.evaluate(widestPart)).toBeLessThanOrEqual(widths[device]);
		expect(await page.evaluate(unreadable)).toEqual([]);
		expect(wrong).toEqual([]);
	});

	it('begins with how many were reached, and with what came of it', async () => {
		await open(1000, 'light', usual);
		await page.setViewportSize({ width: 1000, height: 720 });
		const begins = [page.getByText('answered').first(), page.getByText('Promises to pay').first()];
		for (const part of begins) {
			const { y, height } = (await part.boundingBox())!;
			expect(y + height).toBeLessThan(720);
		}
		await takePictures(page, 'report');
	});

	it('is on paper as it is in the light, whatever the device shows', async () => {
		await open(widths.desktop, 'dark');
		await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
		const background = 'getComputedStyle(document.body).backgroundColor';
		expect(await page.evaluate(background)).toBe('rgb(255, 255, 255)');
		expect(await page.evaluate(unreadable)).toEqual([]);
	});

	it('tells those who hear it what the charts show', async () => {
		await open(widths.desktop, 'light');
		const chart = page.getByRole('img', { name: 'Calls by the hour of the day, Asia/Jakarta' });
		expect(await chart.locator('desc').textContent()).toMatch(
			/^08:00 \d+ calls, \d+ answered; 09:00/,
		);
		const row = page
			.getByRole('table', { name: 'People by outcome' })
			.getByRole('row', { name: 'A – Promises to pay' });
		expect(await row.textContent()).toMatch(/A – Promises to pay\s*\d+\s+[\d.]+ %/);
	});
});

// Both run in the page, so they are text.

/** How far to the right anything reaches. */
const widestPart = `Math.ceil(Math.max(document.documentElement.scrollWidth,
	...[...document.querySelectorAll('main *')].map((part) => part.getBoundingClientRect().right)))`;

/** Texts of less contrast than 4.5 : 1 and parts of charts of less than 3 : 1, as WCAG asks for. */
const unreadable = `(() => {
	${contrast}
	const poor = [];
	for (const part of document.querySelectorAll('main *')) {
		const style = getComputedStyle(part);
		const isSvg = part instanceof SVGElement;
		if (says(part) && !/^(title|desc)$/.test(part.tagName)) {
			const ratio = contrast(isSvg ? style.fill : style.color, behind(part));
			if (ratio < 4.5) poor.push(part.outerHTML.slice(0, 80) + ' ' + ratio);
		}
		if (part.tagName === 'rect') {
			const colour = part.classList.contains('notCalled') ? style.stroke : style.fill;
			const ratio = contrast(colour, behind(part.closest('.card')));
			if (ratio < 3) poor.push(part.outerHTML.slice(0, 80) + ' ' + ratio);
		}
	}
	return poor;
})()`;
