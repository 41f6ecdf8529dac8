import { endpointOf } from '../../nodes/shared/api/endpoint';
import type { EndpointFamily } from '../../nodes/shared/api/answerCodes';
import type { Hits, Met, Play } from './line';
import type { Reaching } from '../support/samples/reachingOperations';

/** Something that goes wrong with requests of an operation. */
export interface Fault {
	/** What it is about, as people read it. */
	group: string;
	name: string;
	/** Whether AIRudder got the request that is hit, and did what it says. */
	taken: boolean;
	hits: Hits;
	/** Whether the answer says, under a name, that nothing was done: then the same may be sent again, and has to be where n8n tries again. */
	isRefusal?: boolean;
	/**
	 * Whether every operation meets it, in every way in which n8n runs a node again. What shows no more than how one more answer
	 * is understood is met by one operation of each kind in *Retry On Fail*, which shows whether the node sends again, and what
	 * it says in the end.
	 */
	everywhere?: boolean;
	/** Operations that can meet it; all when left out. */
	applies?: (operation: Reaching) => boolean;
}

type Further = Partial<Omit<Fault, 'group' | 'name' | 'taken' | 'hits'>>;

/** The fault twice: AIRudder did what it was asked for, and it did not. */
export function takenOrNot(group: string, name: string, play: Play, further?: Further): Fault[] {
	return [taken(group, name, play, further), notTaken(group, name, play, further)];
}

/** AIRudder did what it was asked for, and then something goes wrong. */
export function taken(group: string, name: string, play: Play, further?: Further): Fault {
	return { ...further, group, name, taken: true, hits: { send: [{ play, taken: true }] } };
}

/** AIRudder did nothing. */
export function notTaken(group: string, name: string, play: Play, further?: Further): Fault {
	return { ...further, group, name, taken: false, hits: { send: [{ play, taken: false }] } };
}

/** A refusal that has a name: nothing was done, and the next request is answered as ever. */
export function refusal(group: string, name: string, play: Play, further?: Further): Fault {
	return notTaken(group, name, play, { ...further, isRefusal: true });
}

/** The family in which an operation is answered. */
export function familyOf({
	endpoint,
}: Pick<Reaching, 'endpoint'> | Pick<Met, 'endpoint'>): EndpointFamily {
	return endpoint === undefined ? 'cloud' : endpointOf(endpoint).family;
}

/** The code with which a family says that it worked. */
export function successIn(met: Pick<Met, 'endpoint'>): number {
	return familyOf(met) === 'callCenter' ? 0 : 200;
}

/** An answer with a status and a body; an object goes out as JSON. */
export function answers(
	status: number,
	body: string | Buffer | object | ((met: Met) => object) = '',
	headers: Record<string, string> = {},
): Play {
	return (met) => {
		const made = typeof body === 'function' ? body(met) : body;
		const isText = typeof made === 'string' || Buffer.isBuffer(made);
		met.response
			.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers })
			.end(isText ? made : JSON.stringify(made));
	};
}

/** AIRudder's own answer, changed. */
export function changed(change: (body: string) => string | Buffer, headers: object = {}): Play {
	return ({ response, answered }) => {
		const { 'content-length': _length, ...own } = answered!.headers;
		response
			.writeHead(answered!.status, { ...own, ...headers })
			.end(change(answered!.body.toString()));
	};
}
