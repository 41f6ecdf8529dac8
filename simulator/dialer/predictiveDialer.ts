import type { Clock } from '../clock';
import { isDone } from '../calls/taskCaller';
import { newId } from '../formats/values';
import { talkSeconds, undiallable } from '../outcomes';
import type { Switches } from '../switches';
import { dialerOutcomeOf, endingOf, reachesAgent, rings } from './endings';
import { endOfRest } from './time';
import type {
	DialerCall,
	DialerCallState,
	DialerContact,
	DialerState,
	SimulatedDialerTask,
} from './types';

const secondsUntilNotStarted = 1;
const secondsUntilRunning = 2;
const secondsUntilRinging = 1;

/** A call with what it belongs to. */
export interface DialerCallPlace {
	task: SimulatedDialerTask;
	contact: DialerContact;
	call: DialerCall;
}

/** Where the dialer tells what happens. Each resolves when the first try to deliver is over. */
export interface DialerEvents {
	taskChanged(task: SimulatedDialerTask): () => Promise<void>;
	contactChanged(place: DialerCallPlace): () => Promise<void>;
	agentChanged(place: DialerCallPlace): () => Promise<void>;
}

/** How a task stands, beside what everyone may see. */
interface Progress {
	queue: DialerContact[];
	/** Calls under way, with the agent's work after them. */
	active: number;
	freeAgents: string[];
	/** Contacts that are not called again, although their call still goes on. */
	dropped: Set<DialerContact>;
	closed: boolean;
	/** Resolves when the last event is out: events of a task keep their order. */
	told: Promise<void>;
}

/** True when nothing more happens in the task. */
export function isDialerTaskOver({ state }: SimulatedDialerTask): boolean {
	return state === 'Finished' || state === 'Cancelled';
}

/**
 * Calls the contacts of predictive dialer tasks on the simulated clock and hands answered calls to
 * agents: Creating → Not Started → Running → Finished. There are never more calls under way than
 * agents, so nobody who answers is left without one.
 */
export class PredictiveDialer {
	private readonly progress = new Map<SimulatedDialerTask, Progress>();

	constructor(
		private readonly clock: Clock,
		private readonly switches: () => Switches,
		private readonly simultaneousCalls: number,
		private readonly events: DialerEvents,
	) {}

	/** Takes a new task on. Nothing is dialled before the clock moves. */
	accept(task: SimulatedDialerTask): void {
		this.progress.set(task, {
			queue: [...task.contacts],
			active: 0,
			freeAgents: [...task.agentNames],
			dropped: new Set(),
			closed: false,
			told: Promise.resolve(),
		});
		// All by the same moment: a clock that runs by itself has moved on since, and would run the task before it can.
		const seconds = (count: number) => task.createdAt + count * 1000;
		this.clock.at(seconds(secondsUntilNotStarted), () => this.turn(task, 'Not Started'));
		const soonest = seconds(secondsUntilRunning);
		if (task.startTime !== undefined) {
			this.clock.at(Math.max(task.startTime, soonest), () => this.run(task));
		}
		this.clock.at(Math.max(task.autoEndTime, soonest), () => this.close(task));
	}

	/** Starts a task as somebody does in the console. */
	startByHand(task: SimulatedDialerTask): void {
		this.clock.after(secondsUntilRunning, () => this.run(task));
	}

	/** Calls these contacts no more. A call under way goes on to its end. */
	cancelContacts(task: SimulatedDialerTask, contacts: DialerContact[]): void {
		for (const contact of contacts) {
			if (contact.status === 'pending') contact.status = 'canceled';
			else this.of(task).dropped.add(contact);
		}
		this.clock.after(0, () => this.proceed(task));
	}

	forget(): void {
		this.progress.clear();
	}

	private of(task: SimulatedDialerTask): Progress {
		const progress = this.progress.get(task);
		if (!progress) throw new Error(`The dialer does not know the task ${task.taskId}`);
		return progress;
	}

	private async turn(task: SimulatedDialerTask, state: DialerState): Promise<void> {
		task.state = state;
		if (this.switches().dialerStatesTold.includes(state)) {
			await this.tell(task, this.events.taskChanged(task));
		}
	}

	private async run(task: SimulatedDialerTask): Promise<void> {
		if (task.state !== 'Not Started') return;
		task.startedAt = this.clock.now();
		await this.turn(task, 'Running');
		await this.proceed(task);
	}

