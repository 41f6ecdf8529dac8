import { columnsForm } from '../../../nodes/shared/forms/contactsForm';
import { failureOf } from '../failures';

describe('the columns of contacts', () => {
	const { callingCode, contactFields } = columnsForm([
		{ field: 'Debtor', name: 'Name', kind: 'text' },
		{ field: 'Arrears', name: 'Amount Owed', kind: 'amount' },
	]);

	it.each([
		['62', '62'],
		['+62', '62'],
		['0062', '62'],
		[62, '62'],
		[' 1 ', '1'],
		['', ''],
		[undefined, ''],
	])('take the calling code %j', (raw, code) => {
		expect(callingCode.read(raw, 'Default Calling Code')).toBe(code);
	});

	it.each(['ID', '062', '6281', '62-', '6 2'])('refuse the calling code %j', (raw) => {
		expect(failureOf(() => callingCode.read(raw, 'Default Calling Code'))).toMatchObject({
			kind: 'input',
			message: expect.stringContaining('is not a country calling code'),
		});
	});

	it('know the fields of the form and take further ones as they are', () => {
		const raw = {
			known: [{ field: 'Arrears', column: ' owed ' }],
			further: [{ field: ' policy ', column: 'p' }],
		};
		expect(contactFields.read(raw, '')).toEqual([
			{ field: 'Arrears', column: ' owed ', kind: 'amount', label: 'Contact Fields, Amount Owed' },
			{ field: 'policy', column: 'p', kind: 'anything', label: 'Contact Fields, policy' },
		]);
		for (const none of [undefined, {}, { known: [] }])
			expect(contactFields.read(none, '')).toEqual([]);
	});

	it('refuse a line that is half filled', () => {
		for (const line of [{ field: 'Debtor', column: ' ' }, { column: 'x' }, {}])
			expect(failureOf(() => contactFields.read({ known: [line] }, '')).message).toBe(
				'A line of Contact Fields is incomplete',
			);
	});
});
