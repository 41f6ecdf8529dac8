import { chartCards } from './chartCards';
import type { CallFigures, LengthFigures } from './figures';
import { html, Markup, type MarkupValue } from './markup';
import type { ReportPage } from './pageContent';
import type { TaskLine } from './reportedTask';
import { pageStyle } from './style';
import { peopleTable, taskTable } from './tables';
import { countOf, countText, lengthText, percentText } from './words';

/**
 * The report as one HTML file that needs nothing else: no script, no address, charts as SVG, light or dark as its reader's
 * device is. All that AIRudder gave is escaped.
 */
export function reportPage(page: ReportPage): string {
	const { figures } = page;
	const title = page.title ?? `Calls of ${tasksInWords(page.tasks)}`;
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width,initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<meta name="robots" content="noindex" />
				<meta
					http-equiv="Content-Security-Policy"
					content="default-src 'none'; style-src 'unsafe-inline'"
				/>
				<title>${title}</title>
				<style>
					${new Markup(pageStyle)}
				</style>
			</head>
			<body>
				<main>
					<header>
						<h1><bdi>${title}</bdi></h1>
						${subtitle(page)}
					</header>
					${notice(figures)} ${tiles(figures)}
					<div class="cards">
						${figures.people > 0 && chartCards(page)}
						${page.tasks.length > 1 && taskTable(page.tasks)}
						${listsPeople(page) && peopleTable(page)}
					</div>
					${footer(page)}
				</main>
			</body>
		</html> `.text;
}

/** The name of a task, or how many there are. */
function tasksInWords([first, ...others]: readonly TaskLine[]): string {
	if (first && others.length === 0) return first.taskName ?? first.taskId;
	return countOf(first ? others.length + 1 : 0, 'task', 'tasks');
}

function subtitle({ title, tasks, figures, clock, timeZone, createdAt }: ReportPage): Markup {
	const { firstCallAt, lastCallAt } = figures;
	const shown = (moment: string) => clock(new Date(moment)).slice(0, 16);
	const period =
		firstCallAt !== undefined && lastCallAt !== undefined
			? `Calls from ${shown(firstCallAt)} to ${shown(lastCallAt)}.`
			: '';
	const state = tasks.length === 1 ? tasks[0]?.taskStatus : undefined;
	return html`<p>
		${title !== undefined && html`<bdi>${tasksInWords(tasks)}</bdi>. `} ${period} As of
		${shown(createdAt.toISOString())}${state !== undefined && `, when the task was “${state}”`}. All
		times in ${timeZone}.
	</p>`;
}

/** What a reader has to know first. */
function notice({ people, open }: CallFigures): MarkupValue {
	if (people === 0)
		return html`<p class="notice" role="note">AIRudder shows no calls and nobody to call.</p>`;
	if (open === 0) return undefined;
	const who = open === 1 ? '1 person is' : `${countText(open)} people are`;
	return html`<p class="notice" role="note">
		<b>Not final:</b> ${who} still to be called, or being called.
	</p>`;
}

function tiles(figures: CallFigures): Markup {
	const { people, called, answered, reachedPercent, attempts, callTime, talkTime } = figures;
	const reached = reachedPercent === undefined ? '–' : percentText(reachedPercent);
	const time = talkTime ?? callTime;
	const name = talkTime ? 'talk' : 'call';
	return html`<ul class="tiles">
		<li class="card">
			<small>Reached</small><b>${reached}</b
			><small>${countText(answered)} of ${countOf(people, 'person', 'people')} answered</small>
		</li>
		${tile('People called', countText(called), `of ${countText(people)}`)}
		${tile('Calls made', countText(attempts), attemptsNote(figures))}
		${tile(`Median ${name}`, lengthOr(time, 'medianSeconds'), time && `of ${countOf(time.calls, 'call', 'calls')}`)}
		${tile(talkTime ? 'Talk time' : 'Call time', lengthOr(time, 'totalSeconds'), 'in total')}
	</ul>`;
}

function tile(name: string, value: string, note: MarkupValue): Markup {
	return html`<li class="card"><small>${name}</small><b>${value}</b><small>${note}</small></li>`;
}

function attemptsNote({ attempts, called }: CallFigures): string {
	if (called === 0) return '';
	const each = (attempts / called).toLocaleString('en', { maximumFractionDigits: 1 });
	return `${each} per person`;
}

function lengthOr(figures: LengthFigures | undefined, which: 'medianSeconds' | 'totalSeconds') {
	return figures ? lengthText(figures[which]) : '–';
}

function listsPeople({ mostPeople, people }: ReportPage): boolean {
	return mostPeople > 0 && people.length > 0;
}

function footer(page: ReportPage): Markup {
	const { callTime, talkTime } = page.figures;
	return html`<footer>
		<dl>
			<dt>Reached:</dt>
			<dd>
				people who answered at least one call, of all people. A person whom several tasks called
				counts once.
			</dd>
			<dt>Calls:</dt>
			<dd>every try counts, earlier attempts among them.</dd>
			${(talkTime ?? callTime) && timeNote(talkTime !== undefined)}
		</dl>
		<p>Made by n8n from the calls that AIRudder shows. ${peopleNote(page)}</p>
	</footer>`;
}

function timeNote(isTalk: boolean): Markup {
	return isTalk
		? html`<dt>Talk time:</dt>
				<dd>the time in which an agent talked with the person, without waiting.</dd>`
		: html`<dt>Call time:</dt>
				<dd>that of answered calls, from start to end as AIRudder times them.</dd>`;
}

function peopleNote(page: ReportPage): string {
	if (!listsPeople(page)) return 'It lists nobody.';
	return page.showsPeople
		? 'It holds phone numbers and names: forward it with care.'
		: 'Phone numbers and names are masked.';
}
