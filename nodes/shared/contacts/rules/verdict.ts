import type { IDataObject } from 'n8n-workflow';
import type { RowPlace } from '../place';

/** The calling rules, by the words that reports count them under. */
export type RuleName = 'doNotCall' | 'pause' | 'contactLimit' | 'callingHours';

/** How the form calls the rules. */
export const ruleTitles: Readonly<Record<RuleName, string>> = {
	doNotCall: 'Do Not Call',
	pause: 'Pause Between Contacts',
	contactLimit: 'Contact Limit',
	callingHours: 'Calling Hours',
};

/** Why a rule keeps somebody back. */
export interface Verdict {
	rule: RuleName;
	/** The column that says so, with the row's value; none when it is not the row itself that says so. */
	column?: string;
	value?: string;
	reason: string;
}

/** A row that is valid but may not be called. */
export interface HeldBackRow extends Verdict, RowPlace {
	item: number;
	/** Whether nothing may be sent because of it. */
	stops?: true;
}

/** A further number of a contact that is not called, while the contact is. */
export interface HeldBackNumber extends RowPlace {
	column: string;
	rule: RuleName;
	reason: string;
}

/** Gives why a row may not be called; undefined when it may. */
export type RowRule = (row: IDataObject, item: number) => Verdict | undefined;
