import type { ColumnOfItems } from '../columns';

/** Numbers that are never called, and a column that says so of its row. */
export interface DoNotCall {
	/** As `sameLine` writes them. */
	numbers: ReadonlySet<string>;
	column?: ColumnOfItems;
}

/** Rules for a whole list; each is off when left out. */
export interface CallingRules {
	doNotCall?: DoNotCall;
}
