import { join } from 'node:path';
import { endpoints } from '../../../nodes/shared/api/endpoints.generated';
import { sampleAccount } from '../../../simulator/settings';
import type { AirudderAccess } from '../engine/subjects';
import { startProgram } from '../program';

/**
 * Does the work with an AIRudder that answers after so many milliseconds, in a process of its own: see playedProcess. Throws
 * when that fails.
 */
export async function withPlayedAirudder<Result>(
	work: (access: AirudderAccess) => Promise<Result>,
	delayMs = 0,
): Promise<Result> {
	const program = startProgram(join(__dirname, 'playedProcess.ts'), {
		execArgv: ['--import', 'tsx'],
	});
	try {
		const url = (await program.ask(delayMs)) as string;
		return await work({ url, account: sampleAccount });
	} finally {
		await program.end();
	}
}

/** Where the played AIRudder has a task of so many calls. */
export function addressOfTask({ url }: AirudderAccess, calls: number): string {
	return `${url}${endpoints.getTaskDetail.path}?TaskID=${calls}`;
}
