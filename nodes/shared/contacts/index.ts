export { chunksOf } from './chunks';
export { cellTexts } from './cellText';
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
export { toE164 } from './phoneNumber';
export { digitsOf, pairedWithRows, type RefusedContact } from './refusedContacts';
export { contactsToSend, rowInWords, skippedRows, type InvalidRows } from './report';
