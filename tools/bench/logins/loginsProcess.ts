/** How often nodes log in to a simulated AIRudder. Asked by logins.ts. */
import { sampleAccount, startSimulator } from '../../../simulator';
import { endpoints } from '../../../nodes/shared/api/endpoints.generated';
import type { Subject } from '../../../test/support/engine/n8nEngine';
import { byId } from '../../../test/support/samples/sample';
import { answerParent } from '../engine/answerParent';
import { aiRudder, httpRequest, ranWell } from '../engine/subjects';
import { finishedTask } from '../finishedTask';

/** Whose logins are counted, and when. */
export interface LoginsAsked {
	by: 'AIRudder' | 'HTTP Request';
	when: 'cold' | 'ten workflows at once' | 'expiry in mid-run';
}

const number = '+628111000000';
const many = 1000;

answerParent(async ({ by, when }: LoginsAsked) => {
	let reads = 0;
	const simulator = await startSimulator({
		log: (line) => {
			if (!line.includes('getCallRecords')) return;
			reads++;
			if (when === 'expiry in mid-run' && reads === many / 2) simulator.expireTokens();
		},
	});
	const taskId = await finishedTask(simulator, [number]);
	const access = { url: simulator.url, account: sampleAccount };
	const subject =
		by === 'AIRudder'
			? aiRudder(access, {
					...{ resource: 'call', operation: 'getAll' },
					...{ place: 'task', task: byId(taskId), phoneNumber: number },
				})
			: await httpRequest(access, {
					url: `${access.url}${endpoints.getCallRecords.path}?taskid=${taskId}&callee=${encodeURIComponent(number)}`,
				});
	return async () => {
		const before = simulator.logins();
		await runs(subject, when);
		const logins = simulator.logins() - before;
		await simulator.stop();
		return logins;
	};
});

/** One run, or ten at once whose credential is the same one in n8n's database. */
async function runs(subject: Subject, when: LoginsAsked['when']): Promise<void> {
	const [workflows, items] = when === 'ten workflows at once' ? [10, many / 10] : [1, many];
	const list = Array.from({ length: items }, () => ({ json: {} }));
	await Promise.all(Array.from({ length: workflows }, async () => await ranWell(subject, list)));
}
