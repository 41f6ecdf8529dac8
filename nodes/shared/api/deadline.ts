import { AiRudderFailure } from './failure';

/** A time after which nobody waits any more, whatever it is that is still under way: connecting, headers, body, pauses. */
export class Deadline {
	/** Ends requests and their streams that are still open by then. */
	readonly signal: AbortSignal;

	private readonly end: number;

	/** Begins at once. `what` is what did not come, for the failure: "The recording did not come". */
	constructor(
		private readonly milliseconds: number,
		private readonly what: string,
	) {
		this.signal = AbortSignal.timeout(milliseconds);
		this.end = Date.now() + milliseconds;
	}

	get isOver(): boolean {
		return this.signal.aborted;
	}

	/** Whether so much time is left. */
	allows(milliseconds: number): boolean {
		return !this.isOver && Date.now() + milliseconds < this.end;
	}

	/** What it means to be late: whatever was sent may have arrived. */
	failure(): AiRudderFailure {
		const seconds = Math.round(this.milliseconds / 100) / 10;
		return new AiRudderFailure('uncertain', `${this.what} within ${seconds} seconds`);
	}

	/** The outcome of `work`, or `failure` when it is not there in time. The work itself goes on unless it heeds the signal. */
	async within<Result>(work: Promise<Result>): Promise<Result> {
		const { signal } = this;
		let giveUp: (() => void) | undefined;
		const late = new Promise<never>((_resolve, reject) => {
			giveUp = () => reject(this.failure());
			if (signal.aborted) giveUp();
			else signal.addEventListener('abort', giveUp);
		});
		return await Promise.race([work, late]).finally(() => {
			if (giveUp) signal.removeEventListener('abort', giveUp);
		});
	}
}
