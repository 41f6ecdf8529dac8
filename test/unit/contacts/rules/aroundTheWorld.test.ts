import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clockIn } from '../../../../nodes/shared/api/clocks';
import { contactsFromItems, type OutsideHours } from '../../../../nodes/shared/contacts';
import { projectFolder } from '../../../../tools/folders';
import { reading } from '../reading';

/** The rows of the table in the docs: zone, what a clock there shows, when people there are called. */
const documented = readFileSync(join(projectFolder, 'docs', 'calling-rules.md'), 'utf8')
	.split('\n')
	.flatMap((line) => {
		const [, zone = '', shown = '', called = ''] =
			/^\| (\w+\/\w+) +\| (\w+, \d\d:\d\d) +\| (at once|\d\d:\d\d) +\|$/.exec(line) ?? [];
		return zone === '' ? [] : [{ zone, shown, called }];
	});

const now = new Date('2026-11-30T02:00:00Z');

const check = (outside: OutsideHours) =>
	contactsFromItems(
		documented.map(({ zone }, index) => ({
			json: { mobile: `+62812345678${String(index).padStart(2, '0')}`, zone },
		})),
		() => ({
			phoneNumberColumn: { column: 'mobile', label: 'Phone Number Column' },
			columns: [],
			reading,
		}),
		{
			...{ now, clock: reading.clock },
			callingHours: {
				...{ from: 9 * 60, to: 18 * 60, days: new Set([1, 2, 3, 4, 5]) },
				...{ holidays: new Set(), outside },
				zoneColumn: { column: 'zone', label: 'Time Zone Column' },
			},
		},
	);

it('shows more than 12 zones in the docs, with the time that it is there', () => {
	expect(documented.length).toBeGreaterThan(12);
	for (const { zone, shown } of documented)
		expect(clockIn(zone)!(now).slice(11, 16)).toBe(shown.slice(-5));
});

it('calls at once those whose zone is open, as the docs show it, and says of the others what time it is there', () => {
	const { valid, heldBack } = check('skip');
	expect(valid.map(({ item }) => documented[item]!.zone)).toEqual(
		documented.flatMap(({ zone, called }) => (called === 'at once' ? [zone] : [])),
	);
	expect(heldBack.map(({ reason }) => reason)).toEqual(
		documented.flatMap(({ zone, shown, called }) =>
			called === 'at once' ? [] : [`it is ${shown}, in ${zone}`],
		),
	);
});

it('calls each zone when it opens, as the docs show it, if it is to wait', () => {
	const { valid, heldBack } = check('wait');
	expect(heldBack).toEqual([]);
	expect(valid.map(({ opening }) => opening?.toISOString() ?? 'at once')).toEqual(
		documented.map(({ called }) =>
			called === 'at once' ? called : `2026-11-30T${called}:00.000Z`,
		),
	);
});
