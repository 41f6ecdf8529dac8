import { fork } from 'node:child_process';
import { once } from 'node:events';
import { ensureN8n } from '../../n8n/install';
import { projectFolder } from '../../folders';

/** n8n keeps and hands on all items of an execution; half of a small machine's memory is not to be the limit. */
const memory = '--max-old-space-size=6144';

/**
 * Runs a program of the bench in a process of its own, by the Node that runs n8n, and gives what it answers: see answerParent.
 * No measure then finds the memory, the compiled code or the garbage of another. Throws when it ends without an answer.
 */
export async function inOwnProcess<Input extends object, Answer>(
	program: string,
	input: Input,
): Promise<Answer> {
	const { node } = await ensureN8n();
	const child = fork(program, {
		execPath: node,
		execArgv: ['--expose-gc', memory, '--import', 'tsx'],
		cwd: projectFolder,
		serialization: 'advanced',
	});
	const ended = once(child, 'exit').then(([code]) => {
		throw new Error(`${program} ended with ${String(code)} before it answered`);
	});
	child.send(input);
	const [answer] = (await Promise.race([once(child, 'message'), ended])) as [Answer];
	child.disconnect();
	await ended.catch(() => undefined);
	return answer;
}
