import { setTimeout as sleep } from 'node:timers/promises';
import { customers } from '../support/engine/airudder';
import { node } from '../support/n8n/harness';
import { OwnHarness } from '../support/n8n/ownHarness';
import { begin, campaigns, retryAll, told, type Started } from './creating';
import {
	deliveriesOf,
	executedCalls,
	post,
	receivers,
	retryCutOff,
	type Delivery,
} from './receiving';

/** How often n8n is killed, each time while it sends and while it receives. */
const deaths = Number(process.env.DEATHS ?? 50);
const eventsPerDeath = 8;
/** n8n is killed at any moment of this time after it took the first list of people. */
const killedWithinMs = 1_500;

it(`nobody is reached twice and no event is lost when n8n is killed ${deaths} times`, async () => {
	const harness = await OwnHarness.start();
	const { airudder } = harness;
	try {
		await makeCalls(harness);
		const receiving = await receivers(harness);
		const events = deliveriesOf(harness, receiving);
		const sending = await campaigns(harness);
		const all: Started[] = [];
		airudder.fault('sendSms', { delayMs: 40 }, { times: 1_000_000 });
		airudder.fault('createTask', { delayMs: 400 }, { times: 1_000_000 });
		let retriedEvents = 0;
		for (let death = 0; death < deaths; death++) {
			const from = await newestExecution(
				harness,
				sending.map(({ workflowId }) => workflowId),
			);
			const due = events.slice(death * eventsPerDeath, (death + 1) * eventsPerDeath);
			const started = sending.map(
				async (campaign, at) => await begin(campaign, death * 100 + at * 30),
			);
			await Promise.race(started);
			const posted = Promise.all(due.map(post));
			await sleep(Math.random() * killedWithinMs);
			await harness.kill();
			const diedAt = new Date();
			all.push(...(await Promise.all(started)));
			await posted;
			await harness.restart();
			for (const { workflowId } of [...sending, ...receiving])
				await stopLeftRunning(harness, workflowId, diedAt);
			for (const campaign of sending) await retryAll(harness, campaign, from);
			for (const one of due) while (!one.taken && one.tries < 20) await post(one);
			for (const receiver of receiving) retriedEvents += await retryCutOff(harness, receiver);
			report(`death ${death + 1} of ${deaths}`);
		}
		const people = await countPeople(harness, all);
		const calls = await countEvents(harness, events.slice(0, deaths * eventsPerDeath));
		report(
			`${deaths} deaths while sending: ${people.reached} people reached once, ${people.told} told as uncertain, ${people.notBegun} not begun, ${people.missed} missed silently, ${people.twice} reached twice`,
		);
		report(
			`${deaths} deaths while receiving: ${calls.first} events executed at the first delivery, ${calls.redelivered} after a redelivery, ${retriedEvents} by Retry of what was cut off, ${calls.again} executed more than once, ${calls.lost} lost`,
		);
		expect({ ...people, ...calls }).toMatchObject({ twice: 0, missed: 0, lost: 0 });
	} finally {
		await harness.stop();
	}
});

/** What passes for running so long after n8n was started again is stopped, as a person would who looks at the list. */
const patienceMs = 20_000;

/**
 * Presses Stop on what goes on passing for running: what n8n had logged the start of, but no node, when it died, it does not
 * look after any more. What it had not begun it runs when it starts again.
 */
async function stopLeftRunning(
	{ n8n: { executions } }: OwnHarness,
	workflowId: string,
	diedAt: Date,
): Promise<void> {
	for (const { id, status, startedAt } of await executions.ofWorkflow(workflowId))
		if (status === 'running' && new Date(startedAt) < diedAt)
			await executions.finished(id, patienceMs).catch(async () => await executions.stop(id));
}

function report(line: string): void {
	process.stdout.write(`${line}\n`);
}

/** As many calls as there are events to be sent, in one task that nothing else counts. */
async function makeCalls(harness: OwnHarness): Promise<void> {
	const create = node('Create', 'aiRudder', {
		...{ resource: 'task', operation: 'create', taskName: 'calls', phoneNumberColumn: 'mobile' },
		robot: { __rl: true, mode: 'id', value: 'robot-1' },
	});
	await harness.run([create], customers(deaths * eventsPerDeath));
	await harness.airudder.finishTask();
}

async function newestExecution(harness: OwnHarness, workflowIds: string[]): Promise<number> {
	const ids = await Promise.all(
		workflowIds.map(async (id) => (await harness.n8n.executions.ofWorkflow(id))[0]?.id ?? 0),
	);
	return Math.max(...ids.map(Number));
}

async function countPeople(harness: OwnHarness, all: Started[]) {
	const { airudder, n8n } = harness;
	const reached = new Map<string, number>();
	for (const number of [...airudder.dialled(), ...airudder.messages().map(({ to }) => to)])
		reached.set(number, (reached.get(number) ?? 0) + 1);
	const begun = new Set<string>();
	const uncertain = new Set<string>();
	for (const campaign of new Set(all.map((one) => one.campaign))) {
		for (const { id } of await n8n.executions.everyOfWorkflow(campaign.workflowId)) {
			const one = told(await n8n.executions.get(id), campaign);
			for (const number of one.numbers) begun.add(number);
			for (const number of one.told) uncertain.add(number);
		}
	}
	const everyone = all.flatMap(({ numbers, accepted }) =>
		numbers.map((number) => ({ number, accepted })),
	);
	const times = (number: string) => reached.get(number) ?? 0;
	const isBegun = ({ number, accepted }: { number: string; accepted: boolean }) =>
		accepted || begun.has(number);
	return {
		reached: everyone.filter(({ number }) => times(number) === 1).length,
		told: everyone.filter(({ number }) => times(number) === 0 && uncertain.has(number)).length,
		notBegun: everyone.filter((one) => times(one.number) === 0 && !isBegun(one)).length,
		missed: everyone.filter(
			(one) => times(one.number) === 0 && isBegun(one) && !uncertain.has(one.number),
		).length,
		twice: everyone.filter(({ number }) => times(number) > 1).length,
	};
}

async function countEvents(harness: OwnHarness, events: Delivery[]) {
	const executed = new Map<string, number>();
	for (const receiver of new Set(events.map((one) => one.receiver)))
		for (const [number, times] of await executedCalls(harness, receiver))
			executed.set(number, times);
	const times = ({ phoneNumber }: Delivery) => executed.get(phoneNumber) ?? 0;
	return {
		first: events.filter((one) => times(one) > 0 && one.tries === 1).length,
		redelivered: events.filter((one) => times(one) > 0 && one.tries > 1).length,
		again: events.filter((one) => times(one) > 1).length,
		lost: events.filter((one) => times(one) === 0).length,
	};
}
