import {
	contactsToSend,
	listReport,
	problemsOf,
	rowInWords,
	type Contact,
	type InvalidRow,
} from '../../../nodes/shared/contacts';
import type { HeldBackRow } from '../../../nodes/shared/contacts/rules/verdict';
import { failureOf } from '../failures';

const heldBack: HeldBackRow[] = [];

const valid: Contact[] = [{ number: '+6281234567890', fields: {}, item: 0, row: {} }];

const invalid = (count: number): InvalidRow[] =>
	Array.from({ length: count }, (_, at) => ({
		row: at + 7,
		line: at + 8,
		column: 'mobile',
		value: `0812-${1000 + at}`,
		reason: 'is not a phone number',
		item: at + 6,
	}));

it('sends everyone when all rows are valid', () => {
	expect(contactsToSend({ valid, invalid: [], heldBack }, () => 'stop')).toBe(valid);
	expect(contactsToSend({ valid, invalid: [], heldBack }, () => 'skip')).toBe(valid);
});

it('sends the valid rows when the others may be skipped', () => {
	expect(contactsToSend({ valid, invalid: invalid(3), heldBack }, () => 'skip')).toBe(valid);
});

it('names the row, its column and its value when one row is not valid', () => {
	const failure = failureOf(() =>
		contactsToSend({ valid, invalid: invalid(1), heldBack }, () => 'stop'),
	);
	expect(failure).toMatchObject({
		kind: 'input',
		message:
			'Row 7 (line 8 of a sheet with one heading line), column "mobile": "0812-1000" is not a phone number.',
		description: 'Correct it, or set Invalid Rows to Skip.',
	});
});

it('names up to five rows when several are not valid', () => {
	const failure = failureOf(() =>
		contactsToSend({ valid, invalid: invalid(5), heldBack }, () => 'stop'),
	);
	expect(failure.message).toBe('5 rows are not valid, so nothing was sent');
	expect(failure.description).toContain(
		'Row 11 (line 12 of a sheet with one heading line), column "mobile": "0812-1004"',
	);
	expect(failure.description).not.toContain('more');
	expect(failure.description).toMatch(/Correct them, or set Invalid Rows to Skip\.$/);
});

it.each(['stop', 'skip'] as const)(
	'never lists more than five numbers of a broken list (%s)',
	(invalidRows) => {
		const report = { valid: invalidRows === 'stop' ? valid : [], invalid: invalid(2000), heldBack };
		const { message, description = '' } = failureOf(() =>
			contactsToSend(report, () => invalidRows),
		);
		expect(`${message} ${description}`.match(/0812-\d+/g)).toHaveLength(5);
		expect(description).toContain('And 1995 more.');
	},
);

it('stops when nobody is left to call, even if rows may be skipped', () => {
	const failure = failureOf(() =>
		contactsToSend({ valid: [], invalid: invalid(2), heldBack }, () => 'skip'),
	);
	expect(failure).toMatchObject({
		kind: 'input',
		message: 'None of the 2 rows has a valid contact, so nothing was sent',
	});
	expect(failure.description).not.toContain('Skip');
});

it('stops when a row that is not valid says so, and sends the others when each of them may be skipped', () => {
	const report = { valid, invalid: invalid(2), heldBack };
	const failure = failureOf(() =>
		contactsToSend(report, (item) => (item === report.invalid[1]!.item ? 'stop' : 'skip')),
	);
	expect(failure.message).toBe('2 rows are not valid, so nothing was sent');
});

it('reports skipped rows, missing columns and cells that say that they are empty', () => {
	const none = { heldBack, heldBackNumbers: [] };
	const [row] = invalid(1);
	const setting = { ...row!, column: '', value: '', reason: 'Robot is empty' };
	const missingColumns = ['due'];
	const emptyCells = [{ column: 'name', value: '#N/A', rows: 2 }];
	const repeatedNumbers = [{ row: 2, line: 3, column: 'home', sameAsRow: 1, sameAsLine: 2 }];
	expect(
		listReport({
			valid,
			invalid: [row!, setting],
			...none,
			missingColumns,
			emptyCells,
			repeatedNumbers,
		}),
	).toEqual({
		skippedRows: [
			{
				problem:
					'Row 7 (line 8 of a sheet with one heading line), column "mobile": "0812-1000" is not a phone number.',
				...{
					row: 7,
					line: 8,
					column: 'mobile',
					value: '0812-1000',
					reason: 'is not a phone number',
				},
			},
			{
				problem: 'Row 7 (line 8 of a sheet with one heading line): Robot is empty.',
				...{ row: 7, line: 8, reason: 'Robot is empty' },
			},
		],
		missingColumns,
		emptyCells,
		repeatedNumbers,
	});
	expect(
		listReport({
			valid,
			invalid: [],
			...none,
			missingColumns: [],
			emptyCells: [],
			repeatedNumbers: [],
		}),
	).toEqual({});
});

