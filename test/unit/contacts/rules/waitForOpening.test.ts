import type { IDataObject } from 'n8n-workflow';
import type * as Clocks from '../../../../nodes/shared/api/clocks';
import {
	contactsFromItems,
	type CallingHours,
	type ContactSettings,
	type Schedule,
} from '../../../../nodes/shared/contacts';
import { reading } from '../reading';

let lookUps = 0;
jest.mock('../../../../nodes/shared/api/clocks', () => {
	const clocks = jest.requireActual<typeof Clocks>('../../../../nodes/shared/api/clocks');
	const offsetAt: typeof clocks.offsetAt = (...moment) => {
		lookUps++;
		return clocks.offsetAt(...moment);
	};
	return { ...clocks, offsetAt };
});

const settings: ContactSettings = {
	phoneNumberColumn: { column: 'mobile', label: 'Phone Number Column' },
	columns: [],
	reading,
};

interface Given extends Partial<CallingHours> {
	now: string;
	scheduleOf?: (item: number) => Schedule;
}

const waiting = (rows: IDataObject[], { now, scheduleOf = () => ({}), ...hours }: Given) =>
	contactsFromItems(
		rows.map((json) => ({ json })),
		(item) => ({ ...settings, schedule: scheduleOf(item) }),
		{
			...{ now: new Date(now), clock: reading.clock },
			callingHours: {
				...{ from: 9 * 60, to: 18 * 60, days: new Set([0, 1, 2, 3, 4, 5, 6]) },
				...{ holidays: new Set(), outside: 'wait' },
				...hours,
			},
		},
	);

describe('an opening is none that the clocks of the account show twice', () => {
	const london = { zone: 'Europe/London' };
	const openingOf = (given: Omit<Given, 'now'>, now = '2026-10-24T20:00:00Z') => {
		const { valid } = waiting([{ mobile: '+919876543210' }], {
			...{ now, fixedZone: 'Asia/Kolkata', scheduleOf: () => london },
			...given,
		});
		return valid.map(({ opening }) => opening?.toISOString());
	};

	it.each<[string, Omit<Given, 'now'>, Array<string | undefined>]>([
		['behind that hour', { from: 7 * 60 }, ['2026-10-25T02:00:00.000Z']],
		['before it', { from: 5 * 60 }, ['2026-10-24T23:30:00.000Z']],
		[
			'at the next opening, when it is closed again behind it',
			{ from: 7 * 60, to: 7 * 60 + 30 },
			['2026-10-26T01:30:00.000Z'],
		],
		[
			'none, when the end is before',
			{ from: 7 * 60, scheduleOf: () => ({ ...london, end: new Date('2026-10-25T02:00:00Z') }) },
			[],
		],
		[
			'as it is, when the account has no such hour',
			{ from: 7 * 60, scheduleOf: () => ({ zone: 'Asia/Jakarta' }) },
			['2026-10-25T01:30:00.000Z'],
		],
	])('%s', (_when, given, expected) => {
		expect(openingOf(given)).toEqual(expected);
	});

	it('leaves a Start that was given as it is, when it is open then', () => {
		const start = new Date('2026-10-25T01:30:00Z');
		const given = { from: 7 * 60, scheduleOf: () => ({ ...london, start }) };
		expect(openingOf(given)).toEqual([undefined]);
	});
});

/** Russia never opens: its zones are too far apart. */
const russians = Array.from({ length: 1000 }, (_, row) => ({
	mobile: `+7916${String(1_000_000 + row)}`,
	holidays: ['2026-12-25', '2026-12-31'],
}));
const now = '2026-11-29T03:00:00Z';
const startOf = (item: number) => new Date(Date.parse(now) + (item + 1) * 61_001);

// In a year, 27 zones are looked up twice a week; trying every possible opening would look up ten times as many.
it.each<[string, number, Omit<Given, 'now'>]>([
	[
		'a list of holidays each',
		3_000,
		{ holidayColumn: { column: 'holidays', label: 'Holiday Column' }, holidays: new Set() },
	],
	['a Start each', 3_000 * russians.length, { scheduleOf: (item) => ({ start: startOf(item) }) }],
	[
		'a Start each, and an End a day later',
		100 * russians.length,
		{
			scheduleOf: (item) => ({
				start: startOf(item),
				end: new Date(startOf(item).getTime() + 24 * 60 * 60_000),
			}),
		},
	],
])(
	'judges 1,000 rows that never open, with %s, in at most %d looks at a clock',
	(_what, most, given) => {
		lookUps = 0;
		const { heldBack } = waiting(russians, { now, ...given });
		expect(heldBack).toHaveLength(russians.length);
		expect(lookUps).toBeGreaterThan(0);
		expect(lookUps).toBeLessThanOrEqual(most);
	},
);

it('has other openings where rows have other holidays', () => {
	const rows = [['2026-11-29'], ['2026-11-30'], ['2026-11-30', '2026-11-29']].map(
		(holidays, row) => ({ mobile: `+62812345678${10 + row}`, holidays }),
	);
	const holidayColumn = { column: 'holidays', label: 'Holiday Column' };
	const { valid } = waiting(rows, { now, fixedZone: 'Asia/Jakarta', holidayColumn });
	expect(valid.map(({ opening }) => opening?.toISOString())).toEqual([
		'2026-11-30T02:00:00.000Z',
		undefined,
		'2026-12-01T02:00:00.000Z',
	]);
});
