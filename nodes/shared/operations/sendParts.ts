import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { AiRudderClient } from '../api/client';
import { AiRudderFailure } from '../api/failure';
import { outcomeOf, type Outcome } from '../api/outcomes';
import { pairedWithRows, type RefusedContact } from '../contacts';
import type { Fields } from '../forms/fields';
import type { ContactDemands } from './checkedContacts';
import type { Find } from './once/findByName';
import { sendOrFind, type Sending } from './once/sendOrFind';
import type { SentOnce } from './once/sentOnce';
import type { Produced } from './operation';
import type { Part, PreparedPart } from './parts';
import { collect, openClient } from './runner';
import { withWhatWasSent } from './toldOfRows';

/** A part that AIRudder took, and what it answered. */
export interface SentPart<Form extends Fields> extends Part<Form> {
	answer: IDataObject;
}

/** How parts are sent, and what comes of it. */
export interface PartsSending<Form extends Fields>
	extends Sending, Pick<ContactDemands<Form>, 'numberField'> {
	/** Finds what was made when the answer was lost, where the contract has a way to. */
	recovery?: Find;
	/** What comes out once all is sent; the answers themselves when left out. */
	follow?: (tools: FollowTools<Form>) => Promise<Produced[]>;
}

export interface FollowTools<Form extends Fields> {
	client: AiRudderClient;
	sent: Array<SentPart<Form>>;
	/** Aborts when the execution is cancelled. */
	signal?: AbortSignal;
	/** Whether an AI agent reads what comes out. */
	isTool: boolean;
}

/**
 * Sends the parts one after the other, each once, and gives what comes out. A failure stops the others, unless the node goes on
 * after errors; it says what was sent before it.
 */
export async function sendParts<Form extends Fields>(
	context: IExecuteFunctions,
	definition: PartsSending<Form>,
	parts: Array<PreparedPart<Form>>,
	once: SentOnce,
): Promise<INodeExecutionData[]> {
	const client = await openClient(context, definition.endpoint);
	const sent: Array<SentPart<Form>> = [];
	const outcomes: Array<{ outcome: Outcome<Produced[]>; inputs: number[] }> = [];
	for (const { part, request, toSend } of parts) {
		const inputs = [...toSend.items];
		const outcome = await outcomeOf(
			async () =>
				await once.send(toSend, async () =>
					withRows(
						await sendOrFind(client, definition, definition.recovery, request),
						part,
						definition,
					),
				),
		);
		if ('result' in outcome) {
			const { answer, sentEarlier } = outcome.result;
			sent.push({ ...part, answer: sentEarlier ? { ...answer, sentEarlier } : answer });
			const json = {
				...answer,
				contacts: inputs.length,
				...(part.opening ? { callingStartsAt: part.opening.toISOString() } : {}),
				...(sentEarlier ? { sentEarlier } : {}),
			};
			outcomes.push({ outcome: { result: [{ json }] }, inputs });
			continue;
		}
		outcomes.push({ outcome: { failure: withWhatWasSent(outcome.failure, asTold(sent)) }, inputs });
		if (!context.continueOnFail()) break;
	}
	const failed = outcomes
		.filter(({ outcome }) => 'failure' in outcome)
		.flatMap(({ outcome, inputs }) => inputs.map((item) => ({ outcome, inputs: [item] })));
	const { follow } = definition;
	if (!follow || (failed.length > 0 && !context.continueOnFail()))
		return await collect(context, [
			...outcomes.filter(({ outcome }) => 'result' in outcome),
			...failed,
		]);
	const followed = await outcomeOf(
		async () =>
			await follow({
				client,
				sent,
				signal: context.getExecutionCancelSignal(),
				isTool: context.isToolExecution(),
			}),
	);
	const followedInputs = sent.flatMap(({ contacts }) => contacts.map(({ item }) => item));
	if ('result' in followed)
		return await collect(context, [{ outcome: followed, inputs: followedInputs }, ...failed]);
	const failure = afterSending(withWhatWasSent(followed.failure, asTold(sent)));
	once.leaveOpen(
		asTold(sent),
		failure instanceof AiRudderFailure ? failure.description : undefined,
	);
	// Each row has an item of its own: an error output gets only the first row of an item that stands for several.
	const unfollowed = followedInputs.map((item) => ({ outcome: { failure }, inputs: [item] }));
	return await collect(context, [...unfollowed, ...failed]);
}

/** What fails once people are on their way to be reached is no refusal of that: nobody may send it again by themselves. */
function afterSending(failure: unknown): unknown {
	return failure instanceof AiRudderFailure
		? new AiRudderFailure('uncertain', failure.message, failure)
		: failure;
}

/** What was sent, by the items of each request. */
function asTold<Form extends Fields>(sent: ReadonlyArray<SentPart<Form>>) {
	return sent.map(({ answer, contacts }) => ({
		answer,
		contacts,
		items: contacts.map(({ item }) => item),
	}));
}

/** An answer whose refused contacts name their rows. */
function withRows<Form extends Fields>(
	answer: IDataObject,
	{ contacts, parameters }: Part<Form>,
	{ numberField }: PartsSending<Form>,
): IDataObject {
	const { refusedContacts } = answer;
	if (!numberField || !Array.isArray(refusedContacts)) return answer;
	const refused = refusedContacts as RefusedContact[];
	return { ...answer, refusedContacts: pairedWithRows(refused, contacts, numberField(parameters)) };
}
