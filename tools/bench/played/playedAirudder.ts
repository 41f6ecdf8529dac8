import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sampleAccount } from '../../../simulator/settings';
import { projectFolder } from '../../folders';
import type { AirudderAccess } from '../engine/subjects';

/** Does the work with an AIRudder that answers at once, in a process of its own: see playedProcess. */
export async function withPlayedAirudder<Result>(
	work: (access: AirudderAccess) => Promise<Result>,
): Promise<Result> {
	const child = fork(join(__dirname, 'playedProcess.ts'), {
		execArgv: ['--import', 'tsx'],
		cwd: projectFolder,
	});
	const [url] = (await once(child, 'message')) as [string];
	try {
		return await work({ url, account: sampleAccount });
	} finally {
		child.disconnect();
		await once(child, 'exit');
	}
}
