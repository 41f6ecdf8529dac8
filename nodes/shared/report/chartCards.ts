import { barChart, hourChart, shareChart } from './charts';
import type { CallFigures } from './figures';
import { html, type MarkupValue, type Markup } from './markup';
import { card, statesInOrder, type ReportPage } from './pageContent';
import {
	countOf,
	countText,
	hangupText,
	outcomeText,
	percentText,
	ringingText,
	stateWords,
} from './words';

/** More lines than these say little; the rest is one line. */
const mostBars = 12;

/** The charts of a report, each in a card of its own. */
export function chartCards({ figures, timeZone }: ReportPage): MarkupValue {
	const { people, byOutcome, byAttempts, byHangup, byRinging, byHour, attempts } = figures;
	const shares = statesInOrder.map((state) => ({
		name: stateWords[state],
		count: figures[state] ?? 0,
		className: state,
	}));
	const outcomes = byOutcome.map((entry) => ({
		name: outcomeText(entry),
		count: entry.people,
		note: percentText(entry.percent),
	}));
	const tries = byAttempts.map((entry) => ({
		name: entry.attempts === 0 ? 'No call' : countOf(entry.attempts, 'call', 'calls'),
		count: entry.people,
		note: entry.attempts === 0 ? undefined : `${countText(entry.answered)} answered`,
	}));
	return [
		card('What became of the people', shareChart(shares, people), true),
		card('Outcomes', barChart({ caption: 'People by outcome', unit: 'People' }, fewer(outcomes))),
		byHour.length > 0 &&
			card('Calls by the hour of the day', [hourChart(byHour, timeZone), hourNotes(figures)]),
		card(
			'Calls per person',
			barChart({ caption: 'People by number of calls', unit: 'People' }, fewer(tries)),
		),
		attempts > 0 &&
			card('How calls ended', [
				callBars('Calls by their end', byHangup.map(ended)),
				byRinging && [
					html`<h3>How the ringing ended</h3>`,
					callBars('Calls by their ringing', byRinging.map(rang)),
				],
			]),
	];
}

function ended({ hangup, calls }: CallFigures['byHangup'][number]): CallBar {
	return { name: hangupText(hangup), count: calls };
}

function rang({ ringing, calls }: { ringing: string; calls: number }): CallBar {
	return { name: ringingText(ringing), count: calls };
}

interface CallBar {
	name: string;
	count: number;
}

function callBars(caption: string, bars: readonly CallBar[]): Markup {
	return barChart({ caption, unit: 'Calls' }, fewer(bars));
}

/** The first bars, and all others as one, which bars sorted by their size allow. */
function fewer<OneBar extends CallBar>(bars: readonly OneBar[]): CallBar[] {
	if (bars.length <= mostBars) return [...bars];
	const others = bars.slice(mostBars - 1);
	const count = others.reduce((sum, bar) => sum + bar.count, 0);
	return [...bars.slice(0, mostBars - 1), { name: `${others.length} others`, count }];
}

function hourNotes({ callsInWrittenHours, callsWithoutHour }: CallFigures): MarkupValue {
	return [
		callsInWrittenHours > 0 &&
			html`<p>
				<small
					>${countOf(callsInWrittenHours, 'call', 'calls')} in the hour that AIRudder wrote, without
					a time zone.</small
				>
			</p>`,
		callsWithoutHour > 0 &&
			html`<p><small>${countOf(callsWithoutHour, 'call', 'calls')} without a time.</small></p>`,
	];
}
