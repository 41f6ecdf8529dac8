import * as fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { entriesIn, totalIn } from '../../../../nodes/AiRudder/operations/dialerTask/answers';
import { callsOfDialerTask } from '../../../../nodes/AiRudder/operations/dialerTask/calls';
import { cancelResults } from '../../../../nodes/AiRudder/operations/dialerTask/cancelResults';
import { readableTask } from '../../../../nodes/AiRudder/operations/dialerTask/tasks';
import type { AiRudderClient } from '../../../../nodes/shared/api/client';
import { laterFailureOf } from '../../failures';

const begin = Date.parse('2026-11-20T02:00:00Z');
const hour = 3_600_000;

/** Rows whose calls began so many milliseconds after `begin`. */
const rowsAt = (starts: number[]) =>
	starts.map((start, index) => ({
		callid: `c-${index}`,
		calltime: new Date(begin + start).toISOString().replace('.000Z', 'Z'),
	}));

interface Account {
	/** Hours by which its clock is ahead of UTC. */
	zoneHours?: number;
	isEndIncluded?: boolean;
	isPeriodIgnored?: boolean;
	total?: unknown;
}

/** AIRudder as a function: at most 50,000 rows of a query are ever shown, by the time of the call. */
function accountWith(rows: IDataObject[], settings: Account = {}) {
	const { zoneHours = 7, isEndIncluded = true, isPeriodIgnored = false } = settings;
	const requests: IDataObject[] = [];
	const timed = rows.map((row) => {
		const time = new Date(Date.parse(row.calltime as string) + zoneHours * hour).toISOString();
		return { row, local: `${time.slice(0, 10)} ${time.slice(11, 19)}` };
	});
	const call = async (_endpoint: string, { body }: { body: IDataObject }) => {
		requests.push(body);
		const { minstarttime = '', maxstarttime = '9', limit, offset } = body as Record<string, never>;
		const found = timed.filter(({ local }) => {
			const isBefore = isEndIncluded ? local <= maxstarttime : local < maxstarttime;
			return isPeriodIgnored || (local >= minstarttime && isBefore);
		});
		const shown = found.slice(0, 50_000).slice(offset, Number(offset) + Number(limit));
		const total = 'total' in settings ? settings.total : found.length;
		return { list: shown.map(({ row }) => row), total };
	};
	return { client: { call } as unknown as AiRudderClient, requests };
}

const idsOf = (calls: IDataObject[]) => calls.map(({ callid }) => callid);
const query = { taskId: 't' };

describe('the calls of a task', () => {
	/** 50,500 calls within three hours, 40 of them in each second that has any. */
	const many = rowsAt(Array.from({ length: 50_500 }, (_, index) => Math.floor(index / 40) * 8000));

	it.each<[string, Account]>([
		['the end of a period belongs to it', {}],
		['the end of a period does not belong to it', { isEndIncluded: false }],
		['the account is far west', { zoneHours: -11 }],
		['the account is far east', { zoneHours: 14 }],
	])('are all there, each once, when one query hides some and %s', async (_when, settings) => {
		const { client, requests } = accountWith(many, settings);
		const calls = await callsOfDialerTask(client, query);
		expect(calls).toHaveLength(many.length);
		expect(new Set(idsOf(calls)).size).toBe(many.length);
		expect(requests.length).toBeLessThan(200);
	});

	it('are divided within the period that is asked for, and no call outside it comes', async () => {
		const period = {
			from: new Date(begin + hour),
			until: new Date(begin + 100 * hour),
			zone: 'Asia/Jakarta',
		};
		const shifted = many.map((row, index) => ({
			...row,
			...(index < 100
				? {}
				: { calltime: new Date(Date.parse(row.calltime) + 2 * hour).toISOString() }),
		}));
		const { client, requests } = accountWith([
			...shifted,
			...shifted.map((row) => ({ ...row, callid: `${row.callid}b` })),
		]);
		const calls = await callsOfDialerTask(client, query, period);
		expect(calls).toHaveLength(2 * 50_400);
		expect(
			requests.every(({ minstarttime }) => (minstarttime as string) >= '2026-11-20 10:00:00'),
		).toBe(true);
	});

	it('are not divided when fewer are wanted', async () => {
		const { client, requests } = accountWith(many);
		expect(idsOf(await callsOfDialerTask(client, query, {}, 700))).toEqual(
			idsOf(many.slice(0, 700)),
		);
		expect(requests).toEqual([
			{ taskId: 't', limit: 500, offset: 0 },
			{ taskId: 't', limit: 500, offset: 500 },
		]);
	});

	it('are refused, naming the minute, when even one minute has too many', async () => {
		const { client } = accountWith(rowsAt(Array.from({ length: 50_000 }, () => 5000)));
		const failure = await laterFailureOf(callsOfDialerTask(client, query));
		expect(failure.kind).toBe('refused');
		expect(failure.message).toMatch(/^AIRudder shows only a part of the calls between \d{4}-/);
	});

	it('are refused when AIRudder takes no period, instead of asking for ever', async () => {
		const { client, requests } = accountWith(many, { isPeriodIgnored: true });
		expect((await laterFailureOf(callsOfDialerTask(client, query))).kind).toBe('refused');
		expect(requests.length).toBeLessThan(40);
	});

	it('are refused when there are too many and none has a time', async () => {
		const { client } = accountWith(
			many.map(({ callid, calltime }) => ({ callid, calltime, at: 1 })),
		);
		const untimed = {
			call: async (...asked: Parameters<AiRudderClient['call']>) => {
				const answer = (await client.call(...asked)) as { list: IDataObject[] };
				return { ...answer, list: answer.list.map(({ callid }) => ({ callid })) };
			},
		} as unknown as AiRudderClient;
		const failure = await laterFailureOf(callsOfDialerTask(untimed, query));
		expect(failure.description).toMatch(/Give Called From and Called Until/);
	});

	it.each<[string, unknown]>([
		['no total', undefined],
		['a total of another type', 'three'],
		['a total that is none', { count: 3 }],
	])('end with a page that brings nothing new when AIRudder tells %s', async (_what, total) => {
		const { client, requests } = accountWith(rowsAt([0, 1000, 2000]), { total });
		expect(await callsOfDialerTask(client, query)).toHaveLength(3);
		expect(requests).toHaveLength(2);
	});
});