it('says of a row what is wrong with its value, or with its settings', () => {
	const [row] = invalid(1);
	expect(rowInWords(row!)).toBe(
		'Row 7 (line 8 of a sheet with one heading line), column "mobile": "0812-1000" is not a phone number.',
	);
	expect(rowInWords({ ...row!, column: '', reason: 'Robot is empty' })).toBe(
		'Row 7 (line 8 of a sheet with one heading line): Robot is empty.',
	);
});

it("says the line that n8n's spreadsheet node tells, where it is another than that behind one heading line", () => {
	const [row] = invalid(1);
	expect(rowInWords({ ...row!, line: 20 })).toMatch(/^Row 7 \(line 20 by its row_number\), column/);
});

it('puts a problem beside the columns of its row and replaces none of them', () => {
	const [row] = invalid(1);
	expect(problemsOf({ invalid: [row!], heldBack })).toEqual([
		{
			item: 6,
			told: {
				problem: rowInWords(row!),
				problemRow: 7,
				problemLine: 8,
				problemColumn: 'mobile',
				problemValue: '0812-1000',
				problemReason: 'is not a phone number',
			},
		},
	]);
});

describe('rows that a rule keeps back', () => {
	const onList = {
		row: 2,
		line: 3,
		rule: 'doNotCall',
		reason: 'is on the Do Not Call List',
		item: 1,
	} as const;
	const closed = {
		row: 3,
		line: 4,
		rule: 'callingHours',
		column: 'zone',
		value: 'Asia/Tokyo',
		reason: 'is closed',
		item: 2,
	} as const;

	it('are left out, and stop nothing by themselves', () => {
		const report = { valid, invalid: [], heldBack: [onList, closed] };
		expect(contactsToSend(report, () => 'stop')).toBe(valid);
	});

	it('stop everything where the hours say so, and are named', () => {
		const report = { valid, invalid: [], heldBack: [onList, { ...closed, stops: true as const }] };
		const failure = failureOf(() => contactsToSend(report, () => 'skip'));
		expect(failure.message).toBe('1 row is outside Calling Hours, so nothing was sent');
		expect(failure.description).toContain(
			'Row 3 (line 4 of a sheet with one heading line) is kept back by Calling Hours: column "zone": "Asia/Tokyo" is closed.',
		);
	});

	it('are counted by rule when nobody is left', () => {
		const report = { valid: [], invalid: invalid(1), heldBack: [onList, closed, closed] };
		expect(failureOf(() => contactsToSend(report, () => 'skip'))).toMatchObject({
			kind: 'input',
			message: 'The Calling Rules leave nobody to reach, so nothing was sent',
			description: expect.stringContaining(
				'Rows kept back: 1 by Do Not Call, 2 by Calling Hours, and 1 not valid.',
			) as string,
		});
	});

	it('are listed with the word of their rule, and counted', () => {
		const report = {
			...{ valid, invalid: [], missingColumns: [], emptyCells: [], repeatedNumbers: [] },
			...{ heldBack: [onList, closed], heldBackNumbers: [] },
		};
		expect(listReport(report)).toEqual({
			heldBackRows: [
				{
					problem:
						'Row 2 (line 3 of a sheet with one heading line) is kept back by Do Not Call: is on the Do Not Call List.',
					...{ row: 2, line: 3, rule: 'doNotCall', reason: 'is on the Do Not Call List' },
				},
				{
					problem:
						'Row 3 (line 4 of a sheet with one heading line) is kept back by Calling Hours: column "zone": "Asia/Tokyo" is closed.',
					...{ row: 3, line: 4, rule: 'callingHours', column: 'zone' },
					...{ value: 'Asia/Tokyo', reason: 'is closed' },
				},
			],
			heldBackByRule: { doNotCall: 1, callingHours: 1 },
		});
	});
});
