import type { IDataObject } from 'n8n-workflow';
import type { ColumnOfItems } from './columns';
import type { FieldKind } from './contactFields';

/** A field of the contacts, and where its values come from. */
export interface ContactColumn extends ColumnOfItems {
	/** Name of the field in AIRudder's request. */
	field: string;
	kind: FieldKind;
	/** Name of the field in the form. */
	label: string;
	required?: boolean;
}

/** One person to contact: E.164 number, the fields of the request, and the item it came from. */
export interface Contact {
	number: string;
	/** Numbers in its other fields that may be called, too. */
	furtherNumbers?: string[];
	fields: IDataObject;
	item: number;
	/** The whole row. */
	row: IDataObject;
	/** When it may be called first, where that is after its calls were to begin. */
	opening?: Date;
}

/** Every number, in E.164, that a contact may be called at. */
export function numbersOf({ number, furtherNumbers = [] }: Contact): string[] {
	return [number, ...furtherNumbers];
}
