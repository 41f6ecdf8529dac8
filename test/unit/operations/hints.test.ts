import type { IExecuteFunctions } from 'n8n-workflow';
import type { ContactReport } from '../../../nodes/shared/contacts';
import { hintAt, rulesInWords } from '../../../nodes/shared/operations/hints';

const contact = { number: '+6281234567890', fields: {}, item: 0, row: {} };
const onList = {
	row: 2,
	rule: 'doNotCall',
	reason: 'is on the Do Not Call List',
	item: 1,
} as const;
const report: ContactReport = {
	valid: [contact, { ...contact, opening: new Date('2026-11-30T02:00:00Z') }],
	...{ invalid: [], missingColumns: [], emptyCells: [], repeatedNumbers: [] },
	heldBack: [onList, onList],
	heldBackNumbers: [{ row: 1, column: 'home', rule: 'doNotCall', reason: onList.reason }],
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