/** JSON as it arrives. */
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const rows = fc.array(
	fc.dictionary(
		fc.constantFrom('taskId', 'name', 'state', 'source', 'groupName', 'actualStartTime'),
		json,
	),
);

it('reads any answer to a list without failing, and keeps every entry of body.list', () => {
	fc.assert(
		fc.property(rows, json, json, (list, total, other) => {
			const body = { list, total, other };
			expect(entriesIn(body)).toEqual(list);
			totalIn(body);
			totalIn(other);
			list.forEach((entry) => readableTask(entry as IDataObject));
		}),
	);
});

it('keeps the value of a listed task under its readable name, whatever type it has', () => {
	const odd = fc.oneof(fc.boolean(), fc.array(json), fc.dictionary(fc.string(), json));
	const names = {
		taskId: 'taskId',
		name: 'taskName',
		state: 'status',
		source: 'source',
		groupName: 'groupName',
		actualStartTime: 'actualStartedAt',
	};
	fc.assert(
		fc.property(fc.constantFrom(...Object.entries(names)), odd, ([wire, readable], value) => {
			expect(readableTask({ [wire]: value })).toEqual({ [readable]: value });
		}),
	);
});

it.each([
	['2026-11-20T02:00:00Z', { actualStartedAt: '2026-11-20T02:00:00.000Z' }],
	['2026-11-20T09:00:00+07:00', { actualStartedAt: '2026-11-20T02:00:00.000Z' }],
	['2026-11-20 09:00:00', { actualStartedAtLocal: '2026-11-20 09:00:00' }],
	['', {}],
])('reads when a task really started: %s', (actualStartTime, time) => {
	expect(readableTask({ taskId: 't', actualStartTime })).toEqual({ taskId: 't', ...time });
});

describe('numbers to cancel', () => {
	const numbers = ['+6281111111101', '+6281111111102'];
	const results = (payload: unknown) => cancelResults('t', numbers, payload);
	const told = (first: object, second: object) => [
		{ taskId: 't', phoneNumber: numbers[0], ...first },
		{ taskId: 't', phoneNumber: numbers[1], ...second },
	];

	it.each<[string, unknown]>([
		['as it was sent', [numbers[1]]],
		['without plus', ['6281111111102']],
		['as a number', [6281111111102]],
	])('were cancelled when the answer has them %s, the others were not', (_how, payload) => {
		expect(results(payload)).toEqual(told({ canceled: false }, { canceled: true }));
	});

	it.each([[[]], [null], [undefined], ['']])('were not when the answer is %j', (payload) => {
		expect(results(payload)).toEqual(told({ canceled: false }, { canceled: false }));
	});

	it.each([[{ count: 1 }], ['done'], [true]])(
		'are not told apart by %j, which comes out as it is',
		(answer) => {
			expect(results(answer)).toEqual(told({ answer }, {}));
		},
	);

	it('come with what else the answer names', () => {
		const others = ['+6281111111199', { PhoneNumber: 'x' }, null];
		expect(results([numbers[0], ...others])).toEqual(told({ canceled: true, answer: others }, {}));
	});

	it('are not called off, nor kept, where the answer names them in another form', () => {
		const answer = [{ PhoneNumber: numbers[0] }];
		expect(results(answer)).toEqual(told({ answer }, {}));
	});

	it('come out once each, whatever the answer is', () => {
		fc.assert(
			fc.property(json, (payload) => {
				expect(results(payload)).toMatchObject(told({}, {}));
			}),
		);
	});
});

it('loses no entry of a list that comes as an object', () => {
	expect(entriesIn({ list: { a: { callid: '1' }, b: { callid: '2' } }, total: 2 })).toEqual([
		{ callid: '1' },
		{ callid: '2' },
	]);
});
