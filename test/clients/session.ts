import type { AxiosRequestConfig } from 'axios';
import { Refused, send, type Answer } from './http';

/** How often one request may sign in anew (evidence 1.5, 10.3). */
const mostRenewals = 5;

/**
 * A token that is kept until HTTP status 401 refuses it. No code in a body tells that: a client that is answered with
 * status 200 never signs in again (1.5, 10.3).
 */
export class Session {
	/** How often it signed in. */
	signIns = 0;

	private token?: string;

	/** @param obtainToken Signs in and gives the token. */
	constructor(
		private readonly baseURL: string,
		private readonly obtainToken: () => Promise<string>,
	) {}

	async signIn(): Promise<void> {
		this.signIns += 1;
		this.token = await this.obtainToken();
	}

	/** Sends a request with the token. Throws Refused when new tokens are refused, too. */
	async send(config: AxiosRequestConfig): Promise<Answer> {
		for (let renewals = 0; ; renewals++) {
			if (this.token === undefined) await this.signIn();
			const headers = { Authorization: `Token ${this.token}`, ...config.headers };
			const answer = await send({ baseURL: this.baseURL, ...config, headers });
			if (answer.status !== 401) return answer;
			if (renewals === mostRenewals) throw new Refused(answer);
			await this.signIn();
		}
	}
}
