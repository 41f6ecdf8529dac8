import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

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

/** How deep sub-workflows may call each other. */
const mostLevels = 20;

/** Whether n8n runs this execution for a node of another one, and so anew for each of its tries. */
export function isSubExecution(context: IExecuteFunctions): boolean {
	return context.getMode() === 'integrated';
}

/**
 * The memory that all sub-executions of an execution share, however deep, for one node; undefined in an execution that was
 * not started by another.
 */
export async function memoryOfSubExecutions(
	context: IExecuteFunctions,
): Promise<SentMemory | undefined> {
	const caller = await outermostCaller(context);
	if (caller === undefined) return undefined;
	const keyOf = (content: string) =>
		[caller, context.getWorkflow().id, context.getNode().id, content].join(' ');
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

/**
 * The execution that has no parent, and how far it is: tries of one node are at the same place. n8n stores how far an
 * execution is when it waits for more than a minute, and after each node if its workflow saves execution progress.
 */
async function outermostCaller(context: IExecuteFunctions): Promise<string | undefined> {
	if (!isSubExecution(context)) return undefined;
	const own = context.getExecutionId();
	let id = own;
	for (let level = 0; level < mostLevels; level++) {
		const data = await context.getExecutionDataById(id);
		const parent = data?.parentExecution?.executionId;
		if (parent === undefined) {
			// What runs for a tool is left out: n8n stores it between the tries.
			const runs = Object.values(data?.resultData.runData ?? {}).flat();
			return id === own ? undefined : `${id} ${runs.filter((run) => run.data?.main).length}`;
		}
		id = parent;
	}
	return id;
}
