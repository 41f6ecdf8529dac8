/** Prints how many times as long ours took. */
export function report(what: string, ours: number, theirs: number): void {
	console.log(
		`${what}: ${(ours / theirs).toFixed(2)} (${ours.toFixed(1)} ms / ${theirs.toFixed(1)} ms)`,
	);
}
