import type { IDataObject } from 'n8n-workflow';

/** One kind of delivery: how it is told from others, what it becomes, and what makes it this very event. */
export interface EventKind {
	/** Title Case, for the lists of the trigger. */
	name: string;
	/** When AIRudder sends it, one line for operations staff. */
	description: string;
	/** Whether a body is this event beyond doubt. Fields that are not there say no. */
	recognise(this: void, body: IDataObject): boolean;
	/** The flat item; the trigger adds eventId, event and receivedAt. */
	toItem(this: void, body: IDataObject): object;
	/**
	 * What stays the same when AIRudder sends the event again, and differs between two events. When nothing in it is
	 * known, the whole body counts.
	 */
	identity(this: void, body: IDataObject): unknown[];
}

/** An entry of the catalogue. */
export function event(kind: EventKind): EventKind {
	return kind;
}
