import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import {
	contactsFromItems,
	doNotCallNumbers,
	numbersOf,
	type CallingRules,
	type ContactSettings,
} from '../../../../nodes/shared/contacts';
import { reading } from '../reading';

/** Numbers of Jakarta's default country and of others, some of areas, some with several zones; and the zones there. */
const people: Record<string, string[]> = {
	'+6281234567890': ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'],
	'+6281234567891': ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'],
	'+622112345678': ['Asia/Jakarta'],
	'+639171234567': ['Asia/Manila'],
	'+919876543210': ['Asia/Kolkata'],
	'+4915112345678': ['Europe/Berlin'],
	'+12125551234': ['America/New_York'],
	'+61412345678': ['Australia/Sydney', 'Australia/Perth', 'Australia/Lord_Howe'],
};

/** How lists and rows write a number; what has no country code is Indonesian. */
const spellings: ReadonlyArray<(number: string) => string | number> = [
	(number) => number,
	(number) => ` ${number} `,
	(number) => `00 ${number.slice(1)}`,
	(number) => (number.startsWith('+62') ? Number(number.slice(1)) : number),
	(number) => `tel:${number}`,
	(number) => `="${number}"`,
	(number) => `${number}.0`,
	(number) => `(${number.slice(0, 5)}) ${number.slice(5, 8)}-${number.slice(8)}`,
	(number) => (number.startsWith('+62') ? `0${number.slice(3)}` : number),
	(number) => number.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
];

const spelt = fc
	.tuple(fc.constantFrom(...Object.keys(people)), fc.constantFrom(...spellings))
	.map(([number, spelling]) => spelling(number));

const momentsOf2026 = fc.date({
	min: new Date('2026-01-01T00:00:00Z'),
	max: new Date('2026-12-31T00:00:00Z'),
	noInvalidDate: true,
});

const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });

const cases = fc.record({
	rows: fc.array(
		fc.record({
			mobile: spelt,
			home: fc.option(spelt, { nil: '' }),
			optOut: fc.constantFrom('', '', 'no', 'yes', 'X', 'perhaps'),
			hoursAgo: fc.option(fc.integer({ min: -5, max: 100 }), { nil: undefined }),
		}),
		{ minLength: 1, maxLength: 8 },
	),
	listed: fc.array(spelt, { maxLength: 3 }),
	now: momentsOf2026,
	from: minutes,
	to: minutes,
	days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 4 }),
});

const settings: ContactSettings = {
	phoneNumberColumn: { column: 'mobile', label: 'Phone Number Column' },
	columns: [{ field: 'home', column: 'home', kind: 'phoneNumber', label: 'home' }],
	reading,
};

const pauseHours = 48;

/** Whether the hours are on in a zone, by another library than the nodes use. */
function isOpen(
	now: Date,
	zone: string,
	from: number,
	to: number,
	days: readonly number[],
): boolean {
	const local = DateTime.fromJSDate(now, { zone });
	const minute = local.hour * 60 + local.minute;
	const isOfYesterday = to < from && minute < to;
	const isWithin = from < to ? minute >= from && minute < to : minute >= from || minute < to;
	const begun = isOfYesterday ? local.minus({ days: 1 }) : local;
	return isWithin && days.includes(begun.weekday % 7);
}

const digits = (value: string | number) => {
	const latin = String(value).replace(/[\u0660-\u0669]/g, (digit) =>
		String(digit.charCodeAt(0) - 0x660),
	);
	const plain = latin.replace(/\.0$/, '').replace(/\D/g, '').replace(/^00/, '');
	return `+${plain.replace(/^0/, '62')}`;
};

