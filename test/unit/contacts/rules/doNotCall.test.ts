import type { IDataObject } from 'n8n-workflow';
import {
	contactsFromItems,
	doNotCallNumbers,
	type ContactColumn,
	type ContactSettings,
} from '../../../../nodes/shared/contacts';
import { failureOf } from '../../failures';
import { reading } from '../reading';

const settings: ContactSettings = {
	phoneNumberColumn: { column: 'mobile', label: 'Phone Number Column' },
	columns: [],
	reading,
};

const column = { column: 'optOut', label: 'Do Not Call Column' };
const home: ContactColumn = { field: 'home', column: 'home', kind: 'phoneNumber', label: 'home' };

const check = (
	rows: IDataObject[],
	{ list = '', byColumn = false, columns = [] as ContactColumn[] } = {},
) =>
	contactsFromItems(
		rows.map((json) => ({ json })),
		() => ({ ...settings, columns }),
		{
			now: new Date('2026-11-29T03:00:00Z'),
			clock: reading.clock,
			doNotCall: {
				numbers: doNotCallNumbers(list, 'Do Not Call List', reading.callingCode),
				...(byColumn ? { column } : {}),
			},
		},
	);

const sari = '081234567890';
const budi = '081234567891';

it.each([
	'081234567890',
	'+62 812-3456-7890',
	'0062 812 3456 7890',
	6281234567890,
	"'081234567890",
])('does not call a number of the list, written %s in the row', (mobile) => {
	const { valid, heldBack } = check([{ mobile }, { mobile: budi }], { list: '(0812) 3456-7890' });
	expect(valid.map(({ number }) => number)).toEqual(['+6281234567891']);
	expect(heldBack).toEqual([
		{ row: 1, line: 2, rule: 'doNotCall', reason: 'is on the Do Not Call List', item: 0 },
	]);
});

it.each(['yes', 'YES ', 'y', 'true', true, 1, '1', 'x', 'X', 'opt-out', 'Opted out', 'DNC', '✓'])(
	'does not call a row that says %p',
	(optOut) => {
		const { valid, heldBack } = check([{ mobile: sari, optOut }], { byColumn: true });
		expect(valid).toEqual([]);
		expect(heldBack).toMatchObject([{ column: 'optOut', reason: 'says not to call' }]);
	},
);

it.each(['', ' ', null, undefined, 'no', 'No', 'n', false, 'false', 0, '0'])(
	'calls a row that says %p',
	(optOut) => {
		const rows = [{ mobile: sari, optOut } as IDataObject, { mobile: budi, optOut: 'yes' }];
		expect(check(rows, { byColumn: true }).valid).toHaveLength(1);
	},
);

it.each(['maybe', 2, '2026-11-20', '#REF!', 'nope', {}, []])(
	'keeps a row back that says %p: it may mean yes',
	(optOut) => {
		const { valid, heldBack } = check([{ mobile: sari, optOut }], {
			byColumn: true,
		});
		expect(valid).toEqual([]);
		expect(heldBack).toMatchObject([{ rule: 'doNotCall', reason: 'says neither yes nor no' }]);
	},
);

it('does not call a number that any row asks not to be called at', () => {
	const { valid, heldBack } = check(
		[{ mobile: sari }, { mobile: '+62 812 3456 7890', optOut: 'yes' }],
		{ byColumn: true },
	);
	expect(valid).toEqual([]);
	expect(heldBack).toMatchObject([
		{
			row: 1,
			reason: 'has the number of row 2 (line 3): its column "optOut", "yes", says not to call',
		},
	]);
});

it('heeds a row that says so, whatever else is wrong with it', () => {
	const owed: ContactColumn = { field: 'Arrears', column: 'owed', kind: 'amount', label: 'owed' };
	const { valid, invalid } = check(
		[{ mobile: sari }, { mobile: sari, owed: 'much', optOut: 'x' }],
		{ byColumn: true, columns: [owed] },
	);
	expect(valid).toEqual([]);
	expect(invalid).toHaveLength(1);
});

