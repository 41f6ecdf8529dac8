import type { IDataObject } from 'n8n-workflow';
import { eventItem } from '../../../../nodes/shared/events/delivery/eventItem';
import { eventNames, type CatalogueEvent } from '../../../../nodes/shared/events/kinds/catalogue';
import { ownSamples, samples } from '../../../../nodes/shared/events/recognition/samples';
import { callDetail, customApiPush } from '../../calls/samples';
import { placesIn, replaced, turned, type Place } from '../anyBody';

const now = new Date('2026-11-20T03:00:00Z');
const idOf = (name: CatalogueEvent, body: unknown, at = now) =>
	eventItem(name, body as IDataObject, at).eventId;

/** Brought by AIRudder Polling Trigger, too, from records with other fields: only these names count. */
const byId: Partial<Record<CatalogueEvent, RegExp>> = {
	callEnded: /^(CallID|call_id)$/,
	taskEnded: /^(TaskID|task_id)$/,
};

/** What happens to these may happen again in the same words: a time is all that tells one from the other. */
const timeCounts = new Set<CatalogueEvent>([
	'planEnded',
	'workflowStatusChanged',
	'dialerTaskStatusChanged',
	'agentTransferRequested',
]);

/** The place of the event's own time: of the dialer in its inner body. */
const timeOf = (body: IDataObject): Place =>
	typeof body.body === 'object' ? ['body', 'timestamp'] : ['timestamp'];

/** The sample with a time, whether it has one or not. */
function timed(sample: IDataObject, timestamp: unknown): IDataObject {
	return typeof sample.body === 'object'
		? { ...sample, body: { ...(sample.body as IDataObject), timestamp } }
		: { ...sample, timestamp: timestamp as number };
}

const leaves = (body: IDataObject) =>
	placesIn(body).filter((place) => {
		const value = place.reduce<unknown>((part, key) => (part as IDataObject)[key], body);
		return place.length > 0 && (typeof value !== 'object' || value === null);
	});

const cases = eventNames.flatMap((name) =>
	[...new Set([samples[name], ownSamples[name]])].map((sample) => [name, sample] as const),
);

describe.each(cases)('eventId of %s', (name, sample) => {
	it(`${timeCounts.has(name) ? 'differs' : 'is the same'} when only the time is another`, () => {
		const first = idOf(name, timed(sample, 1795140000));
		for (const time of [1795140060, '1795140060', 1795140060000]) {
			expect(idOf(name, timed(sample, time)) === first).toBe(!timeCounts.has(name));
		}
	});

	it('is the same for the same body with its keys in another order', () => {
		expect(idOf(name, turned(sample))).toBe(idOf(name, sample));
	});

	it('differs when anything else is another', () => {
		const id = idOf(name, sample);
		const time = timeOf(sample).join();
		const known = byId[name];
		for (const place of leaves(sample)) {
			if (place.join() === time) continue;
			const isSame = idOf(name, replaced(sample, place, 'something-else')) === id;
			const counts = known === undefined || known.test(String(place.at(-1)));
			expect([place, isSame]).toEqual([place, !counts]);
		}
	});
});

const bodies: Array<[CatalogueEvent, IDataObject]> = [
	['callEnded', callDetail],
	['callEnded', { outcome: { reached: true, by: ['x', { a: 1, b: 2 }] }, note: 'no ids at all' }],
	['customApiPush', customApiPush],
	['taskEnded', { TaskID: 't-1', TaskName: 'n', Status: 'finished' }],
	['taskEnded', { summary: { calls: 3, answered: 2 } }],
];

it.each(bodies)(
	'gives a redelivery of %s the same eventId, whatever the order of its keys',
	(name, body) => {
		const later = new Date(now.getTime() + 60_000);
		expect(idOf(name, turned(body), later)).toBe(idOf(name, body));
	},
);

it.each<[string, CatalogueEvent, IDataObject, IDataObject]>([
	['calls', 'callEnded', callDetail, { ...callDetail, CallID: 'other' }],
	[
		'people without a call id',
		'callEnded',
		{ TaskID: 't', CalleeNumber: '+6281' },
		{ TaskID: 't', CalleeNumber: '+6282' },
	],
	['bodies that name nothing', 'callEnded', { a: [1, 2] }, { a: [2, 1] }],
	['nodes of a workflow', 'customApiPush', customApiPush, { ...customApiPush, node_id: 'n-6' }],
	[
		'pushes for two people',
		'customApiPush',
		{ ...customApiPush, call: {} },
		{ ...customApiPush, call: {}, callee: { callee_number: '+6282' } },
	],
	['tasks', 'taskEnded', { TaskID: 't-1' }, { TaskID: 't-2' }],
	[
		'cases of one number in a push without a call',
		'customApiPush',
		{ ...samples.customApiPush, call: {}, callee: { callee_number: '+6281', case_id: '1' } },
		{ ...samples.customApiPush, call: {}, callee: { callee_number: '+6281', case_id: '2' } },
	],
	[
		'texts without a message id, in the same words',
		'userMessageReceived',
		{ call_id: 's-1', timestamp: 1, content: { type: 'text', text: 'Yes' } },
		{ call_id: 's-1', timestamp: 2, content: { type: 'text', text: 'Yes' } },
	],
	[
		'forms of one call, corrected by the agent',
		'dialerAgentStatusChanged',
		{
			type: 'AgentStatus',
			body: { callid: 'c', State: 'TALKRESULT', customizeResults: { a: '1' } },
		},
		{
			type: 'AgentStatus',
			body: { callid: 'c', State: 'TALKRESULT', customizeResults: { a: '2' } },
		},
	],
	[
		'agents that a call rings at',
		'dialerAgentStatusChanged',
		{ type: 'AgentStatus', body: { callid: 'c', State: 'RINGING', agentName: 'dewi' } },
		{ type: 'AgentStatus', body: { callid: 'c', State: 'RINGING', agentName: 'budi' } },
	],
	[
		'calls without an id, on two days',
		'callEnded',
		{ CalleeNumber: '+6281', CallTimes: 1, day: 'Monday' },
		{ CalleeNumber: '+6281', CallTimes: 1, day: 'Tuesday' },
	],
	[
		'calls to one number without an id, in two workflows',
		'workflowCallEnded',
		{ workflow_id: 'w-1', CalleeNumber: '+6281', CallTimes: 1 },
		{ workflow_id: 'w-2', CalleeNumber: '+6281', CallTimes: 1 },
	],
	[
		'calls whose number stands under a name that it does not know',
		'callEnded',
		{ task_id: 't', phone: '+6281' },
		{ task_id: 't', phone: '+6282' },
	],
])('eventId tells two %s apart', (_what, name, one, other) => {
	expect(idOf(name, one)).not.toBe(idOf(name, other));
});

it.each<[string, CatalogueEvent, IDataObject]>([
	['states of a call', 'dialerContactStatusChanged', { state: 'RINGING' }],
	['calls of a contact', 'dialerContactStatusChanged', { callid: 'c-2' }],
	['tries of a call', 'dialerContactStatusChanged', { nthCall: 2 }],
	['states of a task', 'dialerTaskStatusChanged', { state: 'Running' }],
])('eventId tells two %s of the dialer apart', (_what, name, change) => {
	const sample = ownSamples[name];
	const other = { ...sample, body: { ...(sample.body as IDataObject), ...change } };
	expect(idOf(name, other)).not.toBe(idOf(name, sample));
});

it('tells two kinds of event about the same task apart', () => {
	const body = { TaskID: 't-1' };
	expect(idOf('taskEnded', body)).not.toBe(idOf('callEnded', body));
});
