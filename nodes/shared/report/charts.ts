import { greatestOf } from '../api/values';
import type { HourFigures } from './hours';
import { html, type Markup } from './markup';
import { countOf, countText, hourText, percentText } from './words';
import { percentOf } from './figures';

/** A part of a whole, with the class that colours it. */
export interface Share {
	name: string;
	count: number;
	className: string;
}

/** A line of a bar chart. */
export interface Bar {
	name: string;
	count: number;
	/** What stands behind the count. */
	note?: string;
}

/** One bar in which each part has its share, with a key that names the counts. */
export function shareChart(shares: readonly Share[], whole: number): Markup {
	const shown = shares.filter(({ count }) => count > 0);
	let start = 0;
	const parts = shown.map(({ name, count, className }) => {
		const width = (count / whole) * 100;
		const part = html`<rect
			class="${className}"
			x="${rounded(start)}"
			y="0"
			width="${rounded(width)}"
			height="12"
			><title>${name}: ${countText(count)}</title></rect
		>`;
		start += width;
		return part;
	});
	const key = shown.map(({ name, count, className }) =>
		keyEntry(
			className,
			name,
			html`<b>${countText(count)}</b><small>${percentText(percentOf(count, whole))}</small>`,
		),
	);
	return html`<svg class="share" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
			${parts}
		</svg>
		<ul class="key">
			${key}
		</ul>`;
}

/** Bars beside their names and counts: a table, which reads as well without the bars. */
export function barChart(
	{ caption, unit }: { caption: string; unit: string },
	bars: readonly Bar[],
): Markup {
	const longest = Math.max(1, greatestOf(bars.map(({ count }) => count)));
	const rows = bars.map(
		({ name, count, note }) =>
			html`<tr>
				<th scope="row"><bdi>${name}</bdi></th>
				<td class="bar">
					<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
						<rect class="main" width="${rounded((count / longest) * 100)}" height="10" />
					</svg>
				</td>
				<td class="count">
					<b>${countText(count)}</b>${note !== undefined && html` <small>${note}</small>`}
				</td>
			</tr>`,
	);
	return html`<table class="bars">
		<caption class="unseen">
			${caption}
		</caption>
		<thead class="unseen">
			<tr>
				<th scope="col">${caption}</th>
				<td></td>
				<th scope="col">${unit}</th>
			</tr>
		</thead>
		<tbody>
			${rows}
		</tbody>
	</table>`;
}

/** Sizes of the column chart, in its own units, which are pixels on a telephone. */
const columns = { width: 360, height: 176, top: 18, bottom: 20, most: 40 };

/** Calls by the hour of the day as columns, the answered ones in their lower part; hours between the first and last are all there. */
export function hourChart(figures: readonly HourFigures[], zone: string): Markup {
	const known = new Map(figures.map((one) => [one.hour, one]));
	const first = figures[0]?.hour ?? 0;
	const last = figures.at(-1)?.hour ?? 0;
	const hours = Array.from({ length: last - first + 1 }, (_, index) => first + index).map(
		(hour) => known.get(hour) ?? { hour, calls: 0, answered: 0 },
	);
	const highest = Math.max(1, greatestOf(hours.map(({ calls }) => calls)));
	const step = Math.min(columns.width / hours.length, columns.most * 1.6);
	const left = (columns.width - step * hours.length) / 2;
	const base = columns.height - columns.bottom;
	const scale = (base - columns.top) / highest;
	const width = Math.min(step * 0.72, columns.most);
	const labelEvery = Math.ceil(hours.length / 12);
	const drawn = hours.map(({ hour, calls, answered }, index) => {
		const middle = left + step * (index + 0.5);
		const x = rounded(middle - width / 2);
		const top = base - calls * scale;
		const isNamed = index % labelEvery === 0;
		const isCounted = calls > 0 && (hours.length <= 12 || calls === highest);
		return html`<rect
				class="notAnswered"
				x="${x}"
				y="${rounded(top)}"
				width="${rounded(width)}"
				height="${rounded((calls - answered) * scale)}"
			/><rect
				class="answered"
				x="${x}"
				y="${rounded(base - answered * scale)}"
				width="${rounded(width)}"
				height="${rounded(answered * scale)}"
			/>${isCounted && html`<text x="${rounded(middle)}" y="${rounded(top - 5)}">${countText(calls)}</text>`}${isNamed && html`<text class="axis" x="${rounded(middle)}" y="${columns.height - 5}">${String(hour).padStart(2, '0')}</text>`}`;
	});
	const told = figures.map(
		({ hour, calls, answered }) =>
			`${hourText(hour)} ${countOf(calls, 'call', 'calls')}, ${countText(answered)} answered`,
	);
	return html`<svg
			class="columns"
			viewBox="0 0 ${columns.width} ${columns.height}"
			role="img"
			aria-labelledby="hours-title hours-told"
		>
			<title id="hours-title">Calls by the hour of the day, ${zone}</title>
			<desc id="hours-told">${told.join('; ')}.</desc>
			<line x1="0" x2="${columns.width}" y1="${base + 0.5}" y2="${base + 0.5}" />
			${drawn}
		</svg>
		<ul class="key">
			${keyEntry('answered', 'Answered')} ${keyEntry('notAnswered', 'Other calls')}
		</ul>`;
}

/** What a colour stands for, and its figures. */
function keyEntry(className: string, name: string, figures?: Markup): Markup {
	return html`<li>
		<svg class="swatch" viewBox="0 0 12 12" aria-hidden="true">
			<rect class="${className}" width="12" height="12" rx="2" /></svg
		><span>${name}</span>${figures}
	</li>`;
}

/** Two decimals are finer than any screen. */
function rounded(value: number): number {
	return Math.round(value * 100) / 100;
}
