import axios from 'axios';
import { sampleAccount, type RecordedRequest } from '../../simulator';
import type { Credential } from '../../tools/n8n';
import { node } from '../support/n8n/harness';
import { type ManyWorkers, minute, say } from './manyWorkers';

/** A period, for what asks for one. */
const ever = { from: '2020-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z', timeZone: 'UTC' };

/** Twenty executions at once over both workers, and how often they sign in. */
export function tokens(many: () => ManyWorkers): void {
	const newCredential = async (name: string, type: string): Promise<Credential> => {
		const { appKey, appSecret } = sampleAccount;
		const data = { baseUrl: many().airudder.url, appKey, appSecret };
		return await many().harness.n8n.saveCredential(name, type, data);
	};

	it.each([
		['AIRudder API', 'aiRudderApi', 'robot', 'obtainToken', 'listRobots', 0],
		['AIRudder API, half a second', 'aiRudderApi', 'robot', 'obtainToken', 'listRobots', 500],
		...[['Dialer', 'aiRudderDialerApi', 'dialerTask', 'obtainDialerToken', 'listDialerTasks', 0]],
	] as const)(
		'%s: of 20 executions at once none fails, each signs in once at most, and later ones not at all',
		async (title, type, resource, login, read, delayMs) => {
			const { id, name } = await newCredential(title, type);
			const read20 = await many().onRequest([
				node(
					'Read',
					'aiRudder',
					{ resource, operation: 'getAll', returnAll: true, ...ever },
					{ credentials: { [type]: { id, name } } },
				),
			]);
			const atOnce = async (state: string, before: number) => {
				const [logins, begun] = [many().airudder.logins(login), many().begunBy()];
				const asked = many().airudder.requests(read).length;
				if (delayMs > 0) many().airudder.fault(login, { delayMs }, { times: 20 });
				await Promise.all(Array.from({ length: 20 }, async () => await axios.post(read20.url)));
				expect(await many().over(read20.workflowId, before + 20)).toEqual({ success: before + 20 });
				const shares = many()
					.begunBy()
					.map((ids, worker) => ids.length - begun[worker]!.length);
				const taken = many().airudder.logins(login) - logins;
				say(`${title}, token ${state}: ${taken} logins of 20 on workers ${shares.join(' + ')}`);
				const answered = many().airudder.requests(read).slice(asked);
				return { shares, taken, answered };
			};
			const tokensOf = (requests: RecordedRequest[]) =>
				new Set(
					requests
						.filter(({ status }) => status === 200)
						.map(({ headers }) => headers.authorization),
				);

			const cold = await atOnce('cold', 0);
			expect(Math.min(...cold.shares)).toBeGreaterThan(0);
			expect(cold.taken).toBeGreaterThan(0);
			expect(cold.taken).toBeLessThanOrEqual(20);
			expect(cold.answered.map(({ status }) => status)).toEqual(Array(20).fill(200));
			// AIRudder gives the same token again while it is valid: nobody's login ended another's.
			expect(tokensOf(cold.answered).size).toBe(1);

			const warm = await atOnce('warm', 20);
			expect(warm.taken).toBe(0);

			many().airudder.expireTokens();
			const stale = await atOnce('stale', 40);
			expect(stale.taken).toBeGreaterThan(0);
			expect(stale.taken).toBeLessThanOrEqual(20);
			expect(tokensOf(stale.answered).size).toBe(1);
			const afterwards = await atOnce('fresh again', 60);
			expect(afterwards.taken).toBe(0);
		},
		10 * minute,
	);
}
