import { sampleDialerCall } from './dialer/sample';
import { agentStatusBody, contactStatusBody, taskStatusBody } from './dialer/wire';
import { callEndedBody, customApiPushBody, taskEndedBody } from './calls/callEvents';
import { fitted } from './contract/fitting';
import { agentTransferBody, channelMessagesBody } from './chatbot/samples';
import { sampleWorld } from './calls/sampleCall';
import { sampleWorkflow } from './workflow/sample';
import { contactCompletedBody, workflowStatusBody } from './workflow/wire';
import type { World } from './world';
import type { Wire } from './formats/values';

/** A body of each event that happens here by itself, and of some more. */
const samples: Readonly<Record<string, (world: World) => Wire>> = {
	callEnded: (world) => {
		const { task, contact } = sampleWorld(world.clock.now());
		return callEndedBody(task, contact, world);
	},
	taskEnded: ({ switches, clock }) => taskEndedBody(sampleWorld(clock.now()).task, switches),
	customApiPush: customApiPushBody,
	workflowCallEnded: (world) => {
		const { task, contact } = sampleWorkflow(world.clock.now());
		return callEndedBody(task, contact, world);
	},
	workflowContactCompleted: ({ switches, clock }) => {
		const { workflow, task, contact } = sampleWorkflow(clock.now());
		return contactCompletedBody(workflow, task, contact, switches);
	},
	workflowStatusChanged: ({ switches, clock }) =>
		workflowStatusBody(sampleWorkflow(clock.now()).workflow, switches),
	agentTransferRequested: agentTransferBody,
	channelMessagesSent: ({ clock }) => channelMessagesBody(clock.now()),
	dialerTaskStatusChanged: ({ clock }) => taskStatusBody(sampleDialerCall(clock.now()).task),
	dialerContactStatusChanged: (world) =>
		contactStatusBody(sampleDialerCall(world.clock.now()), world),
	dialerAgentStatusChanged: (world) => agentStatusBody(sampleDialerCall(world.clock.now()), world),
};

/**
 * A sample of the event: ours, as the switches have it at this moment, as far as the contract allows; the contract's own
 * where there is none of ours. Empty when nothing is known of the event. Throws when the contract lacks it.
 */
export function sampleBody(event: string, world: World): Wire {
	const own = samples[event]?.(world);
	const { eventContract } = world;
	return own ? fitted(event, own, eventContract) : eventContract.sample(event);
}
