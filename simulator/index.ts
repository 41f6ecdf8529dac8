import { eventContract } from './contract/eventCheck';
import { Exchange } from './server/exchange';
import { isRecord, type Wire } from './formats/values';
import { dialledNumbers, finishTask, taskIn } from './progress';
import { createRouter } from './server/router';
import { sampleBody } from './sampleEvents';
import { portOf, startApi, startOtherHost } from './server/server';
import { settingsWith } from './settings';
import type { Simulator } from './simulator';
import type { RecordedRequest, SimulatorSettings } from './types';
import { World } from './world';

export type { Simulator } from './simulator';
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
export async function startSimulator(given: Partial<SimulatorSettings> = {}): Promise<Simulator> {
	const world = new World(settingsWith(given), await eventContract());
	const otherRequests: RecordedRequest[] = [];
	const router = await createRouter(world);
	const server = await startApi(world, new Exchange(world, router));
	const otherHost = await startOtherHost(world, otherRequests);
	world.url = `http://127.0.0.1:${portOf(server)}`;
	world.otherUrl = `http://localhost:${portOf(otherHost)}`;
	const { clock, tokens, dialerTokens, webhooks } = world;
	return {
		url: world.url,
		otherHostUrl: world.otherUrl,
		switches: world.switches,
		get webhookUrl() {
			return world.webhookUrl;
		},
		set webhookUrl(url) {
			world.webhookUrl = url;
		},
		stop: async () => {
			clock.clear();
			world.stopping.abort();
			await Promise.all([server.close(), otherHost.close()]);
			clock.clear();
		},
		reset: () => {
			world.reset();
			otherRequests.length = 0;
		},
		fault: (operationId, fault, options = {}) => {
			router.assertKnown(operationId);
			world.faults.arm(operationId, fault, options);
		},
		requests: (operationId) =>
			world.requests.filter(
				(request) => operationId === undefined || request.operationId === operationId,
			),
		otherHostRequests: () => [...otherRequests],
		dialled: () => dialledNumbers(world),
		tasks: () => [...world.tasks],
		deliveries: () => [...webhooks.deliveries],
		violations: () => [...world.violations],
		workflows: () => [...world.workflows.all],
		messages: () => [...world.messages],
		contacted: () => [...world.contacted],
		dialerTasks: () => [...world.dialerTasks],
		startDialerTask: (taskId) => {
			world.dialer.startByHand(taskIn(world.dialerTasks, taskId));
		},
		tokensGiven: () => [...tokens.given, ...dialerTokens.given],
		logins: (operationId = 'obtainToken') =>
			({ obtainToken: tokens, obtainDialerToken: dialerTokens })[operationId].logins,
		expireTokens: () => {
			tokens.expire();
			dialerTokens.expire();
		},
		revokeAccount: (appKey) => {
			tokens.revoke(appKey);
			dialerTokens.revoke(appKey);
		},
		now: () => new Date(clock.now()),
		advance: (seconds) => clock.advance(seconds),
		finishTask: (taskId) => finishTask(world, taskId),
		sendWebhook: async (event, overrides = {}, url = world.webhookUrl) => {
			if (url === undefined) throw new Error('There is no webhook address to send to');
			const body = merged(sampleBody(event, world), overrides);
			world.checkEvent(event, body);
			if (event === 'customApiPush') world.workflows.remember(body);
			return webhooks.sendOnce({ event, url, body });
		},
	};
}

/** `overrides` laid over `base`, objects key by key, everything else replaced. */
function merged(base: Wire, overrides: Wire): Wire {
	const result: Wire = { ...base };
	for (const [key, value] of Object.entries(overrides)) {
		const before = result[key];
		result[key] = isRecord(before) && isRecord(value) ? merged(before, value) : value;
	}
	return result;
}
