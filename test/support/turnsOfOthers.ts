/** Does the work; gives with its result how often others in the same process got a turn meanwhile. */
export async function turnsOfOthers<Result>(
	work: () => Promise<Result>,
): Promise<{ result: Result; turns: number }> {
	let turns = 0;
	const others = setInterval(() => (turns += 1), 0);
	try {
		const result = await work();
		return { result, turns };
	} finally {
		clearInterval(others);
	}
}
