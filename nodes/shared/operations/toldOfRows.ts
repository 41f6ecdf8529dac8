import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { AiRudderFailure, withAdvice, wrongInput } from '../api/failure';
import { isText, objectsIn } from '../api/values';
import {
	heldBackData,
	heldBackInWords,
	invalidItem,
	listReport,
	problemsOf,
	rowInWords,
	withoutProblem,
	type ContactReport,
} from '../contacts';
import { itemRuns, rowsInWords } from './once/itemRuns';
import { failureItem } from './nodeErrors';
import { collect } from './runner';

/** What of a list is not sent, row by row, and whether each row stands for itself: then it has words of its own. */
type NotSentRows = Pick<ContactReport, 'invalid' | 'heldBack'> & { standAlone?: boolean };

/** An item for each row when nothing is sent at all: some with their own reason. Throws unless set to continue. */
export async function notSent(
	context: IExecuteFunctions,
	failure: unknown,
	items: number[],
	rows: NotSentRows = { invalid: [], heldBack: [] },
): Promise<INodeExecutionData[]> {
	if (items.length === 0) return await collect(context, [{ outcome: { failure }, inputs: [0] }]);
	const own = reasonsOf(rows);
	const reasons = new Map(own.map(({ item, reason }) => [item, reason]));
	// A valid row is not to read as if the fault were its own.
	const others =
		own.length > 0 && failure instanceof AiRudderFailure
			? wrongInput(`Not sent, because of other rows: ${failure.message}`, failure.description)
			: failure;
	const [first] = own;
	const itemOfError = first && (rows.standAlone === true || own.length === 1) ? first.item : 0;
	if (!context.continueOnFail())
		return await collect(context, [{ outcome: { failure }, inputs: [itemOfError] }]);
	return await collect(
		context,
		items.map((item) => ({ outcome: { failure: reasons.get(item) ?? others }, inputs: [item] })),
	);
}

/**
 * What is told of the list, on the first item that tells of something sent. Rows that were not sent are items of their own as
 * well where failed items have an output of their own, or nothing was sent that could tell of them; rows that stand for
 * themselves always are, at the place of their item: one that a rule keeps back is no failure there.
 */
export function withReport(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
	report: ContactReport & NotSentRows,
): INodeExecutionData[] {
	const first = items.find(({ json }) => json.error === undefined);
	if (report.standAlone === true) {
		if (first) Object.assign(first.json, listReport({ ...report, invalid: [], heldBack: [] }));
		const all = [...items, ...notReached(report)];
		return all.sort((one, other) => inputOf(one) - inputOf(other));
	}
	if (first) Object.assign(first.json, listReport(report));
	if (first && context.getNode().onError !== 'continueErrorOutput') return items;
	return [...items, ...reasonsOf(report).map(({ item, reason }) => failureItem(reason, { item }))];
}

/** The rows that are not sent, as they came in, with what is wrong with each: for an output of their own. */
export function rowsWithProblems(
	context: IExecuteFunctions,
	report: Pick<ContactReport, 'invalid' | 'heldBack'>,
): INodeExecutionData[] {
	return problemsOf(report).map(({ item, told }) => rowWith(context, item, told));
}

/** A row as it came in, without what an earlier run told of it, with something added. */
export function rowWith(
	context: IExecuteFunctions,
	item: number,
	added: IDataObject,
): INodeExecutionData {
	const row = context.getInputData()[item];
	return { ...row, json: { ...withoutProblem(row?.json ?? {}), ...added }, pairedItem: { item } };
}

/** The items of rows that stand for themselves, and for which nobody is reached. */
function notReached({ invalid, heldBack }: NotSentRows): INodeExecutionData[] {
	return [
		...invalid.map((row) => failureItem(invalidItem(row), { item: row.item })),
		...heldBack.map((row) => ({
			json: { heldBack: true, ...heldBackData(row), note: 'Nobody was reached for this item now.' },
			pairedItem: { item: row.item },
		})),
	];
}

/** The first input item that an item is paired with. */
function inputOf({ pairedItem }: INodeExecutionData): number {
	const [first] = objectsIn([pairedItem].flat());
	return Number(first?.item ?? 0);
}

/** Why a row is not sent, for each that has a reason of its own: those that are not valid first. */
function reasonsOf({
	invalid,
	heldBack,
	standAlone = false,
}: NotSentRows): Array<{ item: number; reason: AiRudderFailure }> {
	return [
		...invalid.map((row) => ({
			item: row.item,
			reason: standAlone ? invalidItem(row) : wrongInput(rowInWords(row)),
		})),
		...heldBack.map((row) => ({ item: row.item, reason: wrongInput(heldBackInWords(row)) })),
	];
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
