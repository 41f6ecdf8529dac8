/** One reading of a large answer, measured once. Asked by answers.ts. */
import type * as Calls from '../../../nodes/shared/calls';
import { byId } from '../../../test/support/samples/sample';
import { answerParent } from '../engine/answerParent';
import { measured } from '../engine/measured';
import { aiRudder, httpRequest, published, ranWell, type AirudderAccess } from '../engine/subjects';
import { addressOfTask } from '../played/playedAirudder';

/** What reads how many calls. */
export interface Reading {
	by: 'call records' | 'Task Get' | 'Task Get, Simplify off' | 'HTTP Request' | 'structuredClone';
	access: AirudderAccess;
	calls: number;
}

/** Enough that the code is compiled as it is in an n8n that has been running for a while. */
const warmUpCalls = 3000;

answerParent(async ({ by, access, calls }: Reading) => {
	const read = readingBy(by, access);
	await (
		await read(warmUpCalls)
	)();
	const reading = await read(calls);
	return async () => await measured(by, reading);
});

/** Prepares a reading of so many calls; gives what is to be measured of it. */
function readingBy(
	by: Reading['by'],
	access: AirudderAccess,
): (count: number) => Promise<() => Promise<unknown>> {
	if (by === 'structuredClone' || by === 'call records') {
		const { callsOfTask } = published<typeof Calls>('nodes/shared/calls/index');
		const read: (task: object) => unknown = by === 'call records' ? callsOfTask : structuredClone;
		return async (count) => {
			const answer = await fetch(addressOfTask(access, count));
			const { data } = (await answer.json()) as { data: object };
			return async () => read(data);
		};
	}
	return async (count) => {
		const subject =
			by === 'HTTP Request'
				? await httpRequest(access, {
						url: addressOfTask(access, count),
					})
				: aiRudder(access, {
						...{ resource: 'task', operation: 'get', simplify: by === 'Task Get' },
						task: byId(String(count)),
					});
		return async () => await ranWell(subject, [{ json: {} }]);
	};
}
