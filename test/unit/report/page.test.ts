import type { IDataObject } from 'n8n-workflow';
import { html } from '../../../nodes/shared/report/markup';
import { maskedName, maskedNumber } from '../../../nodes/shared/report/masking';
import { reportPage } from '../../../nodes/shared/report/page';
import { lengthText, outcomeText } from '../../../nodes/shared/report/words';
import { reportFile, robotTask, dialerTask } from '../../../nodes/shared/report';
import { callDetail, dialerRow } from '../calls/samples';
import { contentOf, taskOf } from '../../support/report/pages';

const answered = (changed: IDataObject = {}): IDataObject => ({ ...callDetail, ...changed });

/** The text of a page as a person or a screen reader has it. */
const textOf = (page: string) =>
	page
		.replace(/<style>.*<\/style>/s, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');

describe('the page', () => {
	it('names the figures, the outcomes and the hours in text', async () => {
		const text = textOf(reportPage(contentOf([await taskOf([answered()])])));
		for (const said of [
			'Calls of due-today',
			'Calls from 2026-11-20 09:00 to 2026-11-20 09:00. As of 2026-11-20 17:00',
			'Reached 100 % 1 of 1 person answered',
			'Calls made 2 2 per person',
			'Median call 1:05 min of 1 call',
			'A – will pay 1 100 %',
			'The person hung up 1',
			'08:00 1 call, 0 answered; 09:00 1 call, 1 answered.',
			'1 call in the hour that AIRudder wrote, without a time zone.',
		])
			expect(text).toContain(said);
	});

	it('runs no script and asks nobody for anything', async () => {
		const page = reportPage(contentOf([await taskOf([answered()])]));
		expect(page).not.toMatch(
			/<(script|link|img|iframe|object|form)|\son\w+=|url\(|@import|https?:/i,
		);
		expect(page).toContain("default-src 'none'");
	});

	it('shows a name that is HTML as text, wherever it stands', async () => {
		const evil = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>&amp;`;
		const call = answered({
			CalleeName: evil,
			CalleeNumber: evil,
			Intention: evil,
			intention_description: evil,
			HangupType: evil,
			RingType: evil,
		});
		const tasks = [
			await taskOf([call], { TaskName: evil, Status: evil }),
			await robotTask({ TaskID: evil, Status: evil, detail: [] }, evil),
		];
		for (const shown of [tasks, tasks.slice(0, 1)]) {
			for (const title of [undefined, evil]) {
				const page = reportPage(contentOf(shown, { title, showsPeople: true, timeZone: evil }));
				expect(page).not.toMatch(/<script|<img|&amp;amp;amp;/);
				expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;img');
			}
		}
	});

	it('masks numbers and names, unless they are asked for', async () => {
		const tasks = [
			await taskOf([answered({ CalleeName: 'Sari Dewi', CalleeNumber: '+6281234567890' })]),
		];
		const masked = reportPage(contentOf(tasks));
		expect(masked).not.toMatch(/Sari|Dewi|4567|6281/);
		expect(textOf(masked)).toContain('S•••• •••• 890');
		expect(masked).toContain('Phone numbers and names are masked.');
		const shown = reportPage(contentOf(tasks, { showsPeople: true }));
		expect(textOf(shown)).toContain('Sari Dewi +6281234567890');
		expect(shown).toContain('It holds phone numbers and names');
	});

	it('lists so many people and no more, those who answered first', async () => {
		const silent = answered({ TalkRound: 0, AsrResult: [], Intention: '--', RedailCall: [] });
		const numbers = Array.from({ length: 30 }, (_, at) => ({
			CalleeNumber: `+6281234567${100 + at}`,
		}));
		const calls = numbers.map((number, at) => ({
			...(at === 29 ? answered() : silent),
			...number,
		}));
		const page = reportPage(contentOf([await taskOf(calls)], { mostPeople: 10 }));
		const listed = page.match(/•••• \d{3}/g)!;
		expect(listed).toHaveLength(10);
		expect(listed[0]).toBe('•••• 129');
		expect(textOf(page)).toContain('10 of 30 people, those who answered first.');
		const nobody = reportPage(
			contentOf([await taskOf(calls)], { mostPeople: 0, showsPeople: true }),
		);
		expect(nobody).not.toMatch(/\d{7}/);
		expect(nobody).toContain('It lists nobody.');
	});

	it('warns that the figures are not final while calls are open', async () => {
		const open = { CalleeNumber: '+6281234567890', Status: 'pending' };
		const page = textOf(reportPage(contentOf([await taskOf([open], { Status: 'calling' })])));
		expect(page).toContain('Not final: 1 person is still to be called, or being called.');
		expect(textOf(reportPage(contentOf([await taskOf([answered()])])))).not.toContain('Not final');
	});

	it('says so when there is nobody', async () => {
		const page = textOf(reportPage(contentOf([await taskOf([])])));
		expect(page).toContain('AIRudder shows no calls and nobody to call.');
		expect(page).toContain('Reached – 0 of 0 people answered');
	});

	it('tells the talk time of the dialer, in plain words', async () => {
		const page = textOf(reportPage(contentOf([await dialerTask([dialerRow], 't-1')])));
		expect(page).toContain('Median talk 23 s of 1 call');
		expect(page).toContain('Talked, the agent hung up 1 100 %');
	});

	it('adds up the outcomes that are too many for a line each', async () => {
		const calls = Array.from({ length: 40 }, (_, at) =>
			answered({ CalleeNumber: `+6281234567${100 + at}`, intention_description: `reason ${at}` }),
		);
		expect(textOf(reportPage(contentOf([await taskOf(calls)])))).toContain('29 others 29');
	});

	it('stays small enough for any mail with as many people as it lists at first', async () => {
		const calls = Array.from({ length: 10_000 }, (_, at) =>
			answered({ CalleeNumber: `+6281${10_000_000 + at}` }),
		);
		expect(reportPage(contentOf([await taskOf(calls)])).length).toBeLessThan(60_000);
	});
});

describe('the file', () => {
	const nameOf = async (TaskName: string) =>
		reportFile(contentOf([await taskOf([], { TaskName })])).fileName;

	it.each([
		['due-today_1.2', 'report-due-today_1.2.html'],
		['../../etc/passwd', 'report-etc-passwd.html'],
		['Tagihan – Ñandú 催收', 'report-Tagihan-Ñandú-催收.html'],
		['a\r\nb"c', 'report-a-b-c.html'],
		['…', 'report-task.html'],
		['', 'report-t-1.html'],
	])('of the task %j is called %s', async (task, file) => {
		expect(await nameOf(task)).toBe(file);
	});

	it('of several tasks says how many, and is HTML in UTF-8', async () => {
		const tasks = [await taskOf([answered({ CalleeName: 'Ñandú' })]), await taskOf([])];
		const { fileName, mimeType, bytes } = reportFile(contentOf(tasks, { showsPeople: true }));
		expect([fileName, mimeType]).toEqual(['report-2-tasks.html', 'text/html']);
		expect(bytes.toString('utf8')).toMatch(/^<!doctype html>/i);
		expect(bytes.includes(Buffer.from('Ñandú', 'utf8'))).toBe(true);
	});
});

describe('masking', () => {
	it.each([
		['+62 812-3456-7890', '•••• 890'],
		['+6281234567', '•••• 567'],
		['1234567', '••••'],
		['nobody', '••••'],
	])('shows of the number %s only %s', (number, masked) => {
		expect(maskedNumber(number)).toBe(masked);
	});

	it.each([
		['Sari Dewi', 'S••••'],
		[' 李小龍', '李••••'],
		['𝒮ari', '𝒮••••'],
		['+6281234567890', '••••'],
		['081 Sari', '••••'],
	])('shows of the name %s only %s', (name, masked) => {
		expect(maskedName(name)).toBe(masked);
	});
});

describe('words', () => {
	it.each([
		[0, '0 s'],
		[59.4, '59 s'],
		[59.5, '1:00 min'],
		[605, '10:05 min'],
		[3599.6, '1:00 h'],
		[360_000, '100:00 h'],
	])('writes %d seconds as %s', (seconds, text) => {
		expect(lengthText(seconds)).toBe(text);
	});

	it.each([
		[{ outcome: 'A', description: 'Pays' }, 'A – Pays'],
		[{ outcome: 'SuccUserHangup', description: 'Talked' }, 'Talked'],
		[{ outcome: 'F' }, 'F'],
		[{ outcome: 'notCalled' }, 'Not called'],
		[{ outcome: 'answered' }, 'Answered, without a label'],
		[{ outcome: 'constructor' }, 'constructor'],
	])('writes the outcome %j as %s', (outcome, text) => {
		expect(outcomeText(outcome)).toBe(text);
	});
});

it('makes HTML of nothing but what the code itself wrote', () => {
	const inner = html`<b>${'<i>'}</b>`;
	expect(html`<p title="${'"\u0000'}">${inner}${[1, false, undefined, '&']}</p>`.text).toBe(
		'<p title="&quot; "><b>&lt;i&gt;</b>1&amp;</p>',
	);
});
