import type { IDataObject } from 'n8n-workflow';
import { readContract } from '../../../../simulator/contract/contract';
import { eventItem } from '../../../../nodes/shared/events/delivery/eventItem';
import { itemsOf, wantedEvent } from '../../../../nodes/shared/events/delivery/delivery';
import { ownSamples } from '../../../../nodes/shared/events/recognition/samples';
import type { CatalogueEvent } from '../../../../nodes/shared/events/kinds/catalogue';
import { callDetail } from '../../calls/samples';

const now = new Date(0);
const at = 1795140000000;
const time = '2026-11-20T02:00:00.000Z';
const dialer = (name: CatalogueEvent, change: IDataObject) => {
	const sample = ownSamples[name];
	return eventItem(name, { ...sample, body: { ...(sample.body as IDataObject), ...change } }, now);
};

describe('when it happened', () => {
	it.each<[string, CatalogueEvent, IDataObject, string | undefined]>([
		['a call that ended: its end', 'callEnded', callDetail, '2026-11-20T02:01:05.250Z'],
		['a call one level down', 'leadsCallEnded', { data: callDetail }, '2026-11-20T02:01:05.250Z'],
		['an end without a zone', 'callEnded', { CallEndTime: '2026-11-20 09:00:00' }, undefined],
		['a message', 'userMessageReceived', { timestamp: at / 1000 }, time],
		[
			'several messages: the latest',
			'channelMessagesSent',
			{ messages: [{ timestamp: at / 1000 }, { timestamp: at / 1000 - 5 }] },
			time,
		],
		// Whether the time is that of the message or of its change is not known.
		['a change of a message', 'messageStatusChanged', { timestamp: at / 1000 }, undefined],
		['a session of a workflow', 'workflowChatbotSessionEnded', { timestamp: at / 1000 }, time],
		['a time that is no number', 'workflowChatbotSessionEnded', { timestamp: 'soon' }, undefined],
		['another unit', 'workflowChatbotSessionEnded', { timestamp: at }, undefined],
		['a task', 'taskEnded', { TaskID: 't' }, undefined],
	])('is told for %s', (_what, name, body, expected) => {
		expect(eventItem(name, body, now).occurredAt).toBe(expected);
	});

	it.each([at, String(at)])('is told for every change of a dialer call: %j', (timestamp) => {
		for (const state of ['CALLING', 'RINGING', 'ANSWERED', 'HANGUP']) {
			const item = dialer('dialerContactStatusChanged', { state, timestamp });
			expect(item.occurredAt).toBe(time);
			expect(item).not.toHaveProperty('timestamp');
		}
		const task = dialer('dialerTaskStatusChanged', { timestamp });
		expect(task).toMatchObject({ occurredAt: time, state: 'Finished' });
	});

	it('passes a time on that it cannot read', () => {
		expect(dialer('dialerAgentStatusChanged', { timestamp: { s: 1 } })).toMatchObject({
			custom: { timestamp: { s: 1 } },
		});
		expect(dialer('dialerTaskStatusChanged', { timestamp: 'soon' }).timestamp).toBe('soon');
	});
});

describe('why a dialer call ended', () => {
	it.each([
		['no agent was free', 1, true],
		['they talked', 12, true],
		['the agents refused', 13, true],
		['the contact hung up', 14, true],
		["the agent's connection failed", '17', true],
		['the contact was gone at once', 19, true],
		['nobody answered', 2, undefined],
		['the number was busy', 3, undefined],
		['an answering machine took it', 16, undefined],
	])('says whether somebody had answered: %s', (_why, hangupReason, answered) => {
		const change = { state: 'HANGUP', State: undefined, hangupReason };
		for (const name of ['dialerContactStatusChanged', 'dialerAgentStatusChanged'] as const) {
			expect(dialer(name, change)).toMatchObject({ hangupReason: Number(hangupReason) });
			expect(dialer(name, change).answered).toBe(answered);
		}
		const settings = {
			simplify: false,
			splitIntoItems: false,
			includePayload: false,
			onlyAnswered: true,
			intentions: [],
			statuses: [],
		};
		const body = { type: 'ContactStatus', body: change } as IDataObject;
		const passed = itemsOf('dialerContactStatusChanged', body, settings, now);
		expect(passed).toHaveLength(answered ? 1 : 0);
	});

	it.each([
		['CALLING', 0],
		['RINGING', '0'],
		['ANSWERED', 0],
		['TALKRESULT', 0],
	])('is not told before the end: %s with %j', (state, hangupReason) => {
		const item = dialer('dialerContactStatusChanged', { state, hangupReason });
		expect(item).not.toHaveProperty('hangupReason');
		expect(item).not.toHaveProperty('hangupType');
	});

	it('is unknown when a call that is over says 0', () => {
		const item = dialer('dialerContactStatusChanged', { state: 'HANGUP', hangupReason: 0 });
		expect(item).toMatchObject({ hangupReason: 0, hangupType: 'Unknown' });
	});
});

describe('another event of the dialer', () => {
	const other = { type: 'GroupStatus', body: { taskId: 't', callid: 'c', phoneNumber: '+62' } };
	const wanted = (eventKind: string, startsOnUnknown = false, body: IDataObject = other) =>
		wantedEvent(body, Object.keys(ownSamples) as CatalogueEvent[], {
			eventKind,
			events: Object.keys(ownSamples),
			startsOnUnknown,
		});

	it('starts nothing unless unknown events are asked for', () => {
		expect(wanted('any')).toBeUndefined();
		expect(wanted('any', true)).toBe('unknown');
	});

	it('is not taken for the one that the address receives', () => {
		for (const name of ['dialerTaskStatusChanged', 'dialerContactStatusChanged'] as const)
			expect(wanted(name)).toBeUndefined();
		expect(
			wanted('dialerContactStatusChanged', false, ownSamples.dialerAgentStatusChanged),
		).toBeUndefined();
		expect(wanted('dialerContactStatusChanged', false, { body: {} })).toBe(
			'dialerContactStatusChanged',
		);
	});
});

it('knows the form of a third of the events: 18 or fewer of 27 are unpublished', () => {
	const { webhooks } = readContract() as {
		webhooks: Record<string, { post: Record<string, unknown> }>;
	};
	const evidence = Object.values(webhooks).map(({ post }) => post['x-evidence']);
	expect(evidence).toHaveLength(27);
	expect(evidence.filter((word) => word === 'unpublished').length).toBeLessThanOrEqual(18);
});
