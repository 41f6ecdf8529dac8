import {
	contactsToSend,
	listReport,
	rowInWords,
	type Contact,
	type InvalidRow,
} from '../../../nodes/shared/contacts';
import { failureOf } from '../failures';

const valid: Contact[] = [{ number: '+6281234567890', fields: {}, item: 0, row: {} }];

const invalid = (count: number): InvalidRow[] =>
	Array.from({ length: count }, (_, at) => ({
		row: at + 7,
		column: 'mobile',
		value: `0812-${1000 + at}`,
		reason: 'is not a phone number',
		item: at + 6,
	}));

it('sends everyone when all rows are valid', () => {
	expect(contactsToSend({ valid, invalid: [] }, () => 'stop')).toBe(valid);
	expect(contactsToSend({ valid, invalid: [] }, () => 'skip')).toBe(valid);
});

it('sends the valid rows when the others may be skipped', () => {
	expect(contactsToSend({ valid, invalid: invalid(3) }, () => 'skip')).toBe(valid);
});

it('names the row, its column and its value when one row is not valid', () => {
	const failure = failureOf(() => contactsToSend({ valid, invalid: invalid(1) }, () => 'stop'));
	expect(failure).toMatchObject({
		kind: 'input',
		message: 'Row 7, column "mobile": "0812-1000" is not a phone number.',
		description: 'Correct it, or set Invalid Rows to Skip.',
	});
});

it('names up to five rows when several are not valid', () => {
	const failure = failureOf(() => contactsToSend({ valid, invalid: invalid(5) }, () => 'stop'));
	expect(failure.message).toBe('5 rows are not valid, so nothing was sent');
	expect(failure.description).toContain('Row 11, column "mobile": "0812-1004"');
	expect(failure.description).not.toContain('more');
	expect(failure.description).toMatch(/Correct them, or set Invalid Rows to Skip\.$/);
});

it.each(['stop', 'skip'] as const)(
	'never lists more than five numbers of a broken list (%s)',
	(invalidRows) => {
		const report = { valid: invalidRows === 'stop' ? valid : [], invalid: invalid(2000) };
		const { message, description = '' } = failureOf(() =>
			contactsToSend(report, () => invalidRows),
		);
		expect(`${message} ${description}`.match(/0812-\d+/g)).toHaveLength(5);
		expect(description).toContain('And 1995 more.');
	},
);

it('stops when nobody is left to call, even if rows may be skipped', () => {
	const failure = failureOf(() => contactsToSend({ valid: [], invalid: invalid(2) }, () => 'skip'));
	expect(failure).toMatchObject({
		kind: 'input',
		message: 'None of the 2 rows has a valid contact, so nothing was sent',
	});
	expect(failure.description).not.toContain('Skip');
});

it('stops when a row that is not valid says so, and sends the others when each of them may be skipped', () => {
	const report = { valid, invalid: invalid(2) };
	const failure = failureOf(() =>
		contactsToSend(report, (item) => (item === report.invalid[1]!.item ? 'stop' : 'skip')),
	);
	expect(failure.message).toBe('2 rows are not valid, so nothing was sent');
});

it('reports skipped rows, missing columns and cells that say that they are empty', () => {
	const [row] = invalid(1);
	const setting = { ...row!, column: '', value: '', reason: 'Robot is empty' };
	const missingColumns = ['due'];
	const emptyCells = [{ column: 'name', value: '#N/A', rows: 2 }];
	const repeatedNumbers = [{ row: 2, column: 'home', sameAsRow: 1 }];
	expect(
		listReport({ valid, invalid: [row!, setting], missingColumns, emptyCells, repeatedNumbers }),
	).toEqual({
		skippedRows: [
			{ row: 7, column: 'mobile', value: '0812-1000', reason: 'is not a phone number' },
			{ row: 7, reason: 'Robot is empty' },
		],
		missingColumns,
		emptyCells,
		repeatedNumbers,
	});
	expect(
		listReport({ valid, invalid: [], missingColumns: [], emptyCells: [], repeatedNumbers: [] }),
	).toEqual({});
});

it('says of a row what is wrong with its value, or with its settings', () => {
	const [row] = invalid(1);
	expect(rowInWords(row!)).toBe('Row 7, column "mobile": "0812-1000" is not a phone number.');
	expect(rowInWords({ ...row!, column: '', reason: 'Robot is empty' })).toBe(
		'Row 7: Robot is empty.',
	);
});
