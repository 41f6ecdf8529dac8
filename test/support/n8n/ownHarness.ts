import { rmSync } from 'node:fs';
import type { N8nServer } from '../../../tools/n8n';
import { type Connected, connected } from './connected';
import { type FreshN8n, startFreshN8n } from './freshN8n';
import { Harness } from './harness';

/** A real n8n that a test file has for itself, may end, and may start again. */
export class OwnHarness extends Harness {
	private constructor(
		private running: N8nServer,
		connection: Connected,
		private readonly again?: () => Promise<N8nServer>,
	) {
		super(running, connection);
	}

	/** Starts it, and a simulated AIRudder. */
	static async start(how?: FreshN8n): Promise<OwnHarness> {
		const { server, again } = await startFreshN8n(how);
		return await OwnHarness.of(server, again);
	}

	/** Takes over an n8n that has just been started; ends it when that fails. */
	static async of(server: N8nServer, again?: () => Promise<N8nServer>): Promise<OwnHarness> {
		try {
			return new OwnHarness(server, await connected(server), again);
		} catch (error) {
			await server.stop();
			throw error;
		}
	}

	override get server(): N8nServer {
		return this.running;
	}

	/** Has n8n die, as by a power cut. */
	async kill(): Promise<void> {
		await this.running.kill();
	}

	/** Ends n8n, if it lives, and starts it again, with its data and under its address. */
	async restart(): Promise<void> {
		if (!this.again) throw new Error('Nobody told how this n8n is started');
		await this.running.stop();
		this.running = await this.again();
	}

	/** Ends both and removes the folder. Throws when n8n has written a secret of AIRudder into any file of it. */
	override async stop(): Promise<void> {
		await this.running.stop();
		try {
			await super.stop();
		} finally {
			rmSync(this.running.folder, { recursive: true, force: true });
		}
	}
}
