import * as fc from 'fast-check';
import { refusedContacts, type Contact } from '../../../nodes/shared/contacts';

const contacts: Contact[] = ['+6281111111111', '+6281111111112'].map((number, item) => ({
	number,
	item: item + 3,
	fields: {},
	row: { second: `0812${item}` },
}));
const second = { row: 5, phoneNumber: '+6281111111112' };

it.each([
	['the contact as it was sent', { Mobile: '+6281111111112', Debtor: 'Budi' }],
	['a contact under another name for the number', { phone: '6281111111112', reason: 'bad' }],
	['a contact whose number is a number', { Mobile: 6281111111112 }],
	['the number alone', '+62 811-1111-1112'],
	['the number alone, as a number', 6281111111112],
	[
		'a contact that also names another one',
		{ insteadOf: '+6281111111111', Mobile: '+6281111111112' },
	],
])('pairs a refused contact with its row: %s', (_what, contact) => {
	expect(refusedContacts([contact], contacts, { numberField: 'Mobile' })).toEqual([
		{ ...second, contact },
	]);
});

it('pairs by any number of the contact', () => {
	const numbersOf = ({ number, row }: Contact) => [number, row.second];
	expect(
		refusedContacts([{ x: '08121' }], contacts, { numberField: 'Mobile', numbersOf }),
	).toMatchObject([second]);
});

it('gives any entry as it came, without a row when it belongs to none', () => {
	fc.assert(
		fc.property(fc.array(fc.jsonValue()), (entries) => {
			const refused = refusedContacts(entries, contacts, { numberField: 'Mobile' });
			expect(refused).toEqual(entries.map((contact) => ({ contact })));
		}),
	);
});