describe('a row that opted out, and whose own settings do not hold', () => {
	const unusable = { reason: 'Task Name is empty' };
	const checkWith = (rows: IDataObject[], settingsOf: (item: number) => typeof settings) =>
		contactsFromItems(
			rows.map((json) => ({ json })),
			(item) => (rows[item]?.optOut === 'yes' ? unusable : settingsOf(item)),
			{
				now: new Date('2026-11-29T03:00:00Z'),
				clock: reading.clock,
				doNotCall: { numbers: new Set(), column },
			},
		);
	const ofCountry = (callingCode: string) => ({
		...settings,
		isOfSomeRows: true,
		reading: { ...reading, callingCode },
	});

	it('still keeps its number back in other rows, read as theirs are', () => {
		const rows = [{ mobile: '+6281234567890' }, { mobile: sari, optOut: 'yes' }, { mobile: budi }];
		const { valid, heldBack, invalid } = checkWith(rows, () => ofCountry('62'));
		expect(valid.map(({ number }) => number)).toEqual(['+6281234567891']);
		expect(heldBack).toMatchObject([{ row: 1, rule: 'doNotCall' }]);
		expect(invalid).toMatchObject([{ row: 2, reason: unusable.reason }]);
	});

	it('keeps every number back that settings of other rows make of it', () => {
		const rows = [
			{ mobile: '+6281234567890' },
			{ mobile: '+639171234567' },
			{ mobile: '09171234567', optOut: 'yes' },
		];
		const { valid } = checkWith(rows, (item) => ofCountry(['62', '63'][item] ?? ''));
		expect(valid.map(({ number }) => number)).toEqual(['+6281234567890']);
	});

	it('stops when the settings that read its number leave out a column that others read', () => {
		const work = {
			column: 'work',
			field: 'work',
			label: 'Dialing Order',
			kind: 'phoneNumber' as const,
		};
		const rows = [
			{ mobile: '+6281234567890', work: '+622112345678' },
			{ mobile: budi },
			{ mobile: sari, work: '0812-abc', optOut: 'yes' },
		];
		const withWork = { ...ofCountry('62'), columns: [work] };
		const settingsOf = (item: number) => (item === 0 ? withWork : ofCountry('62'));
		expect(failureOf(() => checkWith(rows, settingsOf)).message).toMatch(
			/^Row 3 .* cannot be read/,
		);
	});

	it('stops when no settings read its number', () => {
		const rows = [{ mobile: '+6281234567890' }, { mobile: sari, optOut: 'yes' }];
		expect(failureOf(() => checkWith(rows, () => ofCountry('')))).toMatchObject({
			kind: 'input',
			message:
				'Row 2 (line 3 of a sheet with one heading line) is not to be called: its column "optOut", "yes", says not to call; but its number cannot be read, so nothing was sent',
		});
	});
});

describe('a row that opted out with a number that cannot be read', () => {
	const unread = { mobile: '0812-abc', optOut: 'yes' };

	it('stops the run, for another row may have the number', () => {
		const failure = failureOf(() =>
			check([{ mobile: sari }, unread, { ...unread, optOut: 'perhaps' }], { byColumn: true }),
		);
		expect(failure.message).toMatch(
			/^Row 2 \(line 3 of a sheet with one heading line\) is not to be called/,
		);
		expect(failure.description).toBe(
			'Column "mobile": "0812-abc" is not a phone number. Another row may have the same number. Correct the row, or leave it out. There are 2 such rows.',
		);
	});

	it('stops for a further number, too', () => {
		const rows = [{ mobile: sari }, { mobile: budi, home: '0812-abc', optOut: 'yes' }];
		const failure = failureOf(() => check(rows, { byColumn: true, columns: [home] }));
		expect(failure.description).toContain('Column "home": "0812-abc"');
	});

	it.each(['', 'NULL', undefined])('is nobody where the number is %p', (mobile) => {
		const rows = [{ mobile: sari }, { mobile, optOut: 'yes' } as IDataObject];
		expect(check(rows, { byColumn: true })).toMatchObject({
			valid: [{ number: '+6281234567890' }],
			invalid: [{ row: 2 }],
		});
	});

	it('is no more than invalid where nobody is left to call', () => {
		expect(check([unread], { byColumn: true })).toMatchObject({ valid: [], invalid: [{ row: 1 }] });
	});
});

it('takes a further number out that is on the list, and says so', () => {
	const { valid, heldBackNumbers } = check([{ mobile: budi, home: sari }], {
		list: sari,
		columns: [home],
	});
	expect(valid).toMatchObject([{ number: '+6281234567891', fields: {} }]);
	expect(valid[0]).not.toHaveProperty('furtherNumbers');
	expect(valid[0]!.fields).toEqual({});
	expect(heldBackNumbers).toEqual([
		{ row: 1, line: 2, column: 'home', rule: 'doNotCall', reason: 'is on the Do Not Call List' },
	]);
});

it('does not call the further numbers of somebody who opted out in another row either', () => {
	const { valid } = check([{ mobile: budi }, { mobile: sari, home: budi, optOut: 'yes' }], {
		byColumn: true,
		columns: [home],
	});
	expect(valid).toEqual([]);
});

it('calls a further number that only a row kept back had before', () => {
	const rows = [
		{ mobile: sari, home: '02112345678' },
		{ mobile: budi, home: '02112345678' },
	];
	const { valid } = check(rows, { list: sari, columns: [home] });
	expect(valid).toMatchObject([{ furtherNumbers: ['+622112345678'] }]);
});

it('stops when the column is in no row', () => {
	expect(failureOf(() => check([{ mobile: sari }], { byColumn: true })).message).toBe(
		'No incoming item has a column named "optOut" (Do Not Call Column)',
	);
});
