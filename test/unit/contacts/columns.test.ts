import { ItemColumns, shownValue } from '../../../nodes/shared/contacts/columns';

/** Reads a column of rows that have it. */
const columnReader = (column: string, there: object = { [column || 'none']: 1 }) => {
	const { read } = new ItemColumns([{ json: { ...there } }]).source({ column, label: 'Column' });
	return (row: object) => read({ ...row }, 0);
};

it.each([
	['the exact name first', { ' mobile': 1, mobile: 2 }, 'mobile', 2],
	['blanks at the edges of the column', { ' mobile\u00a0\n': 1 }, 'mobile', 1],
	['blanks at the edges of the name', { mobile: 1 }, ' mobile ', 1],
	['a byte order mark', { '\ufeffmobile': 1 }, 'mobile', 1],
	['a path as n8n inserts it', { customer: { phone: 1 } }, 'customer.phone', 1],
	['a path with brackets', { 'Phone Number': 1 }, "['Phone Number']", 1],
	['a path with both', { people: [{ 'Phone Number': 1 }] }, "people[0]['Phone Number']", 1],
])('finds a column by %s', (_how, row, name, value) => {
	expect(columnReader(name)(row)).toBe(value);
});

it('finds a column in rows that spell it differently', () => {
	const read = columnReader('mobile');
	expect([{ 'mobile ': 1 }, { mobile: 2 }, {}, { ' mobile': 3 }].map(read)).toEqual([
		1,
		2,
		undefined,
		3,
	]);
});

it('takes the column that has the very name, whatever rows before it had', () => {
	const read = columnReader('mobile');
	expect([{ ' mobile': 1 }, { mobile: 2, ' mobile': 3 }].map(read)).toEqual([1, 2]);
});

it('takes neither of two columns that differ in their edges only', () => {
	expect(columnReader('mobile')({ ' mobile': 1, 'mobile ': 2 })).toBeUndefined();
});

it('reads a path with an apostrophe as n8n writes it', () => {
	expect(columnReader(String.raw`['Client\'s phone']`)({ "Client's phone": 1 })).toBe(1);
});

it('finds nothing in a column that is not there, however deep the path', () => {
	expect(columnReader('a.b.c.d')({ a: { b: null } })).toBeUndefined();
	expect(columnReader('a.length')({ a: 'text' })).toBeUndefined();
});

it('cuts long values in reports', () => {
	expect(shownValue('x'.repeat(40))).toBe('x'.repeat(40));
	expect(shownValue('x'.repeat(41))).toBe(`${'x'.repeat(40)}…`);
	expect(shownValue(['+6281'])).toBe('["+6281"]');
	expect(shownValue(undefined)).toBe('');
});
