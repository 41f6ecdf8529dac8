import type { Clock } from '../clock';
import { callOutcomeOf, talkSeconds, undiallable } from '../outcomes';
import type { Switches } from '../switches';
import type { CallAttempt, SimulatedContact, SimulatedTask } from '../types';
import { newId } from '../formats/values';

const secondsUntilPending = 1;
const secondsUntilCalling = 2;
const diallable = /^\+\d{5,15}$/;

/** True for a plus sign and a number with its country code. */
export function isDiallable(number: string): boolean {
	return diallable.test(number);
}

export interface TaskCallerEvents {
	callEnded(task: SimulatedTask, contact: SimulatedContact): Promise<void>;
	taskEnded(task: SimulatedTask): Promise<void>;
}

/** How a task stands with its calls, beside what everyone may see. */
interface Progress {
	queue: SimulatedContact[];
	active: Set<SimulatedContact>;
	closed: boolean;
}

/**
 * Calls the numbers of tasks on the simulated clock: created → pending → calling → finished,
 * canceled or paused. The state changes at once; events go out after it, in order.
 */
export class TaskCaller {
	private readonly progress = new Map<SimulatedTask, Progress>();

	constructor(
		private readonly clock: Clock,
		private readonly switches: () => Switches,
		private readonly simultaneousCalls: number,
		private readonly events: TaskCallerEvents,
	) {}

	/** Takes a new task on. Nothing is dialled before the clock moves. */
	accept(task: SimulatedTask): void {
		this.progress.set(task, { queue: [...task.contacts], active: new Set(), closed: false });
		// Both by the same moment: a clock that runs by itself has moved on since, and would begin to call too early.
		const seconds = (count: number) => task.createdAt + count * 1000;
		this.clock.at(seconds(secondsUntilPending), () => {
			if (task.status === 'created') task.status = 'pending';
		});
		const start = Math.max(task.scheduleStart, seconds(secondsUntilCalling));
		this.clock.at(start, async () => {
			if (task.status !== 'pending' || this.of(task).closed) return;
			task.status = 'calling';
			await this.proceed(task);
		});
		if (task.scheduleEnd === undefined) return;
		this.clock.at(task.scheduleEnd, async () => {
			if (!isOver(task)) await this.close(task);
		});
	}

	/** Stops a task: cuts its calls and drops the rest. Events go out when the clock moves. */
	cancel(task: SimulatedTask): void {
		const open = task.contacts.filter((contact) => !isDone(contact));
		for (const contact of open) this.cut(task, contact);
		task.status = 'canceled';
		task.endedAt = this.clock.now();
		this.clock.after(0, async () => {
			for (const contact of open) await this.reportCanceled(task, contact);
			await this.events.taskEnded(task);
		});
	}

	/** Cancels one contact. Events go out when the clock moves. */
	cancelContact(task: SimulatedTask, contact: SimulatedContact): void {
		this.cut(task, contact);
		this.clock.after(0, async () => {
			await this.reportCanceled(task, contact);
			if (task.status === 'calling') await this.proceed(task);
		});
	}

	forget(): void {
		this.progress.clear();
	}

	private of(task: SimulatedTask): Progress {
		return this.progress.get(task) ?? { queue: [], active: new Set(), closed: true };
	}

	private async proceed(task: SimulatedTask): Promise<void> {
		const { queue, active, closed } = this.of(task);
		while (!closed && active.size < this.simultaneousCalls) {
			const contact = queue.shift();
			if (!contact) break;
			if (!isDone(contact)) this.dial(task, contact);
		}
		if (active.size > 0 || isOver(task)) return;
		const unreached = task.contacts.some(({ attempts }) => attempts.length === 0);
		if (closed && unreached) await this.end(task, this.switches().statusAtScheduleEnd);
		else if (closed || task.contacts.every(isDone)) await this.end(task, 'finished');
	}

	private dial(task: SimulatedTask, contact: SimulatedContact): void {
		const outcome = isDiallable(contact.number)
			? callOutcomeOf(contact.number, contact.attempts.length + 1)
			: undiallable;
		const attempt: CallAttempt = {
			callId: newId(),
			startedAt: this.clock.now(),
			outcome,
			canceled: false,
		};
		contact.attempts.push(attempt);
		contact.status = 'calling';
		this.of(task).active.add(contact);
		this.clock.after(outcome.ringSeconds + talkSeconds(outcome), async () => {
			if (!attempt.canceled) await this.hangUp(task, contact, attempt);
		});
	}

	private async hangUp(
		task: SimulatedTask,
		contact: SimulatedContact,
		attempt: CallAttempt,
	): Promise<void> {
		attempt.endedAt = this.clock.now();
		this.of(task).active.delete(contact);
		const again = this.mayRedial(task, contact, attempt);
		contact.status = again ? 'pending' : 'finished';
		if (again) {
			this.clock.after(task.repeatInterval * 60, async () => {
				if (contact.status !== 'pending' || this.of(task).closed) return;
				this.of(task).queue.push(contact);
				await this.proceed(task);
			});
		}
		if (!again || this.switches().callEndedPer === 'attempt') {
			await this.events.callEnded(task, contact);
		}
		await this.proceed(task);
	}

	private mayRedial(
		task: SimulatedTask,
		contact: SimulatedContact,
		{ outcome }: CallAttempt,
	): boolean {
		if (outcome.answered || outcome === undiallable || this.of(task).closed) return false;
		const next = this.clock.now() + task.repeatInterval * 60_000;
		return contact.attempts.length <= task.repeatNumber && next < (task.scheduleEnd ?? Infinity);
	}

	/** The window is over: calls under way end by themselves, nothing new is dialled. */
	private async close(task: SimulatedTask): Promise<void> {
		this.of(task).closed = true;
		const waiting = task.contacts.filter(({ status }) => status === 'pending');
		const tried = waiting.filter(({ attempts }) => attempts.length > 0);
		for (const contact of tried) contact.status = 'finished';
		if (this.switches().statusAtScheduleEnd !== 'paused') {
			for (const contact of waiting) if (!isDone(contact)) contact.status = 'canceled';
		}
		if (this.switches().callEndedPer === 'number') {
			for (const contact of tried) await this.events.callEnded(task, contact);
		}
		await this.proceed(task);
	}

	private async end(
		task: SimulatedTask,
		status: 'finished' | 'canceled' | 'paused',
	): Promise<void> {
		task.status = status;
		if (status === 'paused') return;
		task.endedAt = this.clock.now();
		await this.events.taskEnded(task);
	}

	private cut(task: SimulatedTask, contact: SimulatedContact): void {
		const last = contact.attempts.at(-1);
		if (last && last.endedAt === undefined) {
			last.endedAt = this.clock.now();
			last.canceled = true;
		}
		contact.status = 'canceled';
		this.of(task).active.delete(contact);
	}

	private async reportCanceled(task: SimulatedTask, contact: SimulatedContact): Promise<void> {
		if (contact.attempts.length > 0 || this.switches().callEndedForCanceled) {
			await this.events.callEnded(task, contact);
		}
	}
}

/** True when the contact will not be called any more. */
export function isDone({ status }: SimulatedContact): boolean {
	return status === 'finished' || status === 'canceled';
}

/** True when nothing more happens in the task. */
export function isOver({ status }: SimulatedTask): boolean {
	return status === 'finished' || status === 'canceled' || status === 'paused';
}
