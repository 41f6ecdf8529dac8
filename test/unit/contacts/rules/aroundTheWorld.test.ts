import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clockIn } from '../../../../nodes/shared/api/times';
import { contactsFromItems } from '../../../../nodes/shared/contacts';
import { projectFolder } from '../../../../tools/folders';
import { reading } from '../reading';

/** The rows of the table in the docs: zone, what a clock there shows, whether people there are called. */
const documented = readFileSync(join(projectFolder, 'docs', 'calling-rules.md'), 'utf8')
	.split('\n')
	.flatMap((line) => {
		const [, zone, shown, called] =
			/^\| (\w+\/\w+) +\| (\w+, \d\d:\d\d) +\| (yes|no) +\|$/.exec(line) ?? [];
		return zone === undefined ? [] : [{ zone, shown, isCalled: called === 'yes' }];
	});

it('calls at one moment those whose zone is open, as the docs show it, and says of the others what time it is there', () => {
	const now = new Date('2026-11-30T02:00:00Z');
	const items = documented.map(({ zone }, index) => ({
		json: { mobile: `+62812345678${String(index).padStart(2, '0')}`, zone },
	}));
	const { valid, heldBack } = contactsFromItems(
		items,
		() => ({
			phoneNumberColumn: { column: 'mobile', label: 'Phone Number Column' },
			columns: [],
			reading,
		}),
		{
			...{ now, clock: reading.clock },
			callingHours: {
				...{ from: 9 * 60, to: 18 * 60, days: new Set([1, 2, 3, 4, 5]) },
				...{ holidays: new Set(), outside: 'skip' as const },
				zoneColumn: { column: 'zone', label: 'Time Zone Column' },
			},
		},
	);
	expect(documented.length).toBeGreaterThan(12);
	const isCalled = (item: number) => valid.some((contact) => contact.item === item);
	expect(documented.map(({ zone }, item) => [zone, isCalled(item)])).toEqual(
		documented.map((row) => [row.zone, row.isCalled]),
	);
	expect(heldBack.map(({ reason }) => reason)).toEqual(
		documented.flatMap((row) => (row.isCalled ? [] : [`it is ${row.shown}, in ${row.zone}`])),
	);
	for (const { zone, shown = '' } of documented)
		expect(clockIn(zone)!(now).slice(11, 16)).toBe(shown.slice(-5));
});
