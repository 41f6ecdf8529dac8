/** Fewer rounds say nothing: one of them may have met a busy machine. */
export const fewestRounds = 5;

/** Whether so few rounds are for a look at whether the bench works: what takes minutes is then made smaller, or left out. */
export const isQuickLook = (rounds: number) => rounds < fewestRounds;

/** What is measured: gives one round's figure or figures. */
type Measure<Figure> = () => Promise<Figure>;

type Figures<Name extends string, Figure> = Record<Name, Figure[]>;

/**
 * Runs the measures in turn, round by round, each round beginning with another one, so that whatever else the machine does
 * meets all of them alike. Unless what is measured is warm already, as a process of its own is that begins with less of the
 * same, one round more comes first and is not counted. Gives the figures of each measure by round. Throws what a measure
 * throws.
 */
export async function alternate<Name extends string, Figure>(
	measures: Record<Name, Measure<Figure>>,
	rounds: number,
	{ isWarm = false } = {},
): Promise<Figures<Name, Figure>> {
	const all = Object.entries<Measure<Figure>>(measures);
	const preparations = Object.fromEntries(
		all.map(([name, measure]) => [name, async () => measure]),
	);
	return await alternatePrepared<Name, Figure>(
		preparations as Record<Name, () => Promise<Measure<Figure>>>,
		rounds,
		{ isWarm },
	);
}

/** As alternate; what has to be there for the measures of a round is prepared side by side before the first of them. */
export async function alternatePrepared<Name extends string, Figure>(
	preparations: Record<Name, () => Promise<Measure<Figure>>>,
	rounds: number,
	{ isWarm = false } = {},
): Promise<Figures<Name, Figure>> {
	const names = Object.keys(preparations) as Name[];
	const lists = names.map((name) => [name, [] as Figure[]]);
	const figures = Object.fromEntries(lists) as Figures<Name, Figure>;
	for (let round = isWarm ? 1 : 0; round <= rounds; round++) {
		const inOrder = startingAt(round % names.length, names);
		const measures = await Promise.all(
			inOrder.map(async (name) => [name, await preparations[name]()] as const),
		);
		for (const [name, measure] of measures) {
			const figure = await measure();
			if (round > 0) figures[name].push(figure);
		}
	}
	return figures;
}

/** The list from one place on, and then what stands before it. */
function startingAt<Entry>(place: number, list: readonly Entry[]): Entry[] {
	return [...list.slice(place), ...list.slice(0, place)];
}
