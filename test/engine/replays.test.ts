import type { IDataObject, INodeType, NodeParameterValueType } from 'n8n-workflow';
import { AiRudderChatbotTrigger } from '../../nodes/AiRudderChatbotTrigger/AiRudderChatbotTrigger.node';
import { AiRudderTrigger } from '../../nodes/AiRudderTrigger/AiRudderTrigger.node';
import { ownSamples } from '../../nodes/shared/events/recognition/samples';
import { arrival } from './arrival';
import { runWebhook } from '../support/engine/n8nEngine';

const minute = 60_000;
const limited = { rejectOlderThan: 30 };
const kept = {
	result: { noWebhookResponse: true },
	response: { status: 403, body: { error: 'The time of this event is not accepted here' } },
	items: [],
};

/** Hands a delivery to a trigger that takes every event at its address as `eventKind`. */
async function deliver(
	trigger: INodeType,
	eventKind: string,
	body: IDataObject,
	parameters: Record<string, NodeParameterValueType>,
) {
	const { nodeType, logged } = arrival(trigger, {});
	const { result, response } = await runWebhook(
		{
			nodeType,
			credentialTypes: [],
			credentials: {},
			parameters: {
				signature: 'off',
				...parameters,
				options: { eventKind, ...(parameters.options as object) },
			},
		},
		{ body },
	);
	return { result, response, logged, items: result.workflowData?.[0] ?? [] };
}

/** A moment so many minutes from now, in the unit of the contract. */
const milliseconds = (minutes: number) => Date.now() + minutes * minute;
const seconds = (minutes: number) => Math.floor(milliseconds(minutes) / 1000);

function dialerEvent(minutes: number): IDataObject {
	return {
		type: 'ContactStatus',
		body: { callid: 'c-1', taskId: 't-1', state: 'RINGING', timestamp: milliseconds(minutes) },
	};
}

const timed: Array<[string, () => INodeType, string, (minutes: number) => IDataObject]> = [
	[
		'dialer event, in milliseconds',
		() => new AiRudderTrigger(),
		'dialerContactStatusChanged',
		dialerEvent,
	],
	[
		'chatbot session of a workflow, in seconds',
		() => new AiRudderTrigger(),
		'workflowChatbotSessionEnded',
		(minutes) => ({ ...ownSamples.workflowChatbotSessionEnded, timestamp: seconds(minutes) }),
	],
	[
		'call that ended, by its end',
		() => new AiRudderTrigger(),
		'callEnded',
		(minutes) => ({
			CallID: 'c-1',
			CalleeNumber: '+628111000001',
			CallEndTime: new Date(milliseconds(minutes)).toISOString(),
		}),
	],
	[
		'list of messages, by the latest',
		() => new AiRudderChatbotTrigger(),
		'channelMessagesSent',
		(minutes) => ({
			...ownSamples.channelMessagesSent,
			messages: [
				{ msg_id: 'm-1', timestamp: seconds(-600) },
				{ msg_id: 'm-2', timestamp: seconds(minutes) },
			],
		}),
	],
];

describe.each(timed)('Reject Older Than, of a %s', (_what, trigger, event, at) => {
	it('lets in what happened within the time', async () => {
		for (const minutes of [0, -28, 28]) {
			const { items, logged } = await deliver(trigger(), event, at(minutes), limited);
			expect(items.length).toBeGreaterThan(0);
			expect(logged).toEqual([]);
		}
	});

	it('answers 403 to what is older, or lies further ahead, and logs why', async () => {
		for (const minutes of [-32, -60 * 24 * 30, 32]) {
			const delivered = await deliver(trigger(), event, at(minutes), limited);
			expect(delivered).toMatchObject(kept);
			expect(delivered.logged).toEqual([
				expect.stringMatching(/refused a delivery: .* not within 30 minutes/),
			]);
			expect(delivered.logged.join()).not.toMatch(/62811/);
		}
	});

	it('takes everything unless set', async () => {
		for (const parameters of [{}, { rejectOlderThan: 0 }, { rejectOlderThan: '=0' }]) {
			const { items } = await deliver(trigger(), event, at(-60 * 24 * 30), parameters);
			expect(items.length).toBeGreaterThan(0);
		}
	});
});

it.each(['taskEnded', 'any'])('a delivery that tells no time comes in: %s', async (eventKind) => {
	const body = { TaskID: 't-1', timestamp: seconds(-600) };
	const parameters = { ...limited, events: [], options: { unrecognised: 'start' } };
	const trigger = new AiRudderTrigger();
	const told = eventKind === 'any' ? { anything: 'else' } : body;
	expect((await deliver(trigger, eventKind, told, parameters)).items).toHaveLength(1);
});

it.each(['={{ "" }}', '={{ "  " }}', '={{ "soon" }}', '={{ -5 }}'])(
	'lets nobody in when the limit comes out as no number: %s',
	async (rejectOlderThan) => {
		const delivered = await deliver(
			new AiRudderTrigger(),
			'dialerContactStatusChanged',
			dialerEvent(0),
			{ rejectOlderThan },
		);
		expect(delivered).toMatchObject(kept);
	},
);
