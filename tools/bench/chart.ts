import { init } from 'echarts';
import type { Comparison } from './benchCase';
import { ratioOf, type Ratio } from './ratio';
import { inFigures, type Measured } from './table';

const [width, lineHeight, frame] = [860, 34, 90];

/**
 * A line for each comparison: the ratio as a bar, in another colour where it misses its goal, with the smallest and largest of
 * the rounds behind it; the goal as a mark. Gives the chart as SVG.
 */
export function chartOf({ title, comparisons }: Measured): string {
	// The axis counts from below.
	const lines = [...comparisons].reverse();
	const ratios = lines.map(ratioOf);
	const chart = init(null, undefined, {
		renderer: 'svg',
		ssr: true,
		width,
		height: frame + lines.length * lineHeight,
	});
	chart.setOption({
		animation: false,
		backgroundColor: '#ffffff',
		title: {
			text: title,
			subtext: `Ours as a part of the other: ${whatIsBetter(comparisons)}; | is the goal`,
		},
		grid: { left: 16, right: 120, top: 70, bottom: 20, containLabel: true },
		xAxis: { type: 'log', min: smallest(lines), logBase: 10 },
		yAxis: { type: 'category', data: lines.map(nameOf), axisLabel: { fontSize: 11 } },
		series: [
			{
				type: 'bar',
				barWidth: 14,
				data: ratios.map(({ ratio, isMet }) => ({
					value: ratio,
					itemStyle: { color: isMet === false ? '#c2603c' : '#2563ad' },
				})),
				label: {
					show: true,
					position: 'right',
					formatter: ({ dataIndex }: { dataIndex: number }) =>
						inFiguresOfRounds(ratios[dataIndex]!),
				},
			},
			{
				type: 'scatter',
				symbol: 'rect',
				symbolSize: [3, 22],
				itemStyle: { color: '#1c2128' },
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
	if (rates === 0) return 'shorter is better';
	return rates === comparisons.length
		? 'longer is better'
		: 'shorter is better, but longer where it is so many per second';
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
	return 10 ** Math.floor(Math.log10(least) - 0.01);
}
