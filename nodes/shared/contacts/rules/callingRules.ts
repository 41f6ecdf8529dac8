import type { ColumnOfItems } from '../columns';
import type { Holidays, OpeningHours } from './openingHours';

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

/** What happens to rows outside the hours; those that wait are called at the next opening. */
export type OutsideHours = 'stop' | 'skip' | 'wait';

/** When rows are called: in the zone of each number, unless a column or one zone for all is named. */
export interface CallingHours extends OpeningHours {
	/** Holidays everywhere. */
	holidays: Holidays;
	/** A column with further holidays of the row. */
	holidayColumn?: ColumnOfItems;
	/** A column with the zone of the row, an IANA name. */
	zoneColumn?: ColumnOfItems;
	/** The zone of all rows, an IANA name. */
	fixedZone?: string;
	outside: OutsideHours;
}

/** Rules for a whole list; each is off when left out. */
export interface CallingRules {
	doNotCall?: DoNotCall;
	pause?: Pause;
	contactLimit?: ContactLimit;
	callingHours?: CallingHours;
	/** Rows (indices) that are sent already, or may be: no rule can keep them back, and whoever sends tells of them. */
	alreadySent?: ReadonlySet<number>;
	/** The moment that all rows are judged at. */
	now: Date;
	/** What a clock in the workflow's zone shows. */
	clock: (time: Date) => string;
}
