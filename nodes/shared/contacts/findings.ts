import type { RowPlace } from './place';

/** Cells that said that they are empty: `NULL`, `#N/A`, `-`. */
export interface EmptyCells {
	column: string;
	value: string;
	rows: number;
}

/** A number that is not called a second time, in a field for further numbers. */
export interface RepeatedNumber extends RowPlace {
	column: string;
	/** The row that has it as well; the same one where a person has a number twice. */
	sameAsRow: number;
	sameAsLine: number;
}

/** What is told of a list beside its contacts. */
export interface ListFindings {
	/** Columns that no row has and that are not needed. */
	missingColumns: string[];
	emptyCells: EmptyCells[];
	repeatedNumbers: RepeatedNumber[];
}

/** What is told of the list beside its invalid rows. */
export class FindingsCollector {
	repeatedNumbers: RepeatedNumber[] = [];

	private readonly missing = new Set<string>();

	private readonly empty = new Map<string, EmptyCells>();

	columnIsMissing(column: string): void {
		this.missing.add(column);
	}

	cellSaysEmpty(column: string, value: string): void {
		const key = JSON.stringify([column, value]);
		const known = this.empty.get(key) ?? { column, value, rows: 0 };
		known.rows += 1;
		this.empty.set(key, known);
	}

	inAll(): ListFindings {
		return {
			missingColumns: [...this.missing],
			emptyCells: [...this.empty.values()],
			repeatedNumbers: this.repeatedNumbers,
		};
	}
}
