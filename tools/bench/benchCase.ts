/** One case of the bench: `npm run bench -- reads`. */
export interface BenchCase {
	name: string;
	title: string;
	measure(rounds: number): Promise<Comparison[]>;
}

/** Ours against what a user would pick instead, round by round in alternation. */
export interface Comparison {
	what: string;
	against: string;
	unit: 'ms' | 'CPU ms' | 'MB' | 'bytes' | 'times' | 'per second';
	ours: number[];
	theirs: number[];
	/** Ratio that must not be passed; or that must be reached. */
	goal?: { atMost: number } | { atLeast: number };
}
