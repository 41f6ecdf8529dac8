import type { FieldReading } from '../../../nodes/shared/contacts/contactFields';
import { clockIn } from '../../../nodes/shared/api/clocks';

/** Lists are read with no options set, in a workflow in Jakarta. */
export const reading: FieldReading = {
	callingCode: '62',
	decimalMark: 'ask',
	excelDates: false,
	clock: clockIn('Asia/Jakarta') ?? String,
};
