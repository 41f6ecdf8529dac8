import type { Execution, Item } from '../../tools/n8n';
import type { NodeInput } from '../support/n8n/workflows';
import { calling, postRows, publishedForRows } from '../support/n8n/production';
import { type Harness, node, Outcome } from '../support/n8n/harness';

const text = {
	...{ resource: 'sms', operation: 'send', phoneNumberColumn: 'mobile' },
	...{ from: 'SHOP', message: 'Hello' },
};
const newTask = {
	...{ resource: 'task', operation: 'create', taskName: 'reminder', phoneNumberColumn: 'mobile' },
	robot: { __rl: true, mode: 'id', value: 'robot-1' },
};
const call = {
	...{ resource: 'call', operation: 'make', phoneNumber: '={{ $json.mobile }}' },
	robot: newTask.robot,
};
const goOn = { onError: 'continueRegularOutput' as const };

/** A published workflow that sends to the people whom somebody posts to it. */
export interface Campaign {
	name: string;
	workflowId: string;
	url: string;
	/** The node that sends, in the workflow or in the one that it calls. */
	sender: string;
	people: number;
}

/** One start of a campaign. */
export interface Started {
	campaign: Campaign;
	numbers: string[];
	/** Whether n8n answered the request that starts it. */
	accepted: boolean;
}

/** Workflows that reach people: one request for all, one for each, and one in a sub-workflow. */
export async function campaigns(harness: Harness): Promise<Campaign[]> {
	const create = () => node('Create', 'aiRudder', newTask);
	return [
		await published(harness, 'a task', create(), 3),
		await published(harness, 'calls one by one', node('Call', 'aiRudder', call, goOn), 3),
		await published(harness, 'text messages', node('Text', 'aiRudder', text, goOn), 20),
		await published(harness, 'a sub-workflow', await calling(harness, create()), 3),
	];
}

async function published(
	harness: Harness,
	name: string,
	sender: NodeInput,
	people: number,
): Promise<Campaign> {
	const { workflowId, url } = await publishedForRows(harness, [sender]);
	return { name, workflowId, url, sender: sender.name, people };
}

/** Starts a campaign with people whom no other start has. */
export async function begin(campaign: Campaign, firstNumber: number): Promise<Started> {
	const numbers = Array.from(
		{ length: campaign.people },
		(_, index) => `+62812${String(firstNumber + index).padStart(8, '0')}`,
	);
	const rows = numbers.map((mobile) => ({ mobile }));
	const accepted = await postRows(campaign.url, rows);
	return { campaign, numbers, accepted };
}

/** Presses Retry on all that failed of a campaign, on the retries too, and on the first ones once more. */
export async function retryAll(harness: Harness, campaign: Campaign, from: number): Promise<void> {
	const { executions } = harness.n8n;
	const of = async () =>
		(await executions.ofWorkflow(campaign.workflowId)).filter(({ id }) => Number(id) > from);
	for (let round = 0; round < 2; round++) {
		for (const { id } of await of()) {
			const ended = await executions.finished(id);
			if (ended.status === 'success') continue;
			const again = await executions.retry(ended).catch(succeededMeanwhile);
			if (again !== undefined) await executions.finished(again);
		}
	}
}

function succeededMeanwhile(failure: unknown): undefined {
	if (String(failure).includes('succeeded')) return undefined;
	throw failure;
}

/** The people whom an execution was to reach, and those of them it told of as not surely reached. */
export function told(
	execution: Execution,
	campaign: Campaign,
): { numbers: string[]; told: string[] } {
	const outcome = new Outcome(execution);
	const numbers = outcome.json('Rows').map(({ mobile }) => String(mobile));
	if (outcome.status !== 'success') return { numbers, told: numbers };
	const failed = outcome.items(campaign.sender).filter(({ json }) => json.error !== undefined);
	return { numbers, told: failed.flatMap((item) => numbers[rowOf(item)] ?? []) };
}

function rowOf({ pairedItem }: Item): number {
	const [first] = [pairedItem].flat() as Array<{ item: number } | undefined>;
	return first?.item ?? -1;
}
