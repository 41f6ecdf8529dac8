import type { IExecuteFunctions } from 'n8n-workflow';
import type { ContactReport } from '../../../nodes/shared/contacts';
import {
	hintAt,
	rulesInWords,
	skippedInWords,
	timesInWords,
} from '../../../nodes/shared/operations/hints';

const contact = { number: '+6281234567890', fields: {}, item: 0, row: {} };
const onList = {
	row: 2,
	line: 3,
	rule: 'doNotCall',
	reason: 'is on the Do Not Call List',
	item: 1,
} as const;
const report: ContactReport = {
	valid: [contact, { ...contact, opening: new Date('2026-11-30T02:00:00Z') }],
	...{ invalid: [], missingColumns: [], emptyCells: [], repeatedNumbers: [] },
	heldBack: [onList, onList],
	heldBackNumbers: [{ row: 1, line: 2, column: 'home', rule: 'doNotCall', reason: onList.reason }],
};

it('tells how many rows a rule kept back, how many wait, and how many further numbers are not called', () => {
	expect(rulesInWords(report)).toEqual([
		'Kept back by Do Not Call: 2 rows.',
		'Called when their Calling Hours begin: 1 row.',
		'Kept back by the Calling Rules: 1 further number.',
	]);
	expect(rulesInWords({ ...report, valid: [contact], heldBack: [], heldBackNumbers: [] })).toEqual(
		[],
	);
});

it('shows sentences beside the output, and nothing where n8n cannot or there is nothing to say', () => {
	const addExecutionHints = jest.fn();
	hintAt({ addExecutionHints } as unknown as IExecuteFunctions, ['One.']);
	expect(addExecutionHints).toHaveBeenCalledWith({ message: 'One.', location: 'outputPane' });
	hintAt({ addExecutionHints } as unknown as IExecuteFunctions, []);
	expect(addExecutionHints).toHaveBeenCalledTimes(1);
	expect(() => hintAt({} as IExecuteFunctions, ['One.'])).not.toThrow();
});

it('tells how many rows were not valid', () => {
	const row = {
		row: 3,
		line: 4,
		column: 'mobile',
		value: 'x',
		reason: 'is not a phone number',
		item: 2,
	};
	expect(skippedInWords({ ...report, invalid: [row, row] })).toEqual([
		'Not valid, and not sent: 2 rows.',
	]);
	expect(skippedInWords(report)).toEqual([]);
});

describe('a schedule', () => {
	const start = new Date('2026-12-01T02:00:00Z');
	const end = new Date('2026-12-01T11:00:00Z');

	it('is told in both zones where their clocks differ', () => {
		expect(timesInWords({ start, end, zone: 'Asia/Jakarta' }, 'America/New_York')).toEqual([
			'Start: 2026-12-01 09:00:00 in Asia/Jakarta, 2026-11-30 21:00:00 in America/New_York.',
			'End: 2026-12-01 18:00:00 in Asia/Jakarta, 2026-12-01 06:00:00 in America/New_York.',
		]);
	});

	it('is not told where clocks show the same, or nothing is scheduled', () => {
		expect(timesInWords({ start, end, zone: 'Asia/Jakarta' }, 'Asia/Bangkok')).toEqual([]);
		expect(timesInWords({ zone: 'Asia/Jakarta' }, 'America/New_York')).toEqual([]);
		expect(timesInWords({ start }, 'America/New_York')).toEqual([]);
	});
});
