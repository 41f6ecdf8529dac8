/** Fewer rounds say nothing: one of them may have met a busy machine. */
export const fewestRounds = 5;

/** Whether so few rounds are for a look at whether the bench works: what takes minutes is then made smaller, or left out. */
export const isQuickLook = (rounds: number) => rounds < fewestRounds;

/** What is measured, by name; each measure gives one round's figure or figures. */
export type Measures<Name extends string, Figure> = Record<Name, () => Promise<Figure>>;

/**
 * Runs the measures in turn, round by round, each round beginning with another one, so that whatever else the machine does
 * meets all of them alike. Unless what is measured is warm already, as a process of its own is that begins with less of the
 * same, one round more comes first and is not counted. Gives the figures of each measure by round. Throws what a measure
 * throws.
 */
export async function alternate<Name extends string, Figure>(
	measures: Measures<Name, Figure>,
	rounds: number,
	{ isWarm = false } = {},
): Promise<Record<Name, Figure[]>> {
	const names = Object.keys(measures) as Name[];
	const figures = Object.fromEntries(names.map((name) => [name, [] as Figure[]])) as Record<
		Name,
		Figure[]
	>;
	for (let round = isWarm ? 1 : 0; round <= rounds; round++) {
		for (const name of startingAt(round % names.length, names)) {
			const figure = await measures[name]();
			if (round > 0) figures[name].push(figure);
		}
	}
	return figures;
}

/** The list from one place on, and then what stands before it. */
function startingAt<Entry>(place: number, list: readonly Entry[]): Entry[] {
	return [...list.slice(place), ...list.slice(0, place)];
}
