import type { IDataObject } from 'n8n-workflow';
import { webhooks } from '../../../../nodes/shared/api/endpoints.generated';
import { catalogue, chatbotEventNames, voiceEventNames } from '../../../../nodes/shared/events';
import { eventNames, type CatalogueEvent } from '../../../../nodes/shared/events/kinds/catalogue';
import { ownSamples, samples } from '../../../../nodes/shared/events/recognition/samples';
import { recognise } from '../../../../nodes/shared/events/recognition/recognise';
import { recogniser } from '../../../../nodes/shared/events/recognition/recognise';
import { callDetail, customApiPush, taskDetail } from '../../calls/samples';

/** By the telling fields alone, whatever the contract's schemas are by now. */
const byFields = recogniser({}, ownSamples);

const call = { call_id: 'c-1', callee_number: '+6281234567890', status: 'finished' };

it.each<[string, IDataObject, CatalogueEvent]>([
	['a call in PascalCase', callDetail, 'callEnded'],
	['a call in snake_case', call, 'callEnded'],
	['a call as the call records spell it', { callid: 'c-1', callee: '+6281' }, 'callEnded'],
	['a call one level down', { event: 'call', data: callDetail }, 'callEnded'],
	['a call beside its task', { TaskID: 't-1', call }, 'callEnded'],
	['a call whose id is a number', { CallID: 7, CalleeNumber: '+6281' }, 'callEnded'],
	['a task in PascalCase', { TaskID: 't-1', TaskName: 'n', Status: 'finished' }, 'taskEnded'],
	['a task in snake_case', { task_id: 't-1', status: 'finished' }, 'taskEnded'],
	['a task one level down', { type: 'task', data: { taskid: 't-1' } }, 'taskEnded'],
	['a task with the list of its calls', taskDetail, 'taskEnded'],
	['a custom API push', customApiPush, 'customApiPush'],
	['a custom API push whose call names the number', { ...customApiPush, call }, 'customApiPush'],
	['a call of a workflow', { ...call, workflow_id: 'w' }, 'workflowCallEnded'],
	['a call of a workflow, misspelt', { wokflow_id: 'w', data: call }, 'workflowCallEnded'],
	[
		'a contact that completed its workflow, without a name',
		{ workflow_id: 'w', case_id: 1, callee_number: '+6281', rows: [] },
		'workflowContactCompleted',
	],
	[
		'a status with a node that says little',
		{ workflow_id: 'w', status: 7, actions: [{}] },
		'workflowStatusChanged',
	],
	[
		'a dialer call whose number is a number',
		{ type: 'AgentStatus', body: { phoneNumber: 6281 } },
		'dialerAgentStatusChanged',
	],
	[
		'a transfer without its channel',
		{ event: 'session.transfer', transfer: {} },
		'agentTransferRequested',
	],
	[
		'messages whose times are texts',
		{ event: 'message.send', messages: [{ timestamp: '1' }] },
		'channelMessagesSent',
	],
	[
		'a custom API push with a task id beside it',
		{ ...customApiPush, task_id: 't' },
		'customApiPush',
	],
])('recognises %s', (_what, body, name) => {
	expect(byFields(body)).toBe(name);
});

it.each<[string, IDataObject]>([
	['an empty body', {}],
	['a call without a number', { CallID: 'c-1' }],
	['a number without a call', { callee_number: '+6281' }],
	['blank ids', { CallID: ' ', CalleeNumber: '', TaskID: null }],
	['a call two levels down', { a: { b: call } }],
	['calls in a list', { calls: [call] }],
	['a push without its node', { ...customApiPush, node_id: undefined, call: {}, callee: {} }],
	['a task of a workflow', { workflow_id: 'w', task_id: 't-1' }],
	['a task of a workflow one level down', { data: { task_id: 't', workflow_id: 'w' } }],
	['a task beside its workflow', { task_id: 't', data: { workflow_id: 'w' } }],
	['a task of a workflow, misspelt', { task_id: 't', wokflow_id: 'w' }],
	['a dialer event of another type', { type: 'GroupStatus', body: { taskId: 't' } }],
	['a dialer event without its body', { type: 'TaskStatus', body: 'Finished' }],
	['a chatbot event with another name', { event: 'session.other', call_id: 's' }],
	[
		'a body that is two events',
		{ ...ownSamples.workflowStatusChanged, ...ownSamples.customApiPush },
	],
])('does not guess at %s', (_what, body) => {
	expect(byFields(body)).toBeUndefined();
});

it('knows only events of the contract, each with a name and a sentence', () => {
	for (const name of eventNames) {
		expect(Object.keys(webhooks)).toContain(name);
		expect(catalogue[name].name).toMatch(/^([A-Z][A-Za-z]*)( ([A-Z][A-Za-z]*|to))*$/);
		expect(catalogue[name].description).toMatch(/^[A-Z].*[^.]$/);
	}
});

it('knows every event of the contract, the voice side and the chatbot side, and one on both', () => {
	expect([...eventNames].sort()).toEqual(Object.keys(webhooks).sort());
	expect(voiceEventNames).toHaveLength(16);
	expect(chatbotEventNames).toHaveLength(12);
	expect(voiceEventNames.filter((name) => chatbotEventNames.includes(name))).toEqual([
		'workflowChatbotSessionEnded',
	]);
});

it.each(eventNames.filter((name) => catalogue[name].recognise))(
	'recognises our sample of %s by its telling fields',
	(name) => {
		expect(byFields(ownSamples[name])).toBe(name);
	},
);

it.each([
	'customApiPush',
	'workflowContactCompleted',
	'workflowStatusChanged',
	'workflowChatbotSessionEnded',
	'dialerTaskStatusChanged',
	'dialerContactStatusChanged',
	'dialerAgentStatusChanged',
	'agentTransferRequested',
	'channelMessagesSent',
] as const)('recognises the sample of %s, whose form is known', (name) => {
	expect(recognise(samples[name])).toBe(name);
});

/** Without a schema of its own, only the address tells a call of a leads workflow from one of another workflow. */
const alike: Partial<Record<CatalogueEvent, CatalogueEvent>> = {
	leadsCallEnded: 'workflowCallEnded',
};

it.each(eventNames)('takes the sample of %s for nothing else', (name) => {
	expect([name, undefined, alike[name]]).toContain(recognise(samples[name]));
});

it('leaves an event of the other trigger unrecognised', () => {
	expect(recognise(samples.channelMessagesSent, voiceEventNames)).toBeUndefined();
	expect(recognise(samples.channelMessagesSent, chatbotEventNames)).toBe('channelMessagesSent');
});
