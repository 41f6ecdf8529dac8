import { isGood, isObject, type Kind } from './kinds';

export interface Received {
	method: string;
	path: string;
	query: Record<string, string>;
	contentType: string;
	authorization: string;
	text: string;
}

/** A contact, a row, a record as it is on the wire. */
export type Wire = Record<string, unknown>;

export interface DialerTask {
	taskId: string;
	name: string;
	groupName: string;
	source: string;
	state: string;
	actualStartTime: string;
	/** Undefined of a copy. */
	callback?: string;
	contacts: Wire[];
	/** Its calls; a test puts them in. */
	rows: Wire[];
}

export interface CallingTask {
	taskId: string;
	status: string;
	/** Its records; a test puts them in. */
	records: Wire[];
}

/** What the server keeps, and what a test may say of it. */
export interface State {
	dialerTasks: DialerTask[];
	/** Numbers that are refused while their task is made. */
	unwantedNumbers: string[];
	callingTasks: CallingTask[];
	/** How detail_error_list gives a refused contact; its element was never seen (10.11). */
	errorOf: (contact: Wire) => unknown;
	/** One for each recipient. */
	messages: Wire[];
	/** How many recipients each has. */
	workflows: Map<string, number>;
}

export interface Operation {
	/** Words of Authorization that clients send here (10.4). */
	words: string[];
	/** The whole answer. `link` is where recordings are. Throws Refusal. */
	run: (request: Received, state: State, link: string) => object;
}

/** What production would refuse, or no client ever sent. */
export class Refusal extends Error {
	constructor(
		message: string,
		readonly code: number,
	) {
		super(message);
	}
}

/** Throws Refusal unless `holds`. */
export function must(holds: unknown, message: string, code: number): void {
	if (!holds) throw new Refusal(message, code);
}

/** The body as an object. */
export function bodyOf({ text }: Received, code: number): Wire {
	const body: unknown = JSON.parse(text);
	must(isObject(body), 'the body is no object', code);
	return body as Wire;
}

/** Throws Refusal for the first field that no client ever sent like this. Fields that are not in `kinds` pass. */
export function check(body: Wire, kinds: Record<string, Kind>, code: number): void {
	for (const [name, kind] of Object.entries(kinds)) {
		const found = JSON.stringify(body[name])?.slice(0, 80);
		must(isGood(body[name], name in body, kind), `${name} is ${found}, not ${kind.words}`, code);
	}
}
