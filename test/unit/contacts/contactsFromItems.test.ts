import type { INodeExecutionData } from 'n8n-workflow';
import {
	contactsFromItems,
	type ContactColumn,
	type ContactReport,
	type ContactSettings,
	type FieldKind,
} from '../../../nodes/shared/contacts';
import { failureOf } from '../failures';
import { reading } from './reading';

const phoneNumberColumn = (column: string) => ({ column, label: 'Phone Number Column' });

const settings: ContactSettings = {
	phoneNumberColumn: phoneNumberColumn('mobile'),
	columns: [],
	reading,
};

/** The same settings for all rows, some of them others than usual. */
function contactsOf(
	items: INodeExecutionData[],
	changed: Partial<ContactSettings> = {},
): ContactReport {
	const forAll = { ...settings, ...changed };
	return contactsFromItems(items, () => forAll);
}

const forEachRow = (readItem: (item: number) => unknown) =>
	Object.assign(readItem, { isConstant: false });

const column = (field: string, from: string, kind: FieldKind): ContactColumn => ({
	field,
	column: from,
	kind,
	label: `Contact Fields, ${field}`,
});

const rows = (...jsons: object[]) => jsons.map((json) => ({ json: { ...json } }));

it('takes each row as one contact, with the item it came from', () => {
	const sari = { mobile: '081234567890', name: ' Sari ' };
	const budi = { mobile: '081234567891', name: 'Budi' };
	const report = contactsOf(rows(sari, budi), { columns: [column('Debtor', 'name', 'text')] });
	expect(report).toEqual({
		valid: [
			{ number: '+6281234567890', fields: { Debtor: 'Sari' }, item: 0, row: sari },
			{ number: '+6281234567891', fields: { Debtor: 'Budi' }, item: 1, row: budi },
		],
		invalid: [],
		heldBack: [],
		heldBackNumbers: [],
		missingColumns: [],
		emptyCells: [],
		repeatedNumbers: [],
	});
});

it('calls a person once and names the row that already has the number', () => {
	const report = contactsOf(
		rows({ mobile: '081234567890' }, { mobile: '0812' }, { mobile: '+62 812-3456-7890' }),
	);
	expect(report.valid.map(({ item }) => item)).toEqual([0]);
	expect(report.invalid).toEqual([
		expect.objectContaining({ row: 2, value: '0812' }),
		{
			...{ row: 3, line: 4 },
			column: 'mobile',
			value: '+62 812-3456-7890',
			reason: 'is the same number as in row 1 (line 2)',
			item: 2,
		},
	]);
});

it('calls a person again for another purpose, if the operation tells purposes apart', () => {
	const same = { mobile: '081234567890' };
	const [due, overdue] = ['due', 'overdue'].map((purpose) => ({ ...settings, purpose }));
	const report = contactsFromItems(rows(same, same, same), (item) =>
		item === 1 ? due! : overdue!,
	);
	expect(report.valid.map(({ item }) => item)).toEqual([0, 1]);
	expect(report.invalid).toEqual([
		expect.objectContaining({ row: 3, reason: 'is the same number as in row 1 (line 2)' }),
	]);
});

it('does not count a row that is not valid as the first with its number', () => {
	const report = contactsOf(
		rows({ mobile: '081234567890', owed: 'much' }, { mobile: '081234567890', owed: 5 }),
		{ columns: [column('Arrears', 'owed', 'amount')] },
	);
	expect(report.valid).toEqual([
		expect.objectContaining({ number: '+6281234567890', fields: { Arrears: 5 }, item: 1 }),
	]);
	expect(report.invalid).toEqual([expect.objectContaining({ row: 1, column: 'owed' })]);
});

it('names the first fault of a row, with its column and value', () => {
	const { invalid } = contactsOf(rows({ mobile: '0812-abc', due: 'soon' }), {
		columns: [column('DueDate', 'due', 'date')],
	});
	expect(invalid).toEqual([
		{
			row: 1,
			line: 2,
			column: 'mobile',
			value: '0812-abc',
			reason: 'is not a phone number',
			item: 0,
		},
	]);
});

