import { setMaxListeners } from 'node:events';
import { Sessions } from './chatbot/sessions';
import { signatures } from './chatbot/signatures';
import { Clock } from './clock';
import { signedEvents } from './contract/contract';
import type { EventContract } from './contract/eventCheck';
import { fitted } from './contract/fitting';
import { isCallbackAddress } from './dialer/callback';
import { PredictiveDialer } from './dialer/predictiveDialer';
import type { SimulatedDialerTask } from './dialer/types';
import { agentStatusBody, contactStatusBody, taskStatusBody } from './dialer/wire';
import { TaskCaller } from './calls/taskCaller';
import { callEndedBody, taskEndedBody } from './calls/callEvents';
import { Faults } from './faults';
import { switchesWith, type Switches } from './switches';
import type { Wire } from './formats/values';
import { Tokens } from './tokens';
import type {
	Account,
	CallAttempt,
	ContactRequest,
	RecordedRequest,
	Robot,
	SentMessage,
	SimulatedContact,
	SimulatedTask,
	SimulatorSettings,
	Violation,
} from './types';
import { Webhooks } from './webhooks';
import { Workflows } from './workflow/workflows';

/** Everything that lives at the simulated AIRudder, shared by all operations. */
export class World {
	readonly switches: Switches;
	readonly clock: Clock;
	readonly tokens: Tokens;
	readonly dialerTokens: Tokens;
	readonly webhooks: Webhooks;
	readonly taskCaller: TaskCaller;
	readonly dialer: PredictiveDialer;
	readonly workflows: Workflows;
	readonly sessions: Sessions;
	readonly faults = new Faults();
	readonly tasks: SimulatedTask[] = [];
	readonly dialerTasks: SimulatedDialerTask[] = [];
	readonly messages: SentMessage[] = [];
	readonly contacted: ContactRequest[] = [];
	readonly requests: RecordedRequest[] = [];
	readonly violations: Violation[] = [];
	/** Ends delays and deliveries under way when the simulator stops. */
	readonly stopping = new AbortController();
	webhookUrl?: string;
	/** Addresses of this server and of the other one that only keeps recordings. */
	url = '';
	otherUrl = '';
	private readonly signed = signedEvents();
	private contacts = 0;

	constructor(
		readonly settings: SimulatorSettings,
		readonly eventContract: EventContract,
	) {
		// Each delay and delivery under way listens: as many as there are, none of them forgotten.
		setMaxListeners(0, this.stopping.signal);
		const { secondsPerRealSecond, startTime, accounts, simultaneousCalls, log } = settings;
		this.switches = switchesWith(settings.switches);
		this.webhookUrl = settings.webhookUrl;
		const start = startTime?.getTime() ?? Date.now();
		this.clock = new Clock(secondsPerRealSecond, start, (error) => log?.(String(error)));
		this.tokens = new Tokens(accounts, this.clock);
		this.dialerTokens = new Tokens(accounts, this.clock);
		this.sessions = new Sessions(() => this.clock.now());
		const switches = (): Switches => this.switches;
		this.webhooks = new Webhooks(this.clock, switches, {
			stopping: this.stopping.signal,
			headersOf: (event, body) => this.signatureOf(event, body),
			onDelivery: ({ event, try: nthTry, status, error }) =>
				log?.(`→ ${event} try ${nthTry}: ${status ?? error ?? ''}`),
		});
		this.taskCaller = new TaskCaller(this.clock, switches, simultaneousCalls, {
			callEnded: (task, contact) => this.callEnded(task, contact),
			taskEnded: (task) => this.taskEnded(task),
		});
		this.workflows = new Workflows(this.clock, switches, settings.robots, (event, body) =>
			this.publish(event, body),
		);
		this.dialer = new PredictiveDialer(this.clock, switches, simultaneousCalls, {
			taskChanged: (task) => this.toCallback(task, 'dialerTaskStatusChanged', taskStatusBody(task)),
			contactChanged: (place) => {
				const body = contactStatusBody(place, this);
				return this.toCallback(place.task, 'dialerContactStatusChanged', body);
			},
			agentChanged: (place) => {
				const body = agentStatusBody(place, this);
				return this.toCallback(place.task, 'dialerAgentStatusChanged', body);
			},
		});
	}

