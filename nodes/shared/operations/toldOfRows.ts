import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { AiRudderFailure, withAdvice, wrongInput } from '../api/failure';
import { isText, objectsIn } from '../api/values';
import {
	invalidItem,
	listReport,
	rowInWords,
	type ContactReport,
	type InvalidRow,
} from '../contacts';
import { itemRuns, rowsInWords } from './once/itemRuns';
import { failureItem } from './nodeErrors';
import { collect } from './runner';

/** What is told of the rows of an operation, and whether each of them stands for itself: then it has words of its own. */
type ToldRows = Partial<Omit<ContactReport, 'valid'>> & { standAlone?: boolean };

/** An item for each row when nothing is sent at all: invalid ones with their own reason. Throws unless set to continue. */
export function notSent(
	context: IExecuteFunctions,
	failure: unknown,
	items: number[],
	{ invalid = [], standAlone = false }: ToldRows = {},
): INodeExecutionData[] {
	if (items.length === 0) return collect(context, [{ outcome: { failure }, inputs: [0] }]);
	const reasons = new Map(invalid.map((row) => [row.item, reasonOf(row, standAlone)]));
	// A valid row is not to read as if the fault were its own.
	const others =
		invalid.length > 0 && failure instanceof AiRudderFailure
			? wrongInput(`Not sent, because of other rows: ${failure.message}`, failure.description)
			: failure;
	const [first] = invalid;
	const itemOfError = first && (standAlone || invalid.length === 1) ? first.item : 0;
	if (!context.continueOnFail())
		return collect(context, [{ outcome: { failure }, inputs: [itemOfError] }]);
	return collect(
		context,
		items.map((item) => ({ outcome: { failure: reasons.get(item) ?? others }, inputs: [item] })),
	);
}

/**
 * What is told of the list, on the first item that tells of something sent. Skipped rows are items of their own as well
 * where failed items have an output of their own, or nothing was sent that could tell of them; rows that stand for themselves
 * always are, at the place of their item.
 */
export function withReport(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
	{ standAlone = false, ...report }: ContactReport & ToldRows,
): INodeExecutionData[] {
	const first = items.find(({ json }) => json.error === undefined);
	if (first)
		Object.assign(first.json, listReport({ ...report, invalid: standAlone ? [] : report.invalid }));
	if (first && !standAlone && context.getNode().onError !== 'continueErrorOutput') return items;
	const invalid = report.invalid.map((row) =>
		failureItem(reasonOf(row, standAlone), { item: row.item }),
	);
	const all = [...items, ...invalid];
	return standAlone ? all.sort((one, other) => inputOf(one) - inputOf(other)) : all;
}

/** The first input item that an item is paired with. */
function inputOf({ pairedItem }: INodeExecutionData): number {
	const [first] = objectsIn([pairedItem].flat());
	return Number(first?.item ?? 0);
}

function reasonOf(row: InvalidRow, standAlone: boolean): AiRudderFailure {
	return standAlone ? invalidItem(row) : wrongInput(rowInWords(row));
}

/**
 * A failure that also says what was sent before it, by requests of some items each (indices, ascending), so that nobody
 * starts all over and reaches those twice.
 */
export function withWhatWasSent(
	failure: unknown,
	sent: ReadonlyArray<{ items: readonly number[]; answer?: IDataObject }>,
): unknown {
	if (!(failure instanceof AiRudderFailure) || sent.length === 0) return failure;
	const named = sent.slice(0, 10).map(({ answer, items }) => {
		const rows = rowsInWords(itemRuns(items));
		const id = [answer?.taskId, answer?.workflowId, answer?.messageId].find(isText);
		return id === undefined ? rows : `${rows} (${id})`;
	});
	const more = sent.length > 10 ? ` and ${sent.length - 10} more` : '';
	return withAdvice(failure, `Already sent, and not to be sent again: ${named.join('; ')}${more}.`);
}
