export { chunksOf } from './chunks';
export type { ColumnChoice } from './columns';
export type { DecimalMark } from './amount';
export type { FieldKind, FieldReading } from './contactFields';
export {
	contactsFromItems,
	type Contact,
	type ContactColumn,
	type ContactReport,
	type ContactSettings,
	type InvalidRow,
	type RowSetting,
} from './contactsFromItems';
export { otherColumns, type NamedColumns } from './otherColumns';
export { toE164, type KindsOfNumbers } from './phoneNumber';
export { contactsToSend, rowInWords, skippedRows, type InvalidRows } from './report';
