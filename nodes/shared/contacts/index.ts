export { chunksOf } from './chunks';
export type { ColumnChoice } from './columns';
export type { FieldKind } from './contactFields';
export {
	contactsFromItems,
	type Contact,
	type ContactReport,
	type ContactSettings,
	type InvalidRow,
} from './contactsFromItems';
export { otherColumns, type NamedColumns } from './otherColumns';
export { digitsOf, toE164 } from './phoneNumber';
export { refusedContacts } from './refusedContacts';
export { contactsToSend, rowInWords, skippedRows, type InvalidRows } from './report';
