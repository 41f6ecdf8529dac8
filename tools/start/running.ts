/** What has been started and must not outlive this process. */
export class Running {
	/** Resolves at Ctrl-C or a polite kill. */
	readonly interrupted: Promise<void>;

	wasInterrupted = false;

	private readonly stops: Array<() => Promise<void>> = [];

	constructor() {
		this.interrupted = new Promise((done) => {
			for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
				process.on(signal, () => {
					this.wasInterrupted = true;
					done();
				});
			}
		});
	}

	/** Has something stopped at the end, the latest first. */
	onStop(stop: () => Promise<void>): void {
		this.stops.unshift(stop);
	}

	async stop(): Promise<void> {
		for (const stop of this.stops.splice(0)) await stop();
	}
}
