import axios from 'axios';
import type { ExecutionRow } from '../../tools/n8n';
import { customers, newTask } from '../support/engine/airudder';
import { node, Outcome } from '../support/n8n/harness';
import { OwnHarness } from '../support/n8n/ownHarness';
import { until } from '../support/until';

/** What AIRudder is told when n8n dies around a delivery, and what is left of the event. */
describe('an event that arrives while n8n dies', () => {
	let harness: OwnHarness;
	beforeAll(async () => {
		harness = await OwnHarness.start();
	});
	afterAll(async () => await harness.stop());

	const trigger = (options: object) =>
		node('Trigger', 'aiRudderTrigger', { options: { ...options, eventKind: 'callEnded' } });
	/** The report of a call that was really made, as AIRudder sends it. */
	const endedCall = async () => {
		const create = { resource: 'task', operation: 'create', ...newTask };
		await harness.run([node('Create', 'aiRudder', create)], customers(1));
		await harness.airudder.finishTask();
		const task = harness.airudder.tasks().at(-1)!;
		const [attempt] = task.contacts[0]!.attempts;
		return {
			TaskID: task.taskId,
			CallID: attempt!.callId,
			CalleeNumber: task.contacts[0]!.number,
			TalkRound: 1,
		};
	};
	const executions = async (workflowId: string) =>
		await harness.n8n.executions.ofWorkflow(workflowId);

	/** The execution that n8n itself, or a person who finds it in the list after the restart, brings to an end. */
	const executedAtLast = async (lost: ExecutionRow): Promise<Outcome> => {
		const { executions: all } = harness.n8n;
		const begun = (await all.get(lost.id)).data.resultData;
		const isStuck = lost.status === 'running' && Object.keys(begun.runData).length === 0;
		// Killed before it had begun: n8n runs it. After it had logged the start, before the first node: running for ever.
		if (isStuck && !harness.server.log().includes('Found enqueued executions'))
			await all.stop(lost.id);
		const ended = await all.finished(lost.id);
		if (ended.status === 'success') return new Outcome(ended);
		expect(ended.status).toMatch(/^(crashed|canceled)$/);
		return new Outcome(await all.finished(await all.retry(lost)));
	};

	it('is not answered when it dies while it fetches the recording, and is executed once when it comes again', async () => {
		const live = await harness.publish(trigger({ attachRecording: true, recordingSeconds: 60 }));
		harness.airudder.webhookUrl = undefined;
		const body = await endedCall();
		harness.airudder.fault('getCallRecording', { delayMs: 3_600_000 });
		const answer = axios.post(live.url, body).then(
			({ status }) => status,
			() => 'no answer',
		);
		await until(() => harness.airudder.requests('getCallRecording').length === 1);
		await harness.kill();
		expect(await answer).toBe('no answer');

		await harness.restart();
		expect(await executions(live.workflow.id)).toEqual([]);
		expect((await axios.post(live.url, body)).status).toBe(200);
		const [outcome, ...others] = await live.outcomes(1);
		expect(others).toEqual([]);
		expect(outcome!.status).toBe('success');
		expect(outcome!.items('Trigger')[0]!.binary).toHaveProperty('data');
		await live.unpublish();
	});

	it('stands in the database when it dies right after the answer, and is executed at the latest by Stop and Retry', async () => {
		const wait = node(
			'Wait',
			'n8n-nodes-base.wait',
			{ amount: 3, unit: 'seconds' },
			{ typeVersion: 1.1 },
		);
		const live = await harness.publish(trigger({ attachRecording: true }), [wait]);
		harness.airudder.webhookUrl = undefined;
		const body = await endedCall();
		const answer = await axios.post(live.url, body);
		process.kill(harness.server.pid, 'SIGKILL');
		expect(answer).toMatchObject({ status: 200, data: {} });
		await harness.server.ended;

		await harness.restart();
		await until(() => harness.server.log().includes('Editor is now accessible'));
		const [lost, ...others] = await executions(live.workflow.id);
		expect(others).toEqual([]);
		const again = await executedAtLast(lost!);
		expect(again.json('Wait')).toEqual([expect.objectContaining({ callId: body.CallID })]);
		expect(again.items('Wait')[0]!.binary).toHaveProperty('data');
		await live.unpublish();
	});
});
