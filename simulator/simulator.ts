import type { SimulatedDialerTask } from './dialer/types';
import type { Switches } from './switches';
import type {
	ContactRequest,
	Delivery,
	Fault,
	FaultOptions,
	RecordedRequest,
	SentMessage,
	SimulatedTask,
	Violation,
	SimulatedWorkflow,
} from './types';

/** A running AIRudder of one's own. Times it takes are simulated seconds. */
export interface Simulator {
	/** Where the API is. */
	readonly url: string;
	/** Another host, for recordings only. */
	readonly otherHostUrl: string;
	/** Change them at any time; `reset` sets them back. */
	readonly switches: Switches;
	/** Where events go; undefined sends none. */
	webhookUrl?: string;
	/** Ends all sockets and timers. */
	stop(): Promise<void>;
	/** Forgets tasks, requests, faults, deliveries and violations, and sets switches back. */
	reset(): void;
	/** Makes the next request of an operation go wrong. Throws when the contract lacks it. */
	fault(operationId: string, fault: Fault, options?: FaultOptions): void;
	/** Requests in order of arrival, of one operation or of all. */
	requests(operationId?: string): RecordedRequest[];
	/** Requests that came to the other host. */
	otherHostRequests(): RecordedRequest[];
	/**
	 * Every number AIRudder took on to dial, once per contact however often it is redialled: those
	 * dialled, in that order, then those still waiting. Canceled and unreachable ones are not in it.
	 */
	dialled(): string[];
	tasks(): SimulatedTask[];
	/** Their outbound tasks stand among `tasks` too. */
	workflows(): SimulatedWorkflow[];
	dialerTasks(): SimulatedDialerTask[];
	/** Starts a dialer task that has no start time, as somebody does in the console. */
	startDialerTask(taskId: string): void;
	/** Text messages sent, one entry for each recipient. */
	messages(): SentMessage[];
	/** Requests that reach people by sendHuaweiUserMessage or an operation without a handler of its own. */
	contacted(): ContactRequest[];
	/** Each try to deliver an event. */
	deliveries(): Delivery[];
	/** What broke the contract: requests, and answers and events of the simulator itself. */
	violations(): Violation[];
	/** Every access token that it ever gave to anybody, to look where they went. */
	tokensGiven(): string[];
	/** How often somebody logged in successfully; with obtainToken when left out. */
	logins(operationId?: 'obtainToken' | 'obtainDialerToken'): number;
	/** Ends all tokens at once. */
	expireTokens(): void;
	/** Refuses the account's key and token from now on. */
	revokeAccount(appKey: string): void;
	/** Simulated time. */
	now(): Date;
	/** Moves simulated time; resolves when the calls and events in it have happened. */
	advance(seconds: number): Promise<void>;
	/**
	 * Moves simulated time until the task (or every task) is over and its events are settled. Takes
	 * the id of a dialer task or workflow as well.
	 */
	finishTask(taskId?: string): Promise<void>;
	/**
	 * Sends one event once: a sample of it with `overrides` laid over it. The sample is ours, the
	 * contract's example, or made from its schema; an event of which nothing is known has
	 * `overrides` as its body. Throws when the contract lacks the event or there is no address.
	 */
	sendWebhook(event: string, overrides?: Record<string, unknown>, url?: string): Promise<Delivery>;
}
