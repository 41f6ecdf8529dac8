import * as fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { eventNames, type CatalogueEvent } from '../../../nodes/shared/events/kinds/catalogue';
import { itemsOf, wantedEvent } from '../../../nodes/shared/events/delivery/delivery';
import { recognise } from '../../../nodes/shared/events/recognition/recognise';
import { samples } from '../../../nodes/shared/events/recognition/samples';
import { catalogue } from '../../../nodes/shared/events/kinds/catalogue';
import { bodyProblem } from '../../../nodes/shared/events/delivery/bodyProblem';
import type { DeliverySettings } from '../../../nodes/shared/events/delivery/delivery';

export type Place = Array<string | number>;

/** Of each event. Other bodies in each run, so those of many runs add up; `npm run soak` asks for more at a time. */
export const runs = Number(process.env.FUZZ_RUNS ?? 1_000);

/** A body with more places than this takes so much longer that fewer of its kind have to do. */
const manyPlaces = 50;

/** So many bodies take a while on a busy machine. */
export const enough = 120_000;
const now = new Date(0);

/** Where something stands in a value. */
export function placesIn(value: unknown, place: Place = []): Place[] {
	const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
	const list = Array.isArray(value);
	return [
		place,
		...inner.flatMap(([key, part]) => placesIn(part, [...place, list ? Number(key) : key])),
	];
}

/** The same JSON with the keys of all its objects the other way round. */
export function turned(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(turned);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([key, inner]) => [key, turned(inner)]),
	);
}

/** A copy with something else at a place. */
export function replaced(value: unknown, [key, ...rest]: Place, by: unknown): unknown {
	if (key === undefined) return by;
	if (Array.isArray(value))
		return value.map((part: unknown, index) => (index === key ? replaced(part, rest, by) : part));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, part]) => [
			name,
			name === key ? replaced(part, rest, by) : part,
		]),
	);
}

const hostile = fc.oneof(
	fc.constantFrom<unknown>(
		null,
		'',
		' ',
		'null',
		0,
		-1,
		1e308,
		true,
		[],
		{},
		[[]],
		[null],
		[{}, 1],
	),
	fc.constantFrom<unknown>({ toString: 'x' }, { constructor: 1 }, JSON.parse('{"__proto__": {}}')),
	fc.integer({ min: 1, max: 120 }).map((depth) => {
		let nested: unknown = 'deep';
		for (let level = 0; level < depth; level += 1) nested = level % 2 ? [nested] : { nested };
		return nested;
	}),
	fc.jsonValue({ maxDepth: 1 }),
	fc.string().map((text) => ({ [text]: text })),
);

const name = fc.oneof(
	fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'eventId', 'payload'),
	fc.constantFrom('CallID', 'callee_number', 'workflow_id', 'rows', 'actions', 'messages', 'body'),
	fc.string(),
);

/** The sample with some of its parts replaced and some fields more, as n8n hands a body over: parsed JSON. */
const mutated = (sample: IDataObject) => {
	const places = placesIn(sample).filter(({ length }) => length > 0);
	return fc
		.tuple(
			fc.array(fc.tuple(fc.constantFrom(...places), hostile), { maxLength: 4 }),
			fc.array(fc.tuple(name, hostile), { maxLength: 2 }),
		)
		.map(([changes, more]) => {
			const changed = changes.reduce<unknown>(
				(body, [place, by]) => replaced(body, place, by),
				sample,
			);
			const added = Object.fromEntries([...Object.entries(changed as IDataObject), ...more]);
			return JSON.parse(JSON.stringify(added)) as IDataObject;
		});
};

const settings = fc.record({
	simplify: fc.boolean(),
	splitIntoItems: fc.boolean(),
	splitByOutcome: fc.boolean(),
	includePayload: fc.boolean(),
	onlyAnswered: fc.boolean(),
	intentions: fc.constantFrom<string[]>([], ['A']),
	statuses: fc.constantFrom<string[]>([], ['finished']),
});

/** That any body which looks like the event becomes plain items, or is refused, and that nothing fails. */
export function checkAnyBodyOf(event: CatalogueEvent): void {
	fc.assert(
		fc.property(mutated(samples[event]), settings, fc.boolean(), (body, chosen, isFixed) => {
			const before = JSON.stringify(body);
			if (bodyProblem(body) !== undefined) return;
			const all: DeliverySettings = {
				...chosen,
				eventKind: isFixed ? event : 'any',
				events: eventNames,
				startsOnUnknown: true,
				attachRecording: false,
				recordingHosts: [],
				recordingTime: 10_000,
			};
			const wanted = wantedEvent(body, eventNames, all);
			if (wanted === undefined) {
				if (catalogue[event].denies?.(body)) return;
				throw new Error('dropped');
			}
			const items = itemsOf(wanted, body, all, now);
			const text = JSON.stringify(items);
			// Plain comparisons: expect() would take most of the time of so many runs.
			const seen = {
				event: wanted === (isFixed ? event : (recognise(body) ?? 'unknown')),
				stamped: items.every(
					(item) =>
						item.event === wanted &&
						/^[0-9a-f]{32}$/.test(item.eventId as string) &&
						item.receivedAt === '1970-01-01T00:00:00.000Z',
				),
				apart: new Set(items.map(({ eventId }) => eventId)).size === items.length,
				plain: JSON.stringify(JSON.parse(text)) === text && !text.includes('"__proto__":'),
				untouched: JSON.stringify(body) === before,
				// Not with every body: it makes all items once more.
				stable:
					!isFixed ||
					idsOf(items) === idsOf(itemsOf(wanted, turned(body) as IDataObject, all, now)),
			};
			const wrong = Object.entries(seen).filter(([, isRight]) => !isRight);
			if (wrong.length > 0) throw new Error(`${wrong.join()}: ${text}`);
		}),
		{ numRuns: placesIn(samples[event]).length > manyPlaces ? runs / 5 : runs },
	);
}

function idsOf(items: IDataObject[]): string {
	return JSON.stringify(items.map(({ eventId }) => eventId));
}