it('reads a number from nested data by its path, and a column whose name has a dot by its name', () => {
	const nested = rows({ customer: { phones: ['081234567890'] } });
	expect(
		contactsOf(nested, { phoneNumberColumn: phoneNumberColumn('customer.phones.0') }).valid,
	).toEqual([expect.objectContaining({ number: '+6281234567890' })]);
	const dotted = rows({ 'tel. no': '081234567890', tel: { ' no': '081234567891' } });
	expect(contactsOf(dotted, { phoneNumberColumn: phoneNumberColumn('tel. no') }).valid).toEqual([
		expect.objectContaining({ number: '+6281234567890' }),
	]);
});

it('leaves out fields whose cell is empty', () => {
	const { valid } = contactsOf(
		rows(
			{ mobile: '081234567890', name: ' ', owed: null },
			{ mobile: '081234567891', name: 'B', owed: 0 },
		),
		{
			columns: [column('Debtor', 'name', 'text'), column('Arrears', 'owed', 'amount')],
		},
	);
	expect(valid.map(({ fields }) => fields)).toEqual([{}, { Debtor: 'B', Arrears: 0 }]);
});

const misspelt = rows({ mobile: '081234567890', nama: 'Sari' }, { Kota: 'Bandung' });

it('stops when a required column is in no row, and names the columns there are', () => {
	const columns = [{ ...column('Debtor', 'name', 'text'), required: true }];
	expect(failureOf(() => contactsOf(misspelt, { columns }))).toMatchObject({
		kind: 'input',
		message: 'No incoming item has a column named "name" (Contact Fields, Debtor)',
		description: 'The columns are: mobile, nama, Kota.',
	});
});

it('leaves out another column that no row has, and names it', () => {
	const columns = [column('Debtor', 'name', 'text'), column('City', 'Kota', 'text')];
	const { valid, missingColumns } = contactsOf(misspelt, { columns });
	expect(missingColumns).toEqual(['name']);
	expect(valid.map(({ fields }) => fields)).toEqual([{}]);
});

it('counts the cells that say that they are empty', () => {
	const list = rows(
		{ mobile: '081234567890', name: '#N/A' },
		{ mobile: '081234567891', name: ' #N/A' },
		{ mobile: '081234567892', name: '-' },
		{ mobile: 'NULL', name: 'Budi' },
	);
	const columns = [column('Debtor', 'name', 'text')];
	const report = contactsOf(list, { columns });
	expect(report.emptyCells).toEqual([
		{ column: 'name', value: '#N/A', rows: 2 },
		{ column: 'name', value: '-', rows: 1 },
	]);
	expect(report.invalid).toEqual([
		expect.objectContaining({ row: 4, value: 'NULL', reason: 'counts as empty' }),
	]);
});

it('takes values that an expression gives for each row in place of columns', () => {
	const list = rows({ code: '0812', rest: '34567890' }, { code: '0812', rest: '34567891' });
	const { valid } = contactsOf(list, {
		phoneNumberColumn: {
			...phoneNumberColumn('Phone Number Column'),
			readItem: forEachRow((item) => `0812${['34567890', '34567891'][item]}`),
		},
		columns: [
			{
				...column('Debtor', '', 'text'),
				readItem: forEachRow((item) => `Customer ${item + 1}`),
			},
		],
	});
	expect(valid.map(({ number, fields }) => [number, fields])).toEqual([
		['+6281234567890', { Debtor: 'Customer 1' }],
		['+6281234567891', { Debtor: 'Customer 2' }],
	]);
});

it('reads each number with the calling code of its row, and names a row whose setting does not hold', () => {
	const list = rows({ mobile: '0812 3456 7890' }, { mobile: '0917 123 4567' }, { mobile: '1' });
	const [indonesia, philippines] = ['62', '63'].map((callingCode) => ({
		...settings,
		reading: { ...reading, callingCode },
	}));
	const { valid, invalid } = contactsFromItems(
		list,
		(item) => [indonesia, philippines][item] ?? { reason: 'Default Calling Code "abc" is none' },
	);
	expect(valid.map(({ number }) => number)).toEqual(['+6281234567890', '+639171234567']);
	expect(invalid).toEqual([
		{
			row: 3,
			line: 4,
			column: '',
			value: '',
			reason: 'Default Calling Code "abc" is none',
			item: 2,
		},
	]);
});

