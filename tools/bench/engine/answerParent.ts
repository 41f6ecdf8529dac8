/** Makes this process do one piece of work for the bench: takes its input, gives its answer, and ends. See inOwnProcess. */
export function answerParent<Input, Answer>(work: (input: Input) => Promise<Answer>): void {
	process.once('message', (input: Input) => {
		work(input).then(
			(answer) => process.send?.(answer),
			(error: unknown) => {
				console.error(error);
				process.exit(1);
			},
		);
	});
	process.once('disconnect', () => process.exit());
}
