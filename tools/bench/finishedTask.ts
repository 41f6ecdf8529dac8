import { sampleAccount, type Simulator } from '../../simulator';
import { ContractClient } from '../../simulator/client';

/** Has AIRudder call these numbers; gives the id of the task when it is over. */
export async function finishedTask(
	airudder: Simulator,
	numbers: readonly string[],
): Promise<string> {
	const client = new ContractClient(airudder.url, sampleAccount);
	await client.login();
	const Details = numbers.map((Mobile) => ({ Mobile }));
	await client.call('createTask', { body: { TaskName: 'reminder', Details } });
	const task = airudder.tasks().at(-1);
	if (!task) throw new Error('The simulator took no task');
	await airudder.finishTask(task.taskId);
	return task.taskId;
}
