import { join } from 'node:path';
import { alternate, isQuickLook } from '../alternate';
import type { BenchCase, Comparison } from '../benchCase';
import type { Figures } from '../engine/measured';
import { inOwnProcess } from '../engine/ownProcess';
import { withPlayedAirudder } from '../played/playedAirudder';
import type { WayToSend } from './listsProcess';

/** One request for each of 100,000 rows would take an hour of the bench: so many are sent, and the time multiplied. */
const rowsOneByOne = 250;

/** A list of people to call: checked, reported row by row, and sent. */
export const lists: BenchCase = {
	name: 'lists',
	title: 'Calling lists: Task Create',
	async measure(rounds) {
		const [few, many] = isQuickLook(rounds) ? [1000, 10_000] : [10_000, 100_000];
		const small = await everyWay(few, rounds);
		const slow = await everyWay(few, rounds, answerMs);
		const large = await everyWay(many, rounds);
		return [
			...compared(inWords(few), few, small),
			...compared(`${inWords(few)}, answers after ${answerMs} ms`, few, slow),
			...compared(inWords(many), many, large),
			{
				what: inWords(many),
				against: inWords(few),
				unit: 'ms',
				ours: large.ours.map(({ wallMs }) => wallMs),
				theirs: small.ours.map(({ wallMs }) => wallMs),
				goal: { atMost: 10.5 },
			},
		];
	},
};

/** How long AIRudder takes to answer, where it does not answer at once. */
const answerMs = 50;

/** Sends so many rows in every way, in turn. */
async function everyWay(rows: number, rounds: number, delayMs = 0): Promise<Measured> {
	return await withPlayedAirudder(async (access) => {
		const sending = (way: WayToSend['way'], count = rows) => {
			const path = join(__dirname, 'listsProcess.ts');
			return async () => await inOwnProcess<WayToSend, Figures>(path, { way, access, rows: count });
		};
		return await alternate(
			{
				ours: sending('Task Create'),
				varying: sending('Task Create, a setting per row'),
				oneByOne: sending('HTTP Request per row', rowsOneByOne),
				byHand: sending('Code node and one HTTP Request'),
				bare: sending('bare loop'),
			},
			rounds,
			{ isWarm: true },
		);
	}, delayMs);
}

type Measured = Record<'ours' | 'varying' | 'oneByOne' | 'byHand' | 'bare', Figures[]>;

const inWords = (rows: number) => `${rows.toLocaleString('en')} rows`;

function compared(
	what: string,
	rows: number,
	{ ours, varying, oneByOne, byHand, bare }: Measured,
): Comparison[] {
	const wall = (figures: Figures[]) => figures.map(({ wallMs }) => wallMs);
	const peak = (figures: Figures[]) => figures.map(({ peakMb }) => peakMb);
	const inTime = (against: string, theirs: number[], atMost: number): Comparison => ({
		...{ what, against, unit: 'ms', ours: wall(ours), theirs, goal: { atMost } },
	});
	const scaled = wall(oneByOne).map((ms) => (ms * rows) / rowsOneByOne);
	const hand = 'Code node with libphonenumber-js and one HTTP Request';
	return [
		inTime(`HTTP Request per row (measured on ${rowsOneByOne} rows)`, scaled, 0.01),
		inTime(hand, wall(byHand), 0.5),
		inTime('A loop that only builds and sends the JSON', wall(bare), 2.5),
		{
			what,
			against: hand,
			unit: 'MB',
			ours: peak(ours),
			theirs: peak(byHand),
			goal: { atMost: 1.2 },
		},
		{
			what: `${what}, a setting that differs per row`,
			against: hand,
			unit: 'ms',
			ours: wall(varying),
			theirs: wall(byHand),
		},
	];
}
