import * as fc from 'fast-check';
import { asItems, labelled, listIn } from '../../../nodes/shared/api/lists';
import { taskIdIn, taskNameIn } from '../../../nodes/shared/api/taskIds';
import {
	firstOf,
	idText,
	isBlank,
	isObject,
	isText,
	objectsIn,
	parseJson,
	withoutBlanks,
} from '../../../nodes/shared/api/values';
import { failureOf } from '../failures';

describe('ids', () => {
	it.each([
		['123456.0', '123456'],
		['123456.000', '123456'],
		[123456, '123456'],
		[0, '0'],
		[' 69f5 ', '69f5'],
		['1.5', '1.5'],
		['a1.0', 'a1.0'],
		['00123.0', '00123'],
	])('reads %j as %s', (value, text) => {
		expect(idText(value)).toBe(text);
	});

	it.each([undefined, null, '', ' ', true, [], {}])('finds none in %j', (value) => {
		expect(idText(value)).toBeUndefined();
	});

	it('leaves an id that it read as it is', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const id = idText(text);
				if (id !== undefined) expect(idText(id)).toBe(id);
			}),
		);
	});
});

describe('a list in an answer', () => {
	it.each([
		['the answer itself', [{ id: 1 }]],
		['in an object', { total: 1, list: [{ id: 1 }] }],
		['beside things that are no entries', { list: ['x', null, { id: 1 }, [2]] }],
	])('is found %s', (_where, payload) => {
		expect(listIn(payload)).toEqual([{ id: 1 }]);
	});

	it.each([null, undefined, {}, { total: 0 }, { list: [] }, 'text', 3])(
		'is empty in %j',
		(payload) => {
			expect(listIn(payload)).toEqual([]);
		},
	);

	it('is not guessed when there are several', () => {
		expect(failureOf(() => listIn({ one: [], other: [{}] }))).toMatchObject({
			kind: 'refused',
			message: "AIRudder's answer holds several lists: one, other",
		});
	});
});

it.each([
	[
		[{ id: 1 }, 'x'],
		[{ id: 1 }, { value: 'x' }],
	],
	[{ id: 1 }, [{ id: 1 }]],
	[[], []],
	[undefined, [{ value: null }]],
	['text', [{ value: 'text' }]],
])('gives an answer as items, whatever it is: %j', (payload, items) => {
	expect(asItems(payload)).toEqual(items);
});

it.each([
	[{ TaskID: 't1' }],
	[{ task_id: 't1' }],
	[{ taskid: 't1' }],
	[{ TaskID: '', task_id: 't1' }],
	[{ task: { TaskID: 't1' } }],
	['t1'],
])('finds the task id in %j', (payload) => {
	expect(taskIdIn(payload)).toBe('t1');
});

it('takes a task id that is a number', () => {
	expect(taskIdIn(123456)).toBe('123456');
});

it.each([
	null,
	undefined,
	{},
	{ id: 't' },
	{ a: { b: { TaskID: 't' } } },
	['t'],
	'',
	[{ TaskID: 't' }],
])('finds no task id in %j', (payload) => {
	expect(taskIdIn(payload)).toBeUndefined();
});

it('sees at once that a long text is no task id', () => {
	const begun = Date.now();
	expect(taskIdIn(`${'1'.repeat(1_000_000)} contacts`)).toBeUndefined();
	expect(Date.now() - begun).toBeLessThan(500);
});

it('finds the task name in both spellings', () => {
	expect(taskNameIn({ TaskName: 'a' })).toBe('a');
	expect(taskNameIn({ TaskName: '', task_name: 'b' })).toBe('b');
	expect(taskNameIn({ name: 'c' })).toBeUndefined();
});

it.each([
	[
		{ RobotID: 'r', RobotName: 'Ann' },
		{ id: 'r', name: 'Ann' },
	],
	[
		{ robot_id: 7, robot_name: 'Ann' },
		{ id: '7', name: 'Ann' },
	],
	[
		{ id: 'x', RobotID: 'r', name: 'Ann' },
		{ id: 'r', name: 'Ann' },
	],
	[{ id: 'x' }, { id: 'x', name: 'x' }],
	[
		{ ID: 5.0, Name: null },
		{ id: '5', name: '5' },
	],
	[{ name: 'Ann' }, undefined],
	[
		{ RobotID: '', id: 'x' },
		{ id: 'x', name: 'x' },
	],
])('shows an entry whose fields AIRudder does not name: %j', (entry, shown) => {
	expect(labelled(entry, 'robot')).toEqual(shown);
});

it('sends and shows only what is set', () => {
	const given = { a: '', b: null, c: undefined, d: ' ', e: 0, f: false, g: [], h: 'x' };
	expect(withoutBlanks(given)).toEqual({ e: 0, f: false, g: [], h: 'x' });
	expect(firstOf({ a: ' ', b: 0, c: 'c' }, ['a', 'b', 'c'])).toBe(0);
	expect(firstOf({}, ['a'])).toBeUndefined();
});

it('tells objects, texts and blanks from everything else', () => {
	expect([{}, [], null, 'x', 1].map(isObject)).toEqual([true, false, false, false, false]);
	expect(['x', ' ', '', null, 1].map(isText)).toEqual([true, false, false, false, false]);
	expect([null, undefined, ' ', 0, false, []].map(isBlank)).toEqual([
		true,
		true,
		true,
		false,
		false,
		false,
	]);
	expect(objectsIn([1, {}, null, []])).toEqual([{}]);
	expect(objectsIn({ a: {} })).toEqual([]);
});

it('reads any text as JSON or as nothing', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) =>
			expect(parseJson(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value))),
		),
	);
	fc.assert(fc.property(fc.string(), (text) => void parseJson(text)));
	expect(parseJson('{')).toBeUndefined();
});