	private async proceed(task: SimulatedDialerTask): Promise<void> {
		if (task.state !== 'Running') return;
		const progress = this.of(task);
		const { queue, closed } = progress;
		const rest = endOfRest(this.clock.now(), task.restTimes, this.switches().dialerZone);
		const most = Math.min(this.simultaneousCalls, task.agentNames.length);
		const begun: Array<() => Promise<void>> = [];
		while (rest === undefined && !closed && progress.active < most) {
			const contact = queue.shift();
			if (!contact) break;
			if (contact.status !== 'pending') continue;
			begun.push(this.events.contactChanged(this.dial(task, contact)));
		}
		if (rest !== undefined && queue.length > 0) this.clock.at(rest, () => this.proceed(task));
		for (const send of begun) await this.tell(task, send);
		await this.endIfDone(task);
	}

	private dial(task: SimulatedDialerTask, contact: DialerContact): DialerCallPlace {
		const nth = contact.attempts.length + 1;
		const outcome = dialerOutcomeOf(contact.number, nth);
		const call: DialerCall = {
			callId: newId(),
			startedAt: this.clock.now(),
			outcome,
			canceled: false,
			state: 'CALLING',
			times: {},
			nth,
		};
		contact.attempts.push(call);
		contact.status = 'calling';
		this.of(task).active += 1;
		const place = { task, contact, call };
		const { ringSeconds, answered } = outcome;
		const at = (seconds: number, action: () => Promise<void>): void =>
			this.clock.at(call.startedAt + seconds * 1000, action);
		if (rings(outcome)) at(secondsUntilRinging, () => this.callTurns(place, 'RINGING'));
		if (answered) at(ringSeconds, () => this.answer(place));
		at(ringSeconds + talkSeconds(outcome), () => this.hangUp(place));
		return place;
	}

	private async answer(place: DialerCallPlace): Promise<void> {
		const { task, contact, call } = place;
		if (reachesAgent(contact.number, call.outcome))
			call.agentName = this.of(task).freeAgents.shift();
		await this.callTurns(place, 'ANSWERED');
	}

	private async hangUp(place: DialerCallPlace): Promise<void> {
		const { task, contact, call } = place;
		call.endedAt = this.clock.now();
		const { reason, result } = endingOf(contact.number, call.outcome);
		Object.assign(call, { hangupReason: reason, result });
		const again = this.mayRedial(task, contact, call);
		contact.status = again ? 'pending' : 'finished';
		if (again) {
			this.clock.after(task.secondsBetweenTries, async () => {
				this.of(task).queue.push(contact);
				await this.proceed(task);
			});
		}
		if (call.agentName !== undefined) {
			this.clock.after(task.secondsAfterCall, () => this.finishWork(place));
			await this.callTurns(place, 'HANGUP');
			return;
		}
		this.of(task).active -= 1;
		await this.callTurns(place, 'HANGUP');
		await this.proceed(task);
	}

	/** The agent files the result and is free again. */
	private async finishWork(place: DialerCallPlace): Promise<void> {
		const { task, call } = place;
		const progress = this.of(task);
		progress.active -= 1;
		if (call.agentName !== undefined) progress.freeAgents.push(call.agentName);
		await this.callTurns(place, 'TALKRESULT');
		await this.proceed(task);
	}

	private async callTurns(place: DialerCallPlace, state: DialerCallState): Promise<void> {
		const { task, call } = place;
		call.state = state;
		call.times[state] = this.clock.now();
		const contactTold = this.tell(task, this.events.contactChanged(place));
		if (call.agentName === undefined) return contactTold;
		await this.tell(task, this.events.agentChanged(place));
	}

	private mayRedial(task: SimulatedDialerTask, contact: DialerContact, call: DialerCall): boolean {
		const { closed, dropped } = this.of(task);
		const { outcome } = call;
		if (outcome.answered || outcome === undiallable) return false;
		if (closed || dropped.has(contact)) return false;
		const next = this.clock.now() + task.secondsBetweenTries * 1000;
		return contact.attempts.length < task.tries && next < task.autoEndTime;
	}

	/** The time is up: calls under way end by themselves, nobody else is called. */
	private async close(task: SimulatedDialerTask): Promise<void> {
		if (isDialerTaskOver(task)) return;
		this.of(task).closed = true;
		await this.endIfDone(task);
	}

	private async endIfDone(task: SimulatedDialerTask): Promise<void> {
		const { active, closed } = this.of(task);
		if (active > 0 || isDialerTaskOver(task)) return;
		if (!closed && !task.contacts.every(isDone)) return;
		const unreached = task.contacts.filter((contact) => !isDone(contact));
		for (const contact of unreached) {
			contact.status = contact.attempts.length > 0 ? 'finished' : 'canceled';
		}
		task.endedAt = this.clock.now();
		const cutShort = unreached.some(({ attempts }) => attempts.length === 0);
		await this.turn(task, cutShort ? this.switches().dialerStateAtAutoEnd : 'Finished');
	}

	private async tell(task: SimulatedDialerTask, send: () => Promise<void>): Promise<void> {
		const progress = this.of(task);
		progress.told = progress.told.then(send);
		await progress.told;
	}
}
