/** Draws docs/performance/<case>.svg from the last run of the bench: npm run bench:charts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { init } from 'echarts';
import { projectFolder } from '../folders';
import type { Comparison } from './benchCase';
import { readResults } from './results';
import type { Measured } from './table';
import { ratioOf } from './ratio';

const folder = join(projectFolder, 'docs', 'performance');
const [width, lineHeight, frame] = [860, 34, 90];

/** A line for each comparison: the ratio as a bar, its best and worst round, the goal as a mark. */
function chartOf({ title, comparisons }: Measured): string {
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
			subtext: 'Ours as a part of the other: shorter is better, | is the goal',
		},
		grid: { left: 16, right: 40, top: 70, bottom: 20, containLabel: true },
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
					formatter: ({ value }: { value: unknown }) => Number(value).toPrecision(2),
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

mkdirSync(folder, { recursive: true });
for (const one of readResults().cases)
	writeFileSync(join(folder, `${one.name}.svg`), `${chartOf(one)}\n`);
