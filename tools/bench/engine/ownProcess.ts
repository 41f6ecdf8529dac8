import type { Serializable } from 'node:child_process';
import { ensureN8n } from '../../n8n/install';
import { startProgram } from '../program';

/** n8n keeps and hands on all items of an execution; half of a small machine's memory is not to be the limit. */
const memory = '--max-old-space-size=6144';

/**
 * Prepares a piece of work in a process of its own, by the Node that runs n8n, and gives what does it there, once, and gives its
 * answer: see answerParent. No measure then finds the memory, the compiled code or the garbage of another. Throws when the
 * process ends before; it ends by itself when this one does.
 */
export async function ownProcess<Input extends Serializable, Answer>(
	path: string,
	input: Input,
): Promise<() => Promise<Answer>> {
	const { node } = await ensureN8n();
	const program = startProgram(path, {
		execPath: node,
		execArgv: ['--expose-gc', memory, '--import', 'tsx'],
		serialization: 'advanced',
	});
	await program.ask(input);
	return async () => {
		try {
			return (await program.ask('begin')) as Answer;
		} finally {
			await program.end();
		}
	};
}
