import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server on this machine that answers as a test tells it: an AIRudder, a host with files, a model. */
export class LocalServer {
	private readonly server: Server;

	constructor(listener: RequestListener) {
		this.server = createServer(listener);
	}

	/** Opens on a free port of 127.0.0.1, or of everything that this machine is called. */
	async start({ byEveryName = false } = {}): Promise<void> {
		await new Promise<void>((listening) => {
			if (byEveryName) this.server.listen(0, listening);
			else this.server.listen(0, '127.0.0.1', listening);
		});
	}

	/** Ends what it still owes, too. */
	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((closed) => this.server.close(closed));
	}

	/** Its address once it is open, without a slash at the end. */
	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}
}
