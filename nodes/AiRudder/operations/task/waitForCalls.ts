import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../../../shared/api/client';
import { mapInTurns } from '../../../shared/api/turns';
import { greatestOf, grouped, isText, leastOf, objectsIn } from '../../../shared/api/values';
import { callReader, isEnded, type CallRecord, taskStatusOf } from '../../../shared/calls';
import { digitsOf, type Contact } from '../../../shared/contacts';
import type { Produced } from '../../../shared/operations/operation';
import { detailsOnceOver } from './onceEnded';
import { referenceOf, type RowReference } from './rowReference';

interface SentTask {
	answer: IDataObject;
	contacts: Contact[];
	parameters: { maxWait: number; pollInterval: number; options: RowReference };
}

/**
 * Looks at the tasks until all have ended or the time is over, then gives one call record for each number, paired with
 * the row it came from, with `taskStatus` and, when the task was still running, `timedOut`. A contact that AIRudder
 * refused gives an item with `refused` instead. A task without a readable id, or without calls yet, gives one item of its
 * own. Contract: getTaskDetail.
 */
export async function callsOnceFinished({
	client,
	sent,
	signal,
}: {
	client: AiRudderClient;
	sent: SentTask[];
	signal?: AbortSignal;
}): Promise<Produced[]> {
	if (sent.length === 0) return [];
	const longestWait = greatestOf(sent.map(({ parameters }) => parameters.maxWait));
	const pollInterval = leastOf(sent.map(({ parameters }) => parameters.pollInterval));
	const waitedFor = sent.flatMap((task) =>
		isText(task.answer.taskId) && takenContacts(task).length > 0 ? [task.answer.taskId] : [],
	);
	const latest = await detailsOnceOver(waitedFor, {
		look: async (taskId) => await client.call('getTaskDetail', { query: { TaskID: taskId } }),
		isOver: hasEnded,
		longest: longestWait * 60_000,
		pause: pollInterval * 1000,
		signal,
	});
	const outcomes: Produced[][] = [];
	for (const task of sent) {
		const { taskId } = task.answer;
		outcomes.push(await outcomeOf(task, isText(taskId) ? latest.get(taskId) : undefined));
	}
	return outcomes.flat();
}

function hasEnded(detail: IDataObject | undefined): boolean {
	return isEnded(detail?.Status);
}

/** The contacts of a task that AIRudder did not refuse. */
function takenContacts({ answer, contacts }: SentTask): Contact[] {
	const refusedRows = new Set(objectsIn(answer.refusedContacts).map(({ row }) => row));
	return contacts.filter(({ item }) => !refusedRows.has(item + 1));
}

/** What came of a task's contacts; many calls are read in turns with others in the same n8n. */
async function outcomeOf(sent: SentTask, detail: IDataObject = {}): Promise<Produced[]> {
	const { refusedContacts, ...task } = sent.answer;
	const taken = takenContacts(sent);
	const everyItem = taken.map(({ item }) => item);
	const state = {
		...taskStatusOf(detail),
		...(hasEnded(detail) || !isText(task.taskId) ? {} : { timedOut: true }),
	};
	const read = callReader(detail);
	const itemOf = pairing(taken, sent.parameters.options);
	const made = await mapInTurns(objectsIn(detail.detail), (source) => {
		const call = read(source);
		const item = itemOf(call);
		return {
			json: { ...task, ...call, ...state },
			items: item === undefined ? everyItem : [item],
		};
	});
	const withoutCalls =
		made.length === 0 && taken.length > 0
			? [{ json: { ...task, ...state }, items: everyItem }]
			: [];
	const byRow = grouped(sent.contacts.map((one): [unknown, Contact] => [one.item + 1, one]));
	const everyContact = sent.contacts.map(({ item }) => item);
	const refused = objectsIn(refusedContacts).map((entry) =>
		refusedItem(task, entry, { own: byRow.get(entry.row)?.[0], everyItem: everyContact }),
	);
	return [...made, ...withoutCalls, ...refused];
}

/** The item of a refused contact; one that belongs to no row is paired with all of them. */
function refusedItem(
	task: IDataObject,
	entry: IDataObject,
	{ own, everyItem }: { own: Contact | undefined; everyItem: number[] },
): Produced {
	return {
		json: {
			...task,
			...(own ? { phoneNumber: own.number } : {}),
			refused: true,
			refusedContacts: [entry],
		},
		items: own ? [own.item] : everyItem,
	};
}

/** Finds the item that a call belongs to: by its number, which one row has; else by its reference where just one row has it. */
function pairing(
	contacts: Contact[],
	options: RowReference,
): (call: CallRecord) => number | undefined {
	const byReference = new Map<string, number | undefined>();
	for (const contact of contacts) {
		const reference = referenceOf(contact, options);
		if (reference === undefined) continue;
		byReference.set(reference, byReference.has(reference) ? undefined : contact.item);
	}
	const byNumber = new Map(contacts.map(({ number, item }) => [digitsOf(number), item]));
	return ({ reference, phoneNumber }) =>
		byNumber.get(digitsOf(phoneNumber ?? '')) ?? byReference.get(reference ?? '');
}
