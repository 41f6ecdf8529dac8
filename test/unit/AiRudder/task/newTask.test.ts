import * as fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { newTaskIn } from '../../../../nodes/AiRudder/operations/task/answer';
import { createRequests, mostInOne } from '../../../../nodes/AiRudder/operations/task/requests';
import { referenceColumns } from '../../../../nodes/AiRudder/operations/task/rowReference';
import { endpoints } from '../../../../nodes/shared/api/endpoints.generated';
import { chunksOf, type Contact } from '../../../../nodes/shared/contacts';
import { failureOf } from '../../failures';

const contacts: Contact[] = [1, 2, 3].map((row) => ({
	number: `+62811111111${row}`,
	item: row - 1,
	fields: { Debtor: `Customer ${row}` },
	row: {},
}));

describe('what AIRudder answers to a new task', () => {
	it('becomes its id, the contacts refused, and the rest', () => {
		const refused = { Mobile: '+628111111112', Debtor: 'Customer 2' };
		const payload = { TaskID: 't-1', detail_error_list: [refused], Number: 3 };
		expect(newTaskIn(payload)).toEqual({
			taskId: 't-1',
			refusedContacts: [{ contact: refused }],
			answer: { Number: 3 },
		});
	});

	it.each<[unknown, IDataObject]>([
		[{ TaskID: 't-1' }, { taskId: 't-1' }],
		[{ TaskID: 't-1', detail_error_list: [] }, { taskId: 't-1' }],
		[{ TaskID: 't-1', detail_error_list: null }, { taskId: 't-1' }],
		[{ task: { task_id: 't-1' } }, { taskId: 't-1' }],
		[{ task: { task_id: 't-1', line: 'l' } }, { taskId: 't-1', answer: { task: { line: 'l' } } }],
		['t-1', { taskId: 't-1' }],
		['OK', { answer: 'OK' }],
		[{ message: 'made' }, { answer: { message: 'made' } }],
		[
			{ TaskID: 't-1', taskid: 't-2' },
			{ taskId: 't-1', answer: { taskid: 't-2' } },
		],
		[
			{ TaskID: 't-1', detail_error_list: 'none' },
			{ taskId: 't-1', answer: { detail_error_list: 'none' } },
		],
	])('%j', (payload, said) => {
		expect(newTaskIn(payload)).toEqual(said);
	});

	it.each([undefined, null, '', {}, []])(
		'says nothing and leaves the outcome open: %j',
		(payload) => {
			expect(failureOf(() => newTaskIn(payload)).kind).toBe('uncertain');
		},
	);

	it('breaks nothing and loses nothing, whatever stands in any of its fields', () => {
		const field = fc.constantFrom('TaskID', 'task_id', 'taskid', 'detail_error_list', 'task', 'x');
		const object = fc.dictionary(field, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 5, minKeys: 1 });
		fc.assert(
			fc.property(object, (payload) => {
				const { taskId, refusedContacts = [], answer = {} } = newTaskIn(payload);
				const kept = new Set<unknown>([
					...leavesOf(answer),
					...(refusedContacts as IDataObject[]).flatMap(({ contact }) => leavesOf(contact)),
				]);
				const lost = leavesOf(payload).filter(
					(leaf) => !kept.has(leaf) && leaf !== null && `${leaf as string}`.trim() !== '',
				);
				// The one thing that is not there as it came is the id, which is text without a decimal tail.
				expect(
					lost.map((leaf) =>
						String(leaf)
							.trim()
							.replace(/^(\d+)\.0+$/, '$1'),
					),
				).toEqual(lost.length === 0 ? [] : [taskId]);
			}),
			{ numRuns: 2000 },
		);
	});

	/** Texts, numbers, true and false anywhere in a value. */
	function leavesOf(value: unknown): unknown[] {
		return typeof value === 'object' && value !== null
			? Object.values(value).flatMap(leavesOf)
			: [value];
	}
});

const parameters = {
	taskName: 'due|today - Jakarta',
	robot: 'r',
	phoneNumberColumn: { column: 'mobile', label: 'Phone Number Column' },
	callingCode: '',
	contactFields: [],
	listOptions: {},
	callingRules: {},
	invalidRows: 'stop' as const,
	start: undefined,
	end: undefined,
	timeZone: '',
	tasks: 'all' as const,
	options: {},
};
const requestsOf = (options: object, changed: object = {}) => {
	const given = { ...parameters, ...changed, options };
	const parts = chunksOf(contacts, mostInOne(given));
	return createRequests(parts.map((chunk) => ({ contacts: chunk, parameters: given })));
};

describe('the name of a new task', () => {
	it('may have blanks and bars', () => {
		expect(requestsOf({})[0]!.body!.TaskName).toBe('due|today - Jakarta');
	});

	it('may have 63 characters, however many bytes they are', () => {
		const taskName = '名'.repeat(62) + '😀';
		expect(requestsOf({}, { taskName })[0]!.body!.TaskName).toBe(taskName);
	});

	it.each([
		['by itself', {}, 'x'.repeat(64), 64, 1],
		['with its unique end', { addTimeToName: true }, 'x'.repeat(43), 66, 3],
		['with its number', { contactsPerTask: 1 }, 'x'.repeat(62), 64, 1],
	])(
		'is refused when it is longer %s, and says how long it is',
		(_how, options, taskName, length, over) => {
			const { kind, message, description } = failureOf(() => requestsOf(options, { taskName }));
			expect(kind).toBe('input');
			expect(message).toMatch(`has ${length} characters, 63 is the most`);
			expect(description).toMatch(`Shorten it by ${over}.`);
		},
	);
});

describe('the version of the API', () => {
	it('is the first when nothing is chosen', () => {
		const [request] = requestsOf({});
		expect(request!.path).toBeUndefined();
		expect(request!.body).not.toHaveProperty('Perform');
	});

	it('v2 has a path of its own and Perform', () => {
		expect(requestsOf({ apiVersion: 'v2' })).toMatchObject([
			{ path: endpoints.createTask.otherPaths[0], body: { Perform: 1 } },
		]);
	});
});

describe('the reference of a row', () => {
	const referenceColumn = { column: 'id', label: 'Reference Column' };
	const commentsOf = (options: object) =>
		(requestsOf(options)[0]!.body!.Details as IDataObject[]).map(({ Comments }) => Comments);

	it('is its number', () => {
		expect(commentsOf({ rowReference: 'rowNumber' })).toEqual(['1', '2', '3']);
		expect(commentsOf({ rowReference: 'none' })).toEqual([undefined, undefined, undefined]);
	});

	it('is a column that is read as those of Contact Fields are', () => {
		const options = { rowReference: 'column', referenceColumn } as const;
		expect(referenceColumns({ contactFields: [], options })).toEqual([
			{ field: 'Comments', column: 'id', kind: 'text', label: 'Reference Column' },
		]);
		expect(referenceColumns({ contactFields: [], options: {} })).toEqual([]);
	});

	it.each(['column', 'rowNumber'] as const)(
		'is refused beside Comments of Contact Fields: %s',
		(rowReference) => {
			const mapped = [
				{ field: 'Comments', column: 'note', kind: 'text' as const, label: 'Comments' },
			];
			const options = { rowReference, referenceColumn };
			expect(failureOf(() => referenceColumns({ contactFields: mapped, options }))).toMatchObject({
				kind: 'input',
				message: expect.stringContaining('Comments is filled twice'),
			});
		},
	);
});
