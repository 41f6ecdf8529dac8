import { sampleRobots } from '../../simulator';
import { callEndedBody } from '../../simulator/calls/callEvents';
import { type Harness, node } from '../support/n8n/harness';
import { Outcome } from '../support/n8n/harness';

/** A published trigger that takes call events. */
export interface Receiver {
	name: string;
	workflowId: string;
	url: string;
}

/** A call that ended, as AIRudder posts it, and how often it took. */
export interface Delivery {
	receiver: Receiver;
	body: object;
	phoneNumber: string;
	tries: number;
	taken: boolean;
}

/** A trigger as it is, and one that fetches the recording before it starts. */
export async function receivers(harness: Harness): Promise<Receiver[]> {
	const published = async (name: string, options: object) => {
		const trigger = node('Trigger', 'aiRudderTrigger', {
			options: { ...options, eventKind: 'callEnded' },
		});
		const { workflow, url } = await harness.publish(trigger);
		return { name, workflowId: workflow.id, url };
	};
	return [
		await published('events', {}),
		await published('events with recordings', { attachRecording: true }),
	];
}

/** The events of all calls of the newest task of the simulator, half of them for each receiver. */
export function deliveriesOf(harness: Harness, all: Receiver[]): Delivery[] {
	const { airudder } = harness;
	const task = airudder.tasks().at(-1)!;
	return task.contacts.map((contact, index) => ({
		receiver: all[index % all.length]!,
		body: callEndedBody(task, contact, { switches: airudder.switches, robots: sampleRobots }),
		phoneNumber: contact.number,
		tries: 0,
		taken: false,
	}));
}

/** Posts an event once, as AIRudder does; one that was not answered with 200 comes again. */
export async function post(delivery: Delivery): Promise<void> {
	delivery.tries++;
	delivery.taken = await fetch(delivery.receiver.url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(delivery.body),
	}).then(
		({ status }) => status === 200,
		() => false,
	);
}

/** Presses Retry on the executions that n8n's death cut off. */
export async function retryCutOff(harness: Harness, { workflowId }: Receiver): Promise<number> {
	const { executions } = harness.n8n;
	const cut = (await executions.ofWorkflow(workflowId)).filter(
		({ status, retryOf }) => !retryOf && ['crashed', 'error', 'canceled'].includes(status),
	);
	let retried = 0;
	for (const one of cut) {
		const rows = await executions.ofWorkflow(workflowId);
		if (rows.some(({ retryOf }) => retryOf === one.id)) continue;
		await executions.finished(await executions.retry(one));
		retried++;
	}
	return retried;
}

/** How often each call was executed to the end, by its number. */
export async function executedCalls(
	harness: Harness,
	{ workflowId }: Receiver,
): Promise<Map<string, number>> {
	const counts = new Map<string, number>();
	for (const { id, status } of await harness.n8n.executions.everyOfWorkflow(workflowId)) {
		if (status !== 'success') continue;
		const outcome = new Outcome(await harness.n8n.executions.get(id));
		for (const { phoneNumber } of outcome.json('Trigger')) {
			const number = String(phoneNumber);
			counts.set(number, (counts.get(number) ?? 0) + 1);
		}
	}
	return counts;
}