it('reaches nobody who is on the list, opted out, was contacted lately or is outside the hours', () => {
	let reached = 0;
	let kept = 0;
	fc.assert(
		fc.property(cases, ({ rows, listed, now, from, to, days }) => {
			fc.pre(from !== to);
			const items = rows.map(({ hoursAgo, ...json }) => ({
				json: {
					...json,
					last:
						hoursAgo === undefined
							? ''
							: new Date(now.getTime() - hoursAgo * 60 * 60_000).toISOString(),
				},
			}));
			const rules: CallingRules = {
				...{ now, clock: reading.clock },
				doNotCall: {
					numbers: doNotCallNumbers(listed, 'Do Not Call List', reading.callingCode),
					column: { column: 'optOut', label: 'Do Not Call Column' },
				},
				pause: {
					column: { column: 'last', label: 'Last Contact Column' },
					milliseconds: pauseHours * 60 * 60_000,
					inWords: '2 days',
				},
				callingHours: {
					...{ from, to, days: new Set(days) },
					...{ holidays: new Set(), outside: 'skip' as const },
				},
			};
			const { valid, heldBack, invalid } = contactsFromItems(items, () => settings, rules);
			const barred = new Set([
				...listed.map(digits),
				...rows.flatMap(({ mobile, home, optOut, hoursAgo = 1000 }) => [
					...(optOut === '' || optOut === 'no' ? [] : [mobile, home].map(digits)),
					...(hoursAgo < pauseHours ? [digits(mobile)] : []),
				]),
			]);
			const numbers = valid.flatMap(numbersOf);
			expect(numbers.filter((number) => barred.has(number))).toEqual([]);
			const closed = (number: string) =>
				!people[number]!.every((zone) => isOpen(now, zone, from, to, days));
			expect(numbers.filter(closed)).toEqual([]);
			// Nobody is lost either: each row is called, kept back or not valid.
			expect(valid.length + heldBack.length + invalid.length).toBe(rows.length);
			for (const { number, fields, furtherNumbers = [] } of valid) {
				const sent = [number, ...Object.values(fields)].filter(Boolean);
				expect(sent).toEqual([number, ...furtherNumbers]);
			}
			reached += numbers.length;
			kept += heldBack.length;
		}),
		{ numRuns: 3000 },
	);
	// The cases are no empty ones.
	expect(reached).toBeGreaterThan(300);
	expect(kept).toBeGreaterThan(3000);
});

it('lets everybody who waits be called at the first moment when all their numbers are open, never outside the hours', () => {
	const near = Object.keys(people).filter((number) => (people[number] ?? []).length === 1);
	const waiting = fc.record({
		mobile: fc.constantFrom(...near),
		home: fc.constantFrom('', ...near),
		begins: momentsOf2026,
		from: minutes,
		to: minutes,
		days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
	});
	let moved = 0;
	fc.assert(
		fc.property(waiting, ({ mobile, home, begins, from, to, days }) => {
			fc.pre(from !== to);
			const rules: CallingRules = {
				...{ now: new Date('2026-01-01T00:00:00Z'), clock: reading.clock },
				callingHours: {
					...{ from, to, days: new Set(days) },
					...{ holidays: new Set(), outside: 'wait' as const },
				},
			};
			const scheduled = { ...settings, schedule: { start: begins } };
			const items = [{ json: { mobile, home } }];
			const { valid, heldBack } = contactsFromItems(items, () => scheduled, rules);
			expect(valid.length + heldBack.length).toBe(1);
			const isOpenFor = (time: Date) =>
				[mobile, home]
					.flatMap((number) => people[number] ?? [])
					.every((zone) => isOpen(time, zone, from, to, days));
			for (const { opening = begins } of valid) {
				expect(isOpenFor(opening)).toBe(true);
				if (opening > begins) moved += 1;
				// Not one minute of an earlier opening was passed over, as far as quarters of an hour tell.
				const quarter = 15 * 60_000;
				for (let time = begins.getTime(); time < opening.getTime(); time += quarter)
					expect(isOpenFor(new Date(time))).toBe(false);
			}
		}),
		{ numRuns: 60 },
	);
	expect(moved).toBeGreaterThan(20);
});
