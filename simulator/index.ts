import { eventContract } from './contract/eventCheck';
import { Exchange } from './server/exchange';
import { isRecord, type Wire } from './formats/values';
import { dialledNumbers, finishTask, taskIn } from './progress';
import { createRouter } from './server/router';
import { sampleBody } from './sampleEvents';
import { portOf, startApi, startOtherHost } from './server/server';
import { settingsWith } from './settings';
import type { Fault, FaultOptions, RecordedRequest, SimulatorSettings } from './types';
import { World } from './world';

export type { Switches } from './switches';
export type * from './types';
export { outcomeTable } from './outcomes';
export { sampleSessionId, sampleSessionLength } from './chatbot/sessions';
export { sampleAccount, sampleAgentNames, sampleChatbotKey, sampleRobots } from './settings';
export type * from './dialer/types';

/**
 * Starts AIRudder on this machine. Without settings: a free port, the sample account and robots,
 * a clock that stands still, no webhook. Stop it, or the process stays alive.
 */
export async function startSimulator(given: Partial<SimulatorSettings> = {}) {
	const world = new World(settingsWith(given), await eventContract());
	const otherRequests: RecordedRequest[] = [];
	const router = await createRouter(world);
	const server = await startApi(world, new Exchange(world, router));
	const otherHost = await startOtherHost(world, otherRequests);
	world.url = `http://127.0.0.1:${portOf(server)}`;
	world.otherUrl = `http://localhost:${portOf(otherHost)}`;
	const { clock, tokens, dialerTokens, webhooks } = world;
	return {
		/** Where the API is. */
		url: world.url,
		/** Another host, for recordings only. */
		otherHostUrl: world.otherUrl,
		/** Change them at any time; `reset` sets them back. */
		switches: world.switches,
		/** Where events go; undefined sends none. */
		get webhookUrl() {
			return world.webhookUrl;
		},
		set webhookUrl(url) {
			world.webhookUrl = url;
		},
		/** Ends all sockets and timers. */
		stop: async () => {
			clock.clear();
			world.stopping.abort();
			await Promise.all([server.close(), otherHost.close()]);
			clock.clear();
		},
		/** Forgets tasks, requests, faults, deliveries and violations, and sets switches back. */
		reset: () => {
			world.reset();
			otherRequests.length = 0;
		},
		/** Makes the next request of an operation go wrong. Throws when the contract lacks it. */
		fault: (operationId: string, fault: Fault, options: FaultOptions = {}) => {
			router.assertKnown(operationId);
			world.faults.arm(operationId, fault, options);
		},
		/** Requests in order of arrival, of one operation or of all. */
		requests: (operationId?: string) =>
			world.requests.filter(
				(request) => operationId === undefined || request.operationId === operationId,
			),
		/** Requests that came to the other host. */
		otherHostRequests: () => [...otherRequests],
		/**
		 * Every number AIRudder took on to dial, once per contact however often it is redialled: those
		 * dialled, in that order, then those still waiting. Canceled and unreachable ones are not in it.
		 */
		dialled: () => dialledNumbers(world),
		tasks: () => [...world.tasks],
		/** Each try to deliver an event. */
		deliveries: () => [...webhooks.deliveries],
		/** What broke the contract: requests, and answers and events of the simulator itself. */
		violations: () => [...world.violations],
		/** Their outbound tasks stand among `tasks` too. */
		workflows: () => [...world.workflows.all],
		/** Text messages sent, one entry for each recipient. */
		messages: () => [...world.messages],
		/** Requests that reach people by sendHuaweiUserMessage or an operation without a handler of its own. */
		contacted: () => [...world.contacted],
		dialerTasks: () => [...world.dialerTasks],
		/** Starts a dialer task that has no start time, as somebody does in the console. */
		startDialerTask: (taskId: string) => {
			world.dialer.startByHand(taskIn(world.dialerTasks, taskId));
		},
		/** Every access token that it ever gave to anybody, to look where they went. */
		tokensGiven: () => [...tokens.given, ...dialerTokens.given],
		/** How often somebody logged in successfully; with obtainToken when left out. */
		logins: (operationId: 'obtainToken' | 'obtainDialerToken' = 'obtainToken') =>
			({ obtainToken: tokens, obtainDialerToken: dialerTokens })[operationId].logins,
		/** Ends all tokens at once. */
		expireTokens: () => {
			tokens.expire();
			dialerTokens.expire();
		},
		/** Refuses the account's key and token from now on. */
		revokeAccount: (appKey: string) => {
			tokens.revoke(appKey);
			dialerTokens.revoke(appKey);
		},
		/** Simulated time. */
		now: () => new Date(clock.now()),
		/** Moves simulated time; resolves when the calls and events in it have happened. */
		advance: (seconds: number) => clock.advance(seconds),
		/**
		 * Moves simulated time until the task (or every task) is over and its events are settled. Takes
		 * the id of a dialer task or workflow as well.
		 */
		finishTask: (taskId?: string) => finishTask(world, taskId),
		/**
		 * Sends one event once: a sample of it with `overrides` laid over it. The sample is ours, the
		 * contract's example, or made from its schema; an event of which nothing is known has
		 * `overrides` as its body. Throws when the contract lacks the event or there is no address.
		 */
		sendWebhook: async (event: string, overrides: Wire = {}, url = world.webhookUrl) => {
			if (url === undefined) throw new Error('There is no webhook address to send to');
			const body = merged(sampleBody(event, world), overrides);
			world.checkEvent(event, body);
			if (event === 'customApiPush') world.workflows.remember(body);
			return webhooks.sendOnce({ event, url, body });
		},
	};
}

/** A running AIRudder of one's own. Times it takes are simulated seconds. */
export type Simulator = Awaited<ReturnType<typeof startSimulator>>;

/** `overrides` laid over `base`, objects key by key, everything else replaced. */
function merged(base: Wire, overrides: Wire): Wire {
	const result: Wire = { ...base };
	for (const [key, value] of Object.entries(overrides)) {
		const before = result[key];
		result[key] = isRecord(before) && isRecord(value) ? merged(before, value) : value;
	}
	return result;
}
