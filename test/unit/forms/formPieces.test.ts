import {
	choice,
	flag,
	locator,
	optional,
	returnAllAndLimit,
	simplify,
	text,
	wantedCount,
	wholeNumber,
} from '../../../nodes/shared/forms/formPieces';
import { phoneNumber } from '../../../nodes/shared/forms/phoneNumberField';
import { failureOf } from '../failures';

const wording = { displayName: 'Task Name', description: '' };
const required = { ...wording, required: true };

describe('text', () => {
	it.each([
		[' due ', 'due'],
		[12, '12'],
		['', ''],
		[null, ''],
		[undefined, ''],
	])('reads %j as %j', (raw, value) => {
		expect(text(wording).read(raw, 'Task Name')).toBe(value);
	});

	it.each(['', ' ', undefined, null])('says which field is empty when it is needed: %j', (raw) => {
		expect(failureOf(() => text(required).read(raw, 'Task Name'))).toMatchObject({
			kind: 'input',
			message: 'Task Name is empty',
		});
	});

	it('is no object, which would read "[object Object]"', () => {
		expect(failureOf(() => text(wording).read({ name: 'due' }, 'Task Name')).kind).toBe('input');
	});
});

describe('a whole number', () => {
	const redials = wholeNumber(wording, 1, 1);
	it.each([
		[3, 3],
		['3', 3],
		[' 3 ', 3],
		[1, 1],
	])('reads %j', (raw, value) => {
		expect(redials.read(raw, 'Redials')).toBe(value);
	});

	it.each([0, -1, 1.5, '', ' ', 'x', '1,5', NaN, Infinity, null, undefined, true, []])(
		'refuses %p and names the field',
		(raw) => {
			expect(failureOf(() => redials.read(raw, 'Redials'))).toMatchObject({
				kind: 'input',
				message: 'Redials is not a whole number of 1 or more',
			});
		},
	);
});

it.each([
	[true, true],
	['true', true],
	[false, false],
	['false', false],
	['', false],
	[undefined, false],
])('reads a switch that is %j', (raw, value) => {
	expect(flag(wording, true).read(raw, '')).toBe(value);
	expect(simplify().read(raw, '')).toBe(value);
});

it('takes one of the options and refuses what an expression made up', () => {
	const rows = choice(
		wording,
		[
			{ name: 'Skip', value: 'skip' },
			{ name: 'Stop', value: 'stop' },
		],
		'stop',
	);
	expect(rows.read('skip', 'Invalid Rows')).toBe('skip');
	for (const raw of ['Skip', '', undefined, 'constructor'])
		expect(failureOf(() => rows.read(raw, 'Invalid Rows')).message).toBe(
			'Invalid Rows is none of: skip, stop',
		);
});

it('has only the options that the user added and filled', () => {
	const options = optional({
		line: text(wording),
		redials: wholeNumber(wording, 1),
		now: flag(wording, true),
	});
	expect(options.read({ line: ' a ', redials: '', now: false, other: 1 }, '')).toEqual({
		line: 'a',
		now: false,
	});
	for (const raw of [undefined, null, 'x', []]) expect(options.read(raw, '')).toEqual({});
	expect(failureOf(() => options.read({ redials: 'x' }, '')).message).toContain('Task Name');
});

it('takes an id from the list or typed, as text without a decimal tail', () => {
	const task = locator({ ...required, displayName: 'Task' }, 'searchTasks', '');
	expect(task.read(' 69f5 ', 'Task')).toBe('69f5');
	expect(task.read(123456, 'Task')).toBe('123456');
	expect(task.read('123456.0', 'Task')).toBe('123456');
	for (const raw of ['', undefined, null, {}])
		expect(failureOf(() => task.read(raw, 'Task')).message).toBe('Task is empty');
	expect(locator(wording, '', '').read('', 'Task')).toBe('');
});

it('asks for as many results as wanted', () => {
	expect(wantedCount({ returnAll: true, limit: 50 })).toBe(Infinity);
	expect(wantedCount({ returnAll: false, limit: 50 })).toBe(50);
	expect(failureOf(() => returnAllAndLimit.limit.read(0, 'Limit')).kind).toBe('input');
});

it('takes a phone number as people write it, with its country code', () => {
	const field = phoneNumber({ required: true });
	expect(field.read('+62 812-3456-7890', 'Phone Number')).toBe('+6281234567890');
	expect(failureOf(() => field.read('0812', 'Phone Number')).message).toBe(
		'Phone Number "0812" has no country code; write it with + or set Default Calling Code',
	);
	expect(failureOf(() => field.read('', 'Phone Number')).kind).toBe('input');
	expect(phoneNumber({ required: false }).read(' ', 'Phone Number')).toBe('');
});
