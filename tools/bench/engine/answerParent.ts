/**
 * Makes this process do one piece of work for the bench: takes its input, prepares, and says that it is ready; when asked
 * again it does the work, gives its answer, and ends when its parent lets go of it. See ownProcess.
 */
export function answerParent<Input, Answer>(
	prepare: (input: Input) => Promise<() => Promise<Answer>>,
): void {
	process.once('message', (input: Input) => {
		answering(async () => {
			const work = await prepare(input);
			process.once('message', () => {
				answering(work);
			});
			return 'ready';
		});
	});
	process.once('disconnect', () => process.exit());
}

function answering(work: () => Promise<unknown>): void {
	work().then(
		(answer) => process.send?.(answer),
		(error: unknown) => {
			console.error(error);
			process.exit(1);
		},
	);
}