	/** A contact that waits to be called, with an id unique in this simulator. */
	newContact(number: string, details: Wire): SimulatedContact & { attempts: [] } {
		this.contacts += 1;
		return { id: this.contacts, number, status: 'pending', attempts: [], details };
	}

	/** What records of calls name robots by. */
	get robots(): Robot[] {
		return this.settings.robots;
	}

	/** The account's task with that id. */
	taskOf(appKey: string, taskId: unknown): SimulatedTask | undefined {
		return this.tasks.find((task) => task.appKey === appKey && task.taskId === taskId);
	}

	/** The account of a valid token, whichever login gave it. */
	accountOf(token = ''): Account | undefined {
		return this.tokens.accountOf(token) ?? this.dialerTokens.accountOf(token);
	}

	/** Every try of every number, for files named after calls. */
	attempts(): CallAttempt[] {
		const contacts = [...this.tasks, ...this.dialerTasks].flatMap((task) => task.contacts);
		return contacts.flatMap(({ attempts }) => attempts);
	}

	/** Lists an event that does not match its schema in the contract. */
	checkEvent(event: string, body: unknown): void {
		const problems = this.eventContract.problems(event, body);
		if (problems.length > 0) this.violations.push({ by: 'event', operationId: event, problems });
	}

	/** Forgets all that happened; tokens stay valid and the clock keeps its time. */
	reset(): void {
		this.clock.clear();
		const { tasks, dialerTasks, messages, contacted, requests, violations } = this;
		const journals = [tasks, dialerTasks, messages, contacted, requests, violations];
		for (const journal of journals) journal.length = 0;
		this.faults.clear();
		this.taskCaller.forget();
		this.workflows.forget();
		this.sessions.reset();
		this.dialer.forget();
		this.webhooks.reset();
		this.tokens.reset();
		this.dialerTokens.reset();
		this.webhookUrl = this.settings.webhookUrl;
		Object.assign(this.switches, switchesWith(this.settings.switches));
	}

	private async callEnded(task: SimulatedTask, contact: SimulatedContact): Promise<void> {
		if (task.origin) return this.workflows.callEnded(task, contact);
		await this.publish('callEnded', callEndedBody(task, contact, this));
	}

	private async taskEnded(task: SimulatedTask): Promise<void> {
		if (task.origin) return this.workflows.taskEnded(task);
		await this.publish('taskEnded', taskEndedBody(task, this.switches));
	}

	/** Chatbot events are signed as the switch chatbotSignature says, with the first key. */
	private signatureOf(event: string, body: string): Record<string, string> {
		if (!this.signed.has(event)) return {};
		const { chatbotSignature: name } = this.switches;
		const { secret = '' } = this.settings.chatbotKeys[0] ?? {};
		const sign = name === 'ignored' ? 'unsigned' : signatures[name](Buffer.from(body), secret);
		return { 'X-AIRudder-Sign': sign };
	}

	/** Made at once, sent when its turn comes: to the task's own address, if it is one. */
	private toCallback(
		{ callback }: SimulatedDialerTask,
		event: string,
		made: Record<string, unknown>,
	): () => Promise<void> {
		const body = fitted(event, made, this.eventContract);
		this.checkEvent(event, body);
		return async () => {
			if (isCallbackAddress(callback)) await this.webhooks.send({ event, url: callback, body });
		};
	}

	private async publish(event: string, made: Record<string, unknown>): Promise<void> {
		const body = fitted(event, made, this.eventContract);
		this.checkEvent(event, body);
		if (!this.webhookUrl) return;
		if (event === 'customApiPush') this.workflows.remember(body);
		await this.webhooks.send({ event, url: this.webhookUrl, body });
	}
}
