/**
 * What went wrong in one line for the person at the terminal: what happened and what to do about it.
 * Whoever catches it prints the message and nothing else; any other error is a fault of ours.
 */
export class Failure extends Error {
	override name = 'Failure';
}

/** A step went wrong, and its line in the list has said how. */
export class StepFailed extends Error {
	constructor(override readonly cause: unknown) {
		super('A step failed', { cause });
	}
}

/** The message of whatever was thrown, as one line. */
export const oneLine = (thrown: unknown): string =>
	(thrown instanceof Error ? thrown.message : String(thrown)).replace(/\s*\n[^]*/, '');

/**
 * Ends this process with the exit code that the work comes to; 1 when it fails, with one line that says why unless a step
 * has told it already. AIRUDDER_DEBUG=1 shows where it came from.
 */
export function exitAfter(work: Promise<number>): void {
	work.then(
		(code) => process.exit(code),
		(error: unknown) => {
			if (process.env.AIRUDDER_DEBUG) console.error(error);
			else if (!(error instanceof StepFailed)) console.error(oneLine(error));
			process.exit(1);
		},
	);
}

/** Narrows a caught value to the `code` that Node's file and network errors carry. */
export const codeOf = (thrown: unknown): string | undefined =>
	thrown instanceof Error && 'code' in thrown ? String(thrown.code) : undefined;
