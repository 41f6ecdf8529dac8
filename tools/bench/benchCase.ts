/**
 * One case of the bench: `npm run bench -- reads`. To add one, list it in benchCases.ts, and its figures in docs/performance.md;
 * `npm run bench:charts` draws its picture. What shares a process with others is measured by `alternate`; what needs memory and
 * compiled code of its own by `alternatePrepared` in processes of its own: `ownProcess` here, `answerParent` and `measured` there.
 */
export interface BenchCase {
	name: string;
	title: string;
	/** For fewer rounds than `fewestRounds`, less of the same: nobody looks at the figures. */
	measure(rounds: number): Promise<Comparison[]>;
}

/** Ours against what a user would pick instead, round by round in alternation. */
export interface Comparison {
	/** What is measured, and of how much: `10,000 rows`. */
	what: string;
	/** What stands under Theirs: what a user would pick instead, a ceiling, or a limit that may not be passed. */
	against: string;
	unit: 'ms' | 'CPU ms' | 'MB' | 'bytes' | 'times' | 'per second';
	/** A figure for each round; as many as there are of theirs. */
	ours: number[];
	theirs: number[];
	/** Ratio that must not be passed; or that must be reached. */
	goal?: { atMost: number } | { atLeast: number };
}
