import type { IDataObject } from 'n8n-workflow';
import type { Identity } from './identity';

/** What the filters of the trigger may ask of an event. */
export type FilterableField = 'answered' | 'intention';

/** One kind of delivery: how it is told from others, what it becomes, and what makes it this very event. */
export interface EventKind {
	/** Title Case, for the lists of the trigger. */
	name: string;
	/** Sentence case, in plain words, for the nodes panel: `On …`. */
	action: string;
	/** When AIRudder sends it, one line for operations staff. */
	description: string;
	/**
	 * Whether a body is this event beyond doubt, for bodies that the contract's schema does not settle. Fields that are
	 * not there say no. Left out where AIRudder publishes nothing that would tell the event.
	 */
	recognise?(this: void, body: IDataObject): boolean;
	/** Whether a body is certainly something else, even if this is the one event that the address receives. */
	denies?(this: void, body: IDataObject): boolean;
	/** The flat item; the trigger adds eventId, event and receivedAt. */
	toItem(this: void, body: IDataObject): object;
	/**
	 * What stays the same when AIRudder sends the event again, and differs between two events. Left out, or undefined, the
	 * whole body counts.
	 */
	identity?: Identity;
	/** The list in the body that Split Into Items splits, what the item calls it, and what one entry of it is. */
	list?: { wire: string; item: string; entry: string };
	/** Only Answered Calls and Intentions to Pass say no to events that could tell and do not; others they let through. */
	tells?: readonly FilterableField[];
	/** Of an event of a call: whether the call may go on after it. Others tell that it is over. */
	mayGoOn?: true;
}

/** An entry of the catalogue. */
export function event(kind: EventKind): EventKind {
	return kind;
}
