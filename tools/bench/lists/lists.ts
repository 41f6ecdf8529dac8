import { join } from 'node:path';
import { alternatePrepared, isQuickLook } from '../alternate';
import type { BenchCase, Comparison } from '../benchCase';
import type { Figures } from '../engine/measured';
import { ownProcess } from '../engine/ownProcess';
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
		const small = await inTurn(0, rounds, (sending) => ({
			...usualWays(sending, few),
			oneByOne: sending('HTTP Request per row', rowsOneByOne),
			varying: sending('Task Create, a setting per row', few),
		}));
		const slow = await inTurn(answerMs, rounds, (sending) => usualWays(sending, few));
		const large = await inTurn(0, rounds, (sending) => usualWays(sending, many));
		// A row takes as long however many there are, so that it is measured once.
		const perRow = (rows: number, { ours }: UsualWays): Comparison => ({
			...{ what: inWords(rows), unit: 'ms', goal: { atMost: 0.01 }, ours: wall(ours) },
			against: `HTTP Request per row (measured on ${rowsOneByOne} rows)`,
			theirs: wall(small.oneByOne).map((ms) => (ms * rows) / rowsOneByOne),
		});
		return [
			...compared(inWords(few), small),
			perRow(few, small),
			...compared(`${inWords(few)}, answers after ${answerMs} ms`, slow),
			...compared(inWords(many), large),
			perRow(many, large),
			{
				...{ what: `${inWords(few)}, a setting that differs per row`, against: byHandInWords },
				...{ unit: 'ms', ours: wall(small.varying), theirs: wall(small.byHand) },
			},
			{
				...{ what: inWords(many), against: inWords(few), unit: 'ms', goal: { atMost: 10.5 } },
				...{ ours: wall(large.ours), theirs: wall(small.ours) },
			},
		];
	},
};

/** How long AIRudder takes to answer, where it does not answer at once. */
const answerMs = 50;

type Prepared = () => Promise<() => Promise<Figures>>;

type Sending = (way: WayToSend['way'], rows: number) => Prepared;

const usualWays = (sending: Sending, rows: number) => ({
	ours: sending('Task Create', rows),
	byHand: sending('Code node and one HTTP Request', rows),
	bare: sending('bare loop', rows),
});

type UsualWays = Record<keyof ReturnType<typeof usualWays>, Figures[]>;

/** Sends lists in several ways, in turn, to an AIRudder that answers after so many milliseconds. */
async function inTurn<Name extends string>(
	delayMs: number,
	rounds: number,
	ways: (sending: Sending) => Record<Name, Prepared>,
): Promise<Record<Name, Figures[]>> {
	const path = join(__dirname, 'listsProcess.ts');
	return await withPlayedAirudder(
		async (access) =>
			await alternatePrepared(
				ways(
					(way, rows) => async () =>
						await ownProcess<WayToSend, Figures>(path, { way, access, rows }),
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

function compared(what: string, { ours, byHand, bare }: UsualWays): Comparison[] {
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
