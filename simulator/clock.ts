interface Appointment {
	at: number;
	action: () => void | Promise<void>;
}

/** A real timer may not wait longer than this; the clock just looks again. */
const longestWaitMs = 60_000;

/**
 * Simulated time. With speed 0 it stands still and moves by `advance` only, so nothing happens by
 * surprise; otherwise it runs `speed` times as fast as real time. All times in milliseconds.
 */
export class Clock {
	private readonly agenda: Appointment[] = [];
	private simulatedAnchor: number;
	private realAnchor = Date.now();
	/** Set while appointments run: they see the time they were made for. */
	private moment?: number;
	private timer?: NodeJS.Timeout;
	private turn: Promise<unknown> = Promise.resolve();
	private moving = false;

	constructor(
		private readonly speed: number,
		start: number,
		private readonly onError: (error: unknown) => void,
	) {
		this.simulatedAnchor = start;
	}

	/** Simulated time in milliseconds since 1970. */
	now(): number {
		return this.moment ?? this.simulatedAnchor + (Date.now() - this.realAnchor) * this.speed;
	}

	/** Runs `action` once simulated time reaches `at`; at the next move when that is past. */
	at(at: number, action: Appointment['action']): void {
		const next = this.agenda.findIndex((other) => other.at > at);
		this.agenda.splice(next < 0 ? this.agenda.length : next, 0, { at, action });
		this.wind();
	}

	/** Runs `action` in `seconds` of simulated time. */
	after(seconds: number, action: Appointment['action']): void {
		this.at(this.now() + seconds * 1000, action);
	}

	/** Moves simulated time on by `seconds` and resolves when all that falls in it has happened. */
	async advance(seconds: number): Promise<void> {
		await this.move(
			() => this.now() + seconds * 1000,
			() => false,
		);
	}

	/** Moves from appointment to appointment until `reached` holds or none is left. */
	async advanceUntil(reached: () => boolean): Promise<void> {
		await this.move(() => undefined, reached);
	}

	/** Forgets every appointment. */
	clear(): void {
		this.agenda.length = 0;
		clearTimeout(this.timer);
	}

	private async move(target: () => number | undefined, reached: () => boolean): Promise<void> {
		// Two callers at once would each see half of the other's time, so they take turns.
		const done = this.turn.then(async () => {
			this.moving = true;
			try {
				const until = target();
				while (!reached() && (this.agenda[0]?.at ?? Infinity) <= (until ?? Number.MAX_VALUE)) {
					const appointment = this.agenda.shift();
					if (!appointment) break;
					this.moment = Math.max(this.now(), appointment.at);
					await appointment.action();
				}
				this.setTo(Math.max(until ?? 0, this.now()));
			} finally {
				this.moment = undefined;
				this.moving = false;
				this.wind();
			}
		});
		this.turn = done.catch(() => undefined);
		await done;
	}

	private setTo(time: number): void {
		this.simulatedAnchor = time;
		this.realAnchor = Date.now();
	}

	private wind(): void {
		clearTimeout(this.timer);
		const next = this.agenda[0];
		if (!next || this.speed === 0 || this.moving) return;
		const wait = Math.max(0, (next.at - this.now()) / this.speed);
		this.timer = setTimeout(() => this.runDue(), Math.min(wait, longestWaitMs));
	}

	private runDue(): void {
		if (this.moving) return;
		const now = this.now();
		while ((this.agenda[0]?.at ?? Infinity) <= now) {
			const appointment = this.agenda.shift();
			if (!appointment) break;
			this.moment = appointment.at;
			// Not awaited: a slow receiver of events must not hold up the calls of others.
			void Promise.resolve(appointment.action()).catch(this.onError);
			this.moment = undefined;
		}
		this.wind();
	}
}
