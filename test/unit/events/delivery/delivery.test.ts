import type { IDataObject } from 'n8n-workflow';
import { voiceEventNames } from '../../../../nodes/shared/events';
import {
	itemsOf,
	wantedEvent,
	type DeliverySettings,
} from '../../../../nodes/shared/events/delivery/delivery';
import { ownSamples, samples } from '../../../../nodes/shared/events/recognition/samples';
import type { CatalogueEvent } from '../../../../nodes/shared/events/kinds/catalogue';
import { bodyProblem } from '../../../../nodes/shared/events/delivery/bodyProblem';
import { unfiltered } from '../unfiltered';

const now = new Date(0);
/** An event that is recognised by its form. */
const push = ownSamples.customApiPush;
const items = (
	name: CatalogueEvent,
	settings: Partial<DeliverySettings>,
	body: IDataObject = ownSamples[name],
) => itemsOf(name, body, { ...unfiltered, ...settings }, now);

describe('which event is wanted', () => {
	const wanted = (body: IDataObject, settings: Partial<DeliverySettings> = {}) =>
		wantedEvent(body, voiceEventNames, { ...unfiltered, ...settings });

	it.each<[string, IDataObject, Partial<DeliverySettings>, string | undefined]>([
		['one of the list', push, { events: ['customApiPush'] }, 'customApiPush'],
		['none that is not on the list', push, {}, undefined],
		['none that is not recognised', { a: 1 }, {}, undefined],
		['an unknown one, when asked for', { a: 1 }, { startsOnUnknown: true }, 'unknown'],
		['no known one as unknown', push, { startsOnUnknown: true }, undefined],
		['anything as the one event', { a: 1 }, { eventKind: 'planEnded' }, 'planEnded'],
		['no event of the other trigger', {}, { eventKind: 'sessionEnded' }, undefined],
	])('is %s', (_what, body, settings, expected) => {
		expect(wanted(body, settings)).toBe(expected);
	});
});

describe('what passes', () => {
	it.each<[string, CatalogueEvent, Partial<DeliverySettings>, IDataObject, number]>([
		['an answered call', 'callEnded', { onlyAnswered: true }, {}, 1],
		['no call nobody answered', 'callEnded', { onlyAnswered: true }, { TalkRound: 0 }, 0],
		['no call that does not tell', 'callEnded', { onlyAnswered: true }, { TalkRound: null }, 0],
		['a task, which cannot tell', 'taskEnded', { onlyAnswered: true, intentions: ['A'] }, {}, 1],
		['a talk of the dialer', 'dialerAgentStatusChanged', { onlyAnswered: true }, {}, 1],
		['no busy number of the dialer', 'dialerContactStatusChanged', { onlyAnswered: true }, {}, 0],
		['a call with the intention', 'callEnded', { intentions: ['b', 'a'] }, {}, 1],
		['no call with another', 'callEnded', { intentions: ['B'] }, {}, 0],
		['no call without one', 'callEnded', { intentions: ['A'] }, { Intention: '' }, 0],
		['an event with the status', 'taskEnded', { statuses: ['Finished'] }, {}, 1],
		[
			'an event whose status is spelt in another way',
			'callEnded',
			{ statuses: ['canceled'] },
			{ Status: 'cancelled' },
			1,
		],
		['no event with another', 'taskEnded', { statuses: ['calling'] }, {}, 0],
		['a state of the dialer', 'dialerTaskStatusChanged', { statuses: ['finished'] }, {}, 1],
		['an event without a status', 'customApiPush', { statuses: ['calling'] }, {}, 1],
	])('is %s', (_what, name, settings, change, count) => {
		expect(items(name, settings, { ...ownSamples[name], ...change })).toHaveLength(count);
	});
});

