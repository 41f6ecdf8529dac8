import { evidenceOfEvent } from '../../simulator/contract/contract';

/**
 * `it.each` for a table that comes from the contract. Jest refuses one without rows, which is what remains of the
 * unpublished once everything is published: then the test is skipped.
 */
export function eachOf<Row extends string>(rows: readonly Row[]) {
	return rows.length > 0 ? it.each([...rows]) : it.skip.each(['none' as Row]);
}

/** Whether these events still have the form that the simulator gives them, the contract having none. */
export function haveOurForm(...events: string[]): boolean {
	return events.every((event) => evidenceOfEvent(event) === 'unpublished');
}

/** For what is particular about our form of these events; once they are published the test is skipped. */
export function whileOurs(...events: string[]) {
	return haveOurForm(...events) ? it : it.skip;
}
