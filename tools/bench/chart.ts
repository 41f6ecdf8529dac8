import { init } from 'echarts';
import type { Comparison } from './benchCase';
import { ratioOf, type Ratio } from './ratio';
import { inFigures, type Measured } from './table';

const [lineHeight, frame] = [34, 90];

/** How wide a sign of a line's name is, and the rest beside the names. */
const [signWidth, barsWidth] = [6, 480];

/** What a chart looks like on a light and on a dark page. */
const themes = {
	light: { page: '#ffffff', text: '#1c2128', lines: '#d8dee4', good: '#2563ad', missed: '#c2603c' },
	dark: { page: '#0d1117', text: '#e6edf3', lines: '#30363d', good: '#5b9be6', missed: '#e0865f' },
};

export type Theme = keyof typeof themes;

/**
 * A line for each comparison: the ratio as a bar from 1 on, in another colour where it misses its goal, with the smallest and
 * largest of the rounds behind it; the goal as a mark. Gives the chart as SVG.
 */
export function chartOf({ title, comparisons }: Measured, theme: Theme): string {
	const { page, text, lines: gridLines, good, missed } = themes[theme];
	// The axis counts from below.
	const lines = [...comparisons].reverse();
	const ratios = lines.map(ratioOf);
	const namesWidth = Math.max(...lines.map((line) => nameOf(line).length)) * signWidth;
	const chart = init(null, undefined, {
		renderer: 'svg',
		ssr: true,
		width: namesWidth + barsWidth,
		height: frame + lines.length * lineHeight,
	});
	chart.setOption({
		animation: false,
		backgroundColor: page,
		textStyle: { color: text },
		title: {
			text: title,
			subtext: `Ours divided by the other: ${whatIsBetter(comparisons)}; | is the goal`,
			textStyle: { color: text },
			subtextStyle: { color: text },
		},
		grid: { left: namesWidth, right: 120, top: 70, bottom: 30 },
		xAxis: {
			...{ type: 'log', min: smallest(lines), logBase: 10, axisLabel: { color: text } },
			splitLine: { lineStyle: { color: gridLines } },
		},
		yAxis: {
			...{ type: 'category', data: lines.map(nameOf) },
			axisLabel: { fontSize: 11, color: text },
		},
		series: [
			{
				type: 'bar',
				barWidth: 14,
				data: ratios.map(({ ratio, isMet }) => ({
					value: ratio,
					itemStyle: { color: isMet === false ? missed : good },
				})),
				label: {
					show: true,
					position: 'right',
					color: text,
					formatter: ({ dataIndex }: { dataIndex: number }) =>
						inFiguresOfRounds(ratios[dataIndex]!),
				},
			},
			{
				type: 'scatter',
				symbol: 'rect',
				symbolSize: [3, 22],
				itemStyle: { color: text },
				data: lines.flatMap(({ goal }, at) => (goal ? [[limitOf(goal), at]] : [])),
			},
		],
	});
	const svg = chart.renderToSVGString();
	chart.dispose();
	return svg;
}

/** Which way the bars of a chart should go: everything but a rate is a cost. */
function whatIsBetter(comparisons: readonly Comparison[]): string {
	const rates = comparisons.filter(({ unit }) => unit === 'per second').length;
	if (rates === 0) return 'left of 1 is better';
	return rates === comparisons.length
		? 'right of 1 is better'
		: 'left of 1 is better, but right of it where it is so many per second';
}

const inFiguresOfRounds = ({ ratio, least, most }: Ratio) =>
	`${inFigures(ratio)} (${inFigures(least)}–${inFigures(most)})`;

const nameOf = ({ what, against, unit }: Comparison) => `${what} / ${against} (${unit})`;

const limitOf = (goal: NonNullable<Comparison['goal']>) =>
	'atMost' in goal ? goal.atMost : goal.atLeast;

/** Where the axis begins: the power of ten below all ratios and goals. */
function smallest(lines: readonly Comparison[]): number {
	const all = lines.flatMap((one) => [
		ratioOf(one).ratio,
		...(one.goal ? [limitOf(one.goal)] : []),
	]);
	const least = Math.min(...all.filter((one) => one > 0));
	return Number((10 ** Math.floor(Math.log10(least) - 0.01)).toPrecision(1));
}
