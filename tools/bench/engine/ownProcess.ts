import type { Serializable } from 'node:child_process';
import { ensureN8n } from '../../n8n/install';
import { startProgram } from '../program';

/** n8n keeps and hands on all items of an execution; half of a small machine's memory is not to be the limit. */
const memory = '--max-old-space-size=6144';

/**
 * Runs a program of the bench in a process of its own, by the Node that runs n8n, and gives what it answers: see answerParent.
 * No measure then finds the memory, the compiled code or the garbage of another. Throws when it ends without an answer.
 */
export async function inOwnProcess<Input extends Serializable, Answer>(
	path: string,
	input: Input,
): Promise<Answer> {
	const { node } = await ensureN8n();
	const program = startProgram(path, {
		execPath: node,
		execArgv: ['--expose-gc', memory, '--import', 'tsx'],
		serialization: 'advanced',
	});
	program.tell(input);
	try {
		return (await program.answer()) as Answer;
	} finally {
		await program.end();
	}
}
