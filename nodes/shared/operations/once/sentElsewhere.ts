import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isSubExecution, type ExecutionOrigin } from './executionOrigin';

/** Something that was sent, or is being sent; without an answer, nobody knows what became of it. */
export interface SentNote {
	/** The execution that sent it. */
	executionId: string;
	answer?: IDataObject;
}

/** Remembers what is sent, beyond the execution that sends it. */
export interface SentMemory {
	/** What is known of this content; undefined when it was never sent, or was taken back. */
	find(content: string): SentNote | undefined;
	/** Notes, before the request goes out, that this content is sent; its answer is added to the note. */
	record(content: string): SentNote;
	/** Forgets it, because AIRudder refused it: nothing came of it. */
	takeBack(content: string): void;
}

/**
 * What sub-executions sent. n8n runs a sub-execution in the process of its parent, and so each try that Retry On Fail
 * makes of *Execute Sub-workflow*: what this process knows is enough.
 */
const notes = new Map<string, SentNote>();

/** Beyond this, the oldest notes are forgotten. About 50 MB with the answers of text messages. */
const mostNotes = 100_000;

/**
 * The memory that all sub-executions of an execution share, however deep, for one node; undefined in an execution that was
 * not started by another.
 */
export function memoryOfSubExecutions(
	context: IExecuteFunctions,
	{ executionId, howFar }: ExecutionOrigin,
): SentMemory | undefined {
	if (!isSubExecution(context) || executionId === context.getExecutionId()) return undefined;
	const keyOf = (content: string) =>
		[executionId, howFar, context.getWorkflow().id, context.getNode().id, content].join(' ');
	return {
		find: (content) => notes.get(keyOf(content)),
		record: (content) => {
			const note = { executionId: context.getExecutionId() };
			notes.set(keyOf(content), note);
			for (const key of notes.keys()) {
				if (notes.size <= mostNotes) break;
				notes.delete(key);
			}
			return note;
		},
		takeBack: (content) => {
			notes.delete(keyOf(content));
		},
	};
}