describe('the items', () => {
	it('are one for each message, each with an id of its own that a redelivery repeats', () => {
		const split = { splitIntoItems: true };
		const made = items('channelMessagesSent', split);
		expect(made).toMatchObject([
			{ sessionId: 's-1', messageId: 'm-1', text: 'Hello' },
			{ sessionId: 's-1', messageId: 'm-2', text: 'Hello' },
		]);
		expect(made[0]).not.toHaveProperty('messages');
		expect(made[0]!.eventId).not.toBe(made[1]!.eventId);
		expect(items('channelMessagesSent', split)).toEqual(made);
	});

	it('are one for each node of a workflow', () => {
		expect(items('workflowContactCompleted', { splitIntoItems: true })).toMatchObject([
			{ caseId: '1001', nodeId: 'n-1', taskId: 't-1' },
			{ caseId: '1001', nodeId: 'n-2', nodeName: 'Push' },
		]);
		expect(items('workflowStatusChanged', { splitIntoItems: true })).toMatchObject([
			{ status: 'finished', nodeId: 'n-1', taskStatus: 'finished' },
		]);
	});

	it('are one when the list is empty or none', () => {
		for (const [rows, kept] of [
			[[], { nodes: [] }],
			['none', { rows: 'none' }],
			[[1], { nodes: [1] }],
		] as const) {
			const body = { ...ownSamples.workflowContactCompleted, rows } as IDataObject;
			const [item, ...more] = items('workflowContactCompleted', { splitIntoItems: true }, body);
			expect(item).toMatchObject({ caseId: '1001', ...kept });
			expect(more).toEqual([]);
		}
	});

	it('are what AIRudder sent, when not simplified', () => {
		const stamp = { eventId: expect.any(String), receivedAt: expect.any(String) };
		expect(items('callEnded', { simplify: false })).toEqual([
			{ ...ownSamples.callEnded, ...stamp, event: 'callEnded' },
		]);
		expect(items('channelMessagesSent', { simplify: false, splitIntoItems: true })).toMatchObject([
			{ airudderEvent: 'message.send', messages: [{ msg_id: 'm-1' }] },
			{ airudderEvent: 'message.send', messages: [{ msg_id: 'm-2' }] },
		]);
	});

	it('carry what AIRudder sent, when asked to', () => {
		expect(items('taskEnded', { includePayload: true })).toMatchObject([
			{ taskId: 't-1', payload: ownSamples.taskEnded },
		]);
		expect(items('taskEnded', {})[0]).not.toHaveProperty('payload');
	});

	it('are the payload alone, when the event is unknown', () => {
		const unknown = (body: IDataObject) =>
			itemsOf('unknown', body, { ...unfiltered, intentions: ['A'] }, now);
		expect(unknown({ a: 1, b: 2 })).toEqual([
			{
				event: 'unknown',
				eventId: expect.stringMatching(/^[0-9a-f]{32}$/),
				receivedAt: '1970-01-01T00:00:00.000Z',
				payload: { a: 1, b: 2 },
			},
		]);
		expect(unknown({ b: 2, a: 1 })[0]!.eventId).toBe(unknown({ a: 1, b: 2 })[0]!.eventId);
	});
});

describe('a body', () => {
	const nested = (levels: number): unknown =>
		JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);

	it.each([
		[[], 'not a JSON object'],
		[null, 'not a JSON object'],
		['text', 'not a JSON object'],
		[nested(101), 'too deeply'],
		[nested(5_000), 'too deeply'],
		[Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [index, 1])), 'too many'],
		[JSON.parse('{"__proto__": {"a": 1}}'), '__proto__'],
		[JSON.parse('{"a": [{"__proto__": 1}]}'), '__proto__'],
	])('is refused when it cannot be an event (%#)', (body, problem) => {
		expect(bodyProblem(body)).toContain(problem);
	});

	it.each([
		{},
		{ constructor: 1, toString: 2 },
		nested(100),
		...Object.values(ownSamples),
		...Object.values(samples),
	])('is taken otherwise (%#)', (body) => {
		expect(bodyProblem(body)).toBeUndefined();
	});
});
