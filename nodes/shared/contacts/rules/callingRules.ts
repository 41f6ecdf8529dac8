import type { ColumnOfItems } from '../columns';

/** Numbers that are never called, and a column that says so of its row. */
export interface DoNotCall {
	/** As `sameLine` writes them. */
	numbers: ReadonlySet<string>;
	column?: ColumnOfItems;
}

/** How long a row is left alone after the time in its column. */
export interface Pause {
	column: ColumnOfItems;
	milliseconds: number;
	/** As people say it: `3 days`. */
	inWords: string;
}

/** How often a row is contacted at most, by a column that counts it. */
export interface ContactLimit {
	column: ColumnOfItems;
	most: number;
}

/** Rules for a whole list; each is off when left out. */
export interface CallingRules {
	doNotCall?: DoNotCall;
	pause?: Pause;
	contactLimit?: ContactLimit;
	/** The moment that all rows are judged at. */
	now: Date;
	/** What a clock in the workflow's zone shows. */
	clock: (time: Date) => string;
}
