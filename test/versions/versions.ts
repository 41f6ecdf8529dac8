import type { PinnedN8n } from '../../tools/n8n';
import { OwnHarness } from '../support/n8n/ownHarness';

/** An n8n that the package must hold on. */
export interface Version {
	name: string;
	pinned: PinnedN8n;
	/** What it is started with beside what every n8n of a test is. */
	env: Record<string, string>;
	/** The newest AI Agent node it has. */
	agent: number;
	/** Whether only a signed callback resumes an execution. */
	signsCallbacks: boolean;
}

/** All of them, newest first. */
export const versions: Version[] = [
	{ name: '2.41', pinned: 'server', env: {}, agent: 3.1, signsCallbacks: true },
	{
		name: '1.123',
		pinned: 'server-1.123',
		// It ends at once when told to switch off a module that it does not have, and without a pool it stores that an
		// execution is over before it stores what its nodes put out.
		env: { N8N_DISABLED_MODULES: '', DB_SQLITE_POOL_SIZE: '2' },
		agent: 3,
		signsCallbacks: false,
	},
];

/** That n8n with the packed package, and a simulated AIRudder. Installs it first when it is not in the cache. */
export async function started({ pinned, env }: Version): Promise<OwnHarness> {
	return await OwnHarness.start({ env, pinned, role: 'main' });
}
