export { chunksOf } from './chunks';
export { cellTexts } from './cellText';
export { Unreadable, type ColumnOfItems, type ExpressionValue } from './columns';
export { numbersOf, type Contact, type ContactColumn } from './contact';
export type { FieldKind } from './contactFields';
export { contactsFromItems, type ContactReport } from './contactsFromItems';
export type { ContactSettings, InvalidRow } from './rowReader';
export { toE164 } from './phoneNumber';
export { besideColumns, withoutProblem } from './problemColumns';
export { digitsOf, pairedWithRows, type RefusedContact } from './refusedContacts';
export {
	contactsByThemselves,
	contactsToSend,
	countsByRule,
	heldBackData,
	heldBackInWords,
	invalidItem,
	listReport,
	problemsOf,
	rowInWords,
	secondOutput,
	type InvalidRows,
} from './report';
export type { CallingHours, CallingRules, OutsideHours } from './rules/callingRules';
export { daysIn } from './rules/days';
export type { Schedule } from './rules/hoursOfRows';
export { doNotCallNumbers } from './rules/doNotCallList';
export { ruleTitles, type RuleName } from './rules/verdict';
