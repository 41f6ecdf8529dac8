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
	/** The other execution that sent something to a person, as `personDigests` names them; undefined when none did. */
	reachedBy(person: string): string | undefined;
	/** Notes, before the request goes out, that this content is sent to these people; its answer is added to the note. */
	record(content: string, people: readonly string[]): SentNote;
	/** Forgets it, because AIRudder refused it: nothing came of it. */
	takeBack(content: string, people: readonly string[]): void;
}

/**
 * What sub-executions sent. n8n runs a sub-execution in the process of its parent, and so each try that Retry On Fail
 * makes of *Execute Sub-workflow*: what this process knows is enough.
 */
const notes = new Map<string, SentNote>();

/** Whom they sent it to, and by which execution, where calling rules may make another request of the same rows. */
const reached = new Map<string, string>();

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
		reachedBy: (person) => {
			const id = reached.get(keyOf(person));
			return id === context.getExecutionId() ? undefined : id;
		},
		record: (content, people) => {
			const note = { executionId: context.getExecutionId() };
			notes.set(keyOf(content), note);
			for (const person of people) reached.set(keyOf(person), note.executionId);
			forgetOldest(notes);
			forgetOldest(reached);
			return note;
		},
		takeBack: (content, people) => {
			notes.delete(keyOf(content));
			for (const person of people) reached.delete(keyOf(person));
		},
	};
}

function forgetOldest(known: Map<string, unknown>): void {
	for (const key of known.keys()) {
		if (known.size <= mostNotes) break;
		known.delete(key);
	}
}