it('reaches mobiles only, when asked', () => {
	const list = rows({ mobile: '0812 3456 7890' }, { mobile: '021 5555 1234' });
	const { valid, invalid } = contactsOf(list, { kinds: 'mobile' });
	expect(valid.map(({ item }) => item)).toEqual([0]);
	expect(invalid).toEqual([expect.objectContaining({ row: 2, reason: 'is a landline number' })]);
});

it('takes an expression that is the same for all rows as the column of that name, else as the value', () => {
	const constant = (value: unknown) => Object.assign(() => value, { isConstant: true });
	const list = rows({ mobile: '081234567890', name: 'Sari' });
	const { valid } = contactsOf(list, {
		phoneNumberColumn: {
			...phoneNumberColumn('Phone Number Column'),
			readItem: constant('mobile'),
		},
		columns: [
			{ ...column('Debtor', '', 'text'), readItem: constant('name') },
			{ ...column('Unit', '', 'text'), readItem: constant('IDR') },
		],
	});
	expect(valid).toEqual([
		expect.objectContaining({
			number: '+6281234567890',
			fields: { Debtor: 'Sari', Unit: 'IDR' },
		}),
	]);
});

it('sends the other columns when asked, without those that are in use, blank or said to be empty', () => {
	const list = rows({
		'mobile ': '081234567890',
		customer: { name: 'Sari' },
		due: new Date('2026-11-19T17:00:00Z'),
		city: 'Bandung',
		note: '#N/A',
		blank: ' ',
	});
	const { valid } = contactsOf(list, {
		columns: [column('Debtor', 'customer.name', 'text')],
		sendOtherColumns: true,
	});
	expect(valid[0]!.fields).toEqual({ Debtor: 'Sari', due: '2026-11-20', city: 'Bandung' });
});

it('sends no column in which an earlier run told what was wrong with the row', () => {
	const again = rows({
		...{ mobile: '081234567890', city: 'Bandung' },
		...{ problem: 'Row 2 …', problemRow: 2, problemLine: 3, problemColumn: 'mobile' },
		...{ problemValue: '0812-abc', problemReason: 'is the same number as in row 1 (line 2)' },
	});
	const { valid } = contactsOf(again, { sendOtherColumns: true });
	expect(valid[0]!.fields).toEqual({ city: 'Bandung' });
	const own = rows({ mobile: '081234567890', problem: 'late' });
	expect(contactsOf(own, { sendOtherColumns: true }).valid[0]!.fields).toEqual({ problem: 'late' });
});

it('stops when the phone number column is missing, misspelt or not named', () => {
	const failure = (name: string, items = rows({ mobile: '081234567890' })) =>
		failureOf(() => contactsOf(items, { phoneNumberColumn: phoneNumberColumn(name) }));
	expect(failure('Mobile').message).toContain('"Mobile" (Phone Number Column)');
	expect(failure(' ').message).toBe('Phone Number Column is empty');
	expect(failure('mobile', rows({})).description).toBe('The incoming items are empty.');
});

it('knows no columns that only JavaScript has', () => {
	const inherited = { phoneNumberColumn: phoneNumberColumn('constructor') };
	expect(failureOf(() => contactsOf([{ json: {} }], inherited)).message).toContain(
		'No incoming item has a column named "constructor"',
	);
});

it('names at most 30 columns', () => {
	const wide = rows(Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`c${at}`, at])));
	const { description = '' } = failureOf(() => contactsOf(wide));
	expect(description.split(', ')).toHaveLength(30);
});

it('says that there is nobody to reach when there are no rows', () => {
	expect(failureOf(() => contactsOf([]))).toMatchObject({
		kind: 'input',
		message: 'There are no incoming items, so there is nobody to reach',
	});
});

it('checks 10,000 rows without comparing each with each', () => {
	let reads = 0;
	const items = Array.from({ length: 10_000 }, (_, at) => ({
		json: {
			get mobile() {
				reads++;
				return `+62811${String(1_000_000 + (at % 9_999))}`;
			},
			name: `Customer ${at}`,
		},
	}));
	const report = contactsOf(items, { columns: [column('Debtor', 'name', 'text')] });
	expect(report.valid).toHaveLength(9_999);
	expect(report.invalid).toEqual([
		expect.objectContaining({ row: 10_000, reason: 'is the same number as in row 1 (line 2)' }),
	]);
	expect(reads).toBeLessThan(10_010);
});
