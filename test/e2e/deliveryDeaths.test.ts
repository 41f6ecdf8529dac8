import axios from 'axios';
import { customers, newTask } from '../engine/airudder';
import { Harness, node } from './harness';
import { until } from './until';

/** What AIRudder is told when n8n dies around a delivery, and what is left of the event. */
describe('an event that arrives while n8n dies', () => {
	let harness: Harness;
	beforeAll(async () => {
		harness = await Harness.start();
	});
	afterAll(async () => await harness.stop());

	const trigger = (options: object) => node('Trigger', 'aiRudderTrigger', { eventKind: 'callEnded', options });
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
	const executions = async (workflowId: string) => await harness.n8n.executions.ofWorkflow(workflowId);

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

	it('stands in the database when it dies right after the answer, and Retry executes it', async () => {
		const wait = node('Wait', 'n8n-nodes-base.wait', { amount: 3, unit: 'seconds' }, { typeVersion: 1.1 });
		for (const attachRecording of [false, true]) {
			const live = await harness.publish(trigger({ attachRecording }), [wait]);
			harness.airudder.webhookUrl = undefined;
			const body = await endedCall();
			const answer = await axios.post(live.url, body);
			process.kill(harness.server.pid, 'SIGKILL');
			expect(answer).toMatchObject({ status: 200, data: {} });
			await harness.server.ended;

			await harness.restart();
			const [lost, ...others] = await executions(live.workflow.id);
			expect(others).toEqual([]);
			console.log(attachRecording, lost, JSON.stringify((await harness.n8n.executions.get(lost!.id)).data).slice(0, 3000));
			const again = await harness.n8n.executions.retry(lost!);
			const execution = await harness.n8n.executions.finished(again);
			console.log(execution.status, JSON.stringify(execution.data).slice(0, 3000));
			await live.unpublish();
		}
	});
});
