import { Clock } from './clock';
import type { EventCheck } from './eventCheck';
import { Dialler } from './dialler';
import { callEndedBody, taskEndedBody } from './events';
import { Faults } from './faults';
import { switchesWith, type Switches } from './switches';
import { Tokens } from './tokens';
import type {
	RecordedRequest,
	SimulatedContact,
	SimulatedTask,
	SimulatorSettings,
	Violation,
} from './types';
import { Webhooks } from './webhooks';

/** Everything that lives at the simulated AIRudder, shared by all operations. */
export class World {
	readonly switches: Switches;
	readonly clock: Clock;
	readonly tokens: Tokens;
	readonly webhooks: Webhooks;
	readonly dialler: Dialler;
	readonly faults = new Faults();
	readonly tasks: SimulatedTask[] = [];
	readonly requests: RecordedRequest[] = [];
	readonly violations: Violation[] = [];
	/** Ends delays and deliveries under way when the simulator stops. */
	readonly stopping = new AbortController();
	webhookUrl?: string;
	/** Addresses of this server and of the other one that only keeps recordings. */
	url = '';
	otherUrl = '';
	private contacts = 0;

	constructor(
		readonly settings: SimulatorSettings,
		private readonly eventCheck: EventCheck,
	) {
		const { secondsPerRealSecond, startTime, accounts, simultaneousCalls, log } = settings;
		this.switches = switchesWith(settings.switches);
		this.webhookUrl = settings.webhookUrl;
		const start = startTime?.getTime() ?? Date.now();
		this.clock = new Clock(secondsPerRealSecond, start, (error) => log?.(String(error)));
		this.tokens = new Tokens(accounts, this.clock);
		const switches = (): Switches => this.switches;
		this.webhooks = new Webhooks(this.clock, switches, {
			stopping: this.stopping.signal,
			onDelivery: ({ event, try: nthTry, status, error }) =>
				log?.(`→ ${event} try ${nthTry}: ${status ?? error ?? ''}`),
		});
		this.dialler = new Dialler(this.clock, switches, simultaneousCalls, {
			callEnded: (task, contact) => this.publishCall(task, contact),
			taskEnded: (task) => this.publish('taskEnded', taskEndedBody(task, this.switches)),
		});
	}

	/** A number for the next contact, unique in this simulator. */
	nextContactId(): number {
		this.contacts += 1;
		return this.contacts;
	}

	/** The account's task with that id. */
	taskOf(appKey: string, taskId: unknown): SimulatedTask | undefined {
		return this.tasks.find((task) => task.appKey === appKey && task.taskId === taskId);
	}

	/** Lists an event that does not match its schema in the contract. */
	checkEvent(event: string, body: unknown): void {
		const problems = this.eventCheck(event, body);
		if (problems.length > 0) this.violations.push({ by: 'event', operationId: event, problems });
	}

	/** Forgets all that happened; tokens stay valid and the clock keeps its time. */
	reset(): void {
		this.clock.clear();
		this.tasks.length = 0;
		this.requests.length = 0;
		this.violations.length = 0;
		this.faults.clear();
		this.dialler.forget();
		this.webhooks.reset();
		this.tokens.reset();
		this.webhookUrl = this.settings.webhookUrl;
		Object.assign(this.switches, switchesWith(this.settings.switches));
	}

	private async publishCall(task: SimulatedTask, contact: SimulatedContact): Promise<void> {
		const { switches, settings } = this;
		const body = callEndedBody(task, contact, { switches, robots: settings.robots });
		await this.publish('callEnded', body);
	}

	private async publish(event: string, body: Record<string, unknown>): Promise<void> {
		this.checkEvent(event, body);
		if (this.webhookUrl) await this.webhooks.send({ event, url: this.webhookUrl, body });
	}
}
