import { randomBytes } from 'node:crypto';
import type { Clock } from './clock';
import type { Account } from './types';

const lifetimeMs = 24 * 60 * 60 * 1000;
/** In base64 these bytes read "+/+/": every token shows both characters that clients tend to escape. */
const awkwardBytes = Buffer.from([0xfb, 0xff, 0xbf]);

/** The access tokens of all accounts. Contract: obtainToken. */
export class Tokens {
	logins = 0;
	private readonly current = new Map<string, { token: string; expiresAt: number }>();
	private readonly revoked = new Set<string>();
	/** Every token that was ever given, for whoever looks where they went. */
	readonly given = new Set<string>();

	constructor(
		private readonly accounts: Account[],
		private readonly clock: Clock,
	) {}

	/** The account's token, its 24 hours restarted; undefined when key or secret is wrong. */
	login(appKey: string, appSecret: string): string | undefined {
		const known = this.accounts.some(
			(account) => account.appKey === appKey && account.appSecret === appSecret,
		);
		if (!known || this.revoked.has(appKey)) return undefined;
		this.logins += 1;
		const token = this.valid(appKey) ?? newToken();
		this.given.add(token);
		this.current.set(appKey, { token, expiresAt: this.clock.now() + lifetimeMs });
		return token;
	}

	/** The account a valid token belongs to. */
	accountOf(token: string): Account | undefined {
		return this.accounts.find(({ appKey }) => this.valid(appKey) === token);
	}

	/** Ends all tokens at once; the next login gives a new one. */
	expire(): void {
		this.current.clear();
	}

	/** From now on neither logs the account in nor accepts its token. */
	revoke(appKey: string): void {
		this.revoked.add(appKey);
		this.current.delete(appKey);
	}

	/** Forgets the count of logins and all revocations; tokens stay valid. */
	reset(): void {
		this.logins = 0;
		this.revoked.clear();
	}

	private valid(appKey: string): string | undefined {
		const held = this.current.get(appKey);
		return held && held.expiresAt > this.clock.now() ? held.token : undefined;
	}
}

function newToken(): string {
	return Buffer.concat([randomBytes(15), awkwardBytes, randomBytes(18)]).toString('base64');
}
