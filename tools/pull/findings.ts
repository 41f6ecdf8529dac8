import type { Passage } from './page/passages';
import type { Problem } from './problem';

/** Something that changed, line by line. */
export interface Change {
	id: string;
	lines: string[];
}

export interface Findings {
	/** What was not documented before, with the word for what was known. */
	documented: Array<{ id: string; before: string }>;
	/** New operations, with their method, path and place in the nodes. */
	added: Array<{ id: string; is: string }>;
	changed: Change[];
	/** Pages that the portal no longer has, and what was read from them. */
	disappeared: Array<{ id: string; page: string }>;
	contradictions: Change[];
	errorCodes: string[];
	passages: Passage[];
	problems: Problem[];
}
