import { join } from 'node:path';
import { alternate, isQuickLook } from '../alternate';
import type { BenchCase, Comparison } from '../benchCase';
import type { Figures } from '../engine/measured';
import { inOwnProcess } from '../engine/ownProcess';
import { withPlayedAirudder } from '../played/playedAirudder';
import type { WayToSend } from './listsProcess';

/** One request for each of 100,000 rows would take an hour: so many are sent, and the time multiplied. */
const rowsOneByOne = 250;

/** A list of people to call: checked, reported row by row, and sent. */
export const lists: BenchCase = {
	name: 'lists',
	title: 'Calling lists: Task Create',
	async measure(rounds) {
		const [few, many] = isQuickLook(rounds) ? [1000, 10_000] : [10_000, 100_000];
		const small = await everyWay(few, rounds);
		const slow = await everyWay(few, rounds, answerMs);
		const { varying, ...large } = await withVarying(many, rounds);
		const [ours, hand] = [wall(large.ours), wall(large.byHand)];
		return [
			...compared(inWords(few), small),
			...perRow(inWords(few), few, small),
			...compared(`${inWords(few)}, answers after ${answerMs} ms`, slow),
			...perRow(`${inWords(few)}, answers after ${answerMs} ms`, few, slow),
			...compared(inWords(many), large),
			// A row takes as long however many there are, so that it is measured once.
			...perRow(inWords(many), many, { ...small, ours: large.ours }),
			{
				...{ what: `${inWords(many)}, a setting that differs per row`, against: byHandInWords },
				...{ unit: 'ms', ours: wall(varying), theirs: hand },
			},
			{
				...{ what: inWords(many), against: inWords(few), unit: 'ms' },
				...{ ours, theirs: wall(small.ours), goal: { atMost: 10.5 } },
			},
		];
	},
};

/** How long AIRudder takes to answer, where it does not answer at once. */
const answerMs = 50;

/** Sends so many rows, or for one request per row fewer, in every way, in turn. */
async function everyWay(rows: number, rounds: number, delayMs = 0) {
	return await inTurn(delayMs, rounds, (sending) => ({
		...usualWays(sending, rows),
		oneByOne: sending('HTTP Request per row', rowsOneByOne),
	}));
}

/** Sends so many rows, with equal settings and with different ones, in turn. */
async function withVarying(rows: number, rounds: number) {
	return await inTurn(0, rounds, (sending) => ({
		...usualWays(sending, rows),
		varying: sending('Task Create, a setting per row', rows),
	}));
}

type Sending = (way: WayToSend['way'], rows: number) => () => Promise<Figures>;

const usualWays = (sending: Sending, rows: number) => ({
	ours: sending('Task Create', rows),
	byHand: sending('Code node and one HTTP Request', rows),
	bare: sending('bare loop', rows),
});

async function inTurn<Name extends string>(
	delayMs: number,
	rounds: number,
	ways: (sending: Sending) => Record<Name, () => Promise<Figures>>,
): Promise<Record<Name, Figures[]>> {
	const path = join(__dirname, 'listsProcess.ts');
	return await withPlayedAirudder(
		async (access) =>
			await alternate(
				ways(
					(way, rows) => async () =>
						await inOwnProcess<WayToSend, Figures>(path, { way, access, rows }),
				),
				rounds,
				{ isWarm: true },
			),
		delayMs,
	);
}

const inWords = (rows: number) => `${rows.toLocaleString('en')} rows`;

const byHandInWords = 'Code node with libphonenumber-js and one HTTP Request';

const wall = (figures: Figures[]) => figures.map(({ wallMs }) => wallMs);

function compared(
	what: string,
	{ ours, byHand, bare }: Record<'ours' | 'byHand' | 'bare', Figures[]>,
): Comparison[] {
	const against = byHandInWords;
	const cpu = (figures: Figures[]) => figures.map(({ cpuMs }) => cpuMs);
	const peak = (figures: Figures[]) => figures.map(({ peakMb }) => peakMb);
	return [
		{ what, against, unit: 'ms', ours: wall(ours), theirs: wall(byHand), goal: { atMost: 0.5 } },
		{
			...{ what, against: 'A loop that only builds and sends the JSON', unit: 'ms' },
			...{ ours: wall(ours), theirs: wall(bare), goal: { atMost: 2.5 } },
		},
		{ what, against, unit: 'CPU ms', ours: cpu(ours), theirs: cpu(byHand) },
		{ what, against, unit: 'MB', ours: peak(ours), theirs: peak(byHand), goal: { atMost: 1.2 } },
	];
}

/** Against one request for each row, measured on a few and multiplied. */
function perRow(
	what: string,
	rows: number,
	{ ours, oneByOne }: Record<'ours' | 'oneByOne', Figures[]>,
): Comparison[] {
	const against = `HTTP Request per row (measured on ${rowsOneByOne} rows)`;
	const theirs = wall(oneByOne).map((ms) => (ms * rows) / rowsOneByOne);
	return [{ what, against, unit: 'ms', ours: wall(ours), theirs, goal: { atMost: 0.01 } }];
}
