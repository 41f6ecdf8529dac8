import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { AiRudderClient } from '../api/client';
import type { EndpointId } from '../api/endpoints.generated';
import { AiRudderFailure } from '../api/failure';
import type { WireRequest } from '../api/session';
import { isText } from '../api/values';
import {
	contactsToSend,
	pairedWithRows,
	skippedRows,
	type Contact,
	type ContactSettings,
	type RefusedContact,
} from '../contacts';
import { outcomeOf, type Outcome } from './concurrently';
import { checkedContacts, type ContactsForm, type FurtherNumbers } from './contactsForm';
import { propertiesOf, readParameters, type Fields, type ParametersOf } from './fields';
import type { Operation, OperationText, Produced } from './operation';
import { collect, openClient } from './runner';
import { itemRuns, rowsInWords } from './itemRuns';
import { sendOrFind, type Recovery, type Sending } from './sendOrFind';
import { SentOnce } from './sentOnce';

export type { Recovery } from './sendOrFind';

/** One request's share of the contacts, with the parameters that hold for it. */
export interface Part<Form extends Fields> {
	contacts: Contact[];
	parameters: ParametersOf<Form>;
}

/** A part that AIRudder took, and what it answered. */
export interface SentPart<Form extends Fields> extends Part<Form> {
	answer: IDataObject;
}

export interface AllItems<Form extends Fields & ContactsForm, Endpoint extends EndpointId>
	extends OperationText, Sending {
	endpoint: Endpoint;
	fields: Form;
	/**
	 * Parts the contacts into requests. `parametersOf` reads the parameters for an item; item 0 stands for all where
	 * they are the same.
	 */
	divide: (
		contacts: Contact[],
		parametersOf: (item: number) => ParametersOf<NoInfer<Form>>,
	) => Array<Part<NoInfer<Form>>>;
	/** Further numbers to call, which are checked as the first is; none when left out. */
	furtherNumbers?: (parameters: ParametersOf<NoInfer<Form>>) => FurtherNumbers;
	/** Columns that settings beside Contact Fields name. Throws `input`. */
	furtherColumns?: (parameters: ParametersOf<NoInfer<Form>>) => ContactSettings['columns'];
	/** What may be sent to one number just once, by the parameters of its item; everything when left out. */
	purpose?: (parameters: ParametersOf<NoInfer<Form>>) => string;
	/** The requests for all parts, in their order. Built before the first is sent, so a mistake stops all of them. */
	requests: (parts: Array<Part<NoInfer<Form>>>) => WireRequest[];
	/** Throws when something that only n8n knows stands against sending. Sends nothing itself. */
	check?: (context: IExecuteFunctions, parameters: ParametersOf<NoInfer<Form>>) => Promise<void>;
	/** The field in which a contact's number is sent, to pair what AIRudder refuses with its rows. */
	numberField?: (parameters: ParametersOf<NoInfer<Form>>) => string;
	/** Finds what was made when the answer was lost, where the contract has a way to. */
	recovery?: () => Recovery;
	/** What comes out once all is sent; the answers themselves when left out. */
	follow?: (tools: FollowTools<NoInfer<Form>>) => Promise<Produced[]>;
}

export interface FollowTools<Form extends Fields> {
	client: AiRudderClient;
	sent: Array<SentPart<Form>>;
	/** Aborts when the execution is cancelled. */
	signal?: AbortSignal;
}

/**
 * An operation that turns all incoming items into one request, or into as many as their number or the user asks for.
 * It dials: every request is sent once, one after the other, and what is uncertain is reported.
 */
export function allItems<Form extends Fields & ContactsForm, Endpoint extends EndpointId>(
	definition: AllItems<Form, Endpoint>,
): Operation<Endpoint> {
	const { name, action, description, endpoint, fields } = definition;
	return {
		name,
		action,
		description,
		endpoint,
		properties: propertiesOf(fields),
		async run(context) {
			const everyItem = context.getInputData().map((_item, index) => index);
			const prepared = await outcomeOf(async () => await prepare(context, definition));
			if ('failure' in prepared)
				return [collect(context, [{ outcome: prepared, inputs: everyItem.slice(0, 1) }])];
			const items = await sendAll(context, definition, prepared.result.parts);
			return [withReport(items, prepared.result.skipped)];
		},
	};
}

interface Prepared<Form extends Fields> {
	parts: Array<{ part: Part<Form>; request: WireRequest }>;
	skipped: IDataObject[];
}

/** Everything that can be wrong is found here, before the first request. */
async function prepare<Form extends Fields & ContactsForm, Endpoint extends EndpointId>(
	context: IExecuteFunctions,
	{
		fields,
		divide,
		furtherNumbers,
		furtherColumns,
		purpose,
		requests,
		check,
	}: AllItems<Form, Endpoint>,
): Promise<Prepared<Form>> {
	const parametersOf = (item: number) => readParameters(context, fields, item);
	const purposeOf = purpose && ((item: number) => purpose(parametersOf(item)));
	const report = checkedContacts(context, fields, {
		purposeOf,
		furtherNumbers: furtherNumbers?.(parametersOf(0)),
		furtherColumns: furtherColumns?.(parametersOf(0)),
	});
	const { invalidRows } = readParameters(context, { invalidRows: fields.invalidRows }, 0);
	const parts = divide(contactsToSend(report, invalidRows), parametersOf);
	const wireRequests = requests(parts);
	await check?.(context, parametersOf(0));
	return {
		parts: parts.map((part, index) => ({ part, request: wireRequests[index] ?? {} })),
		skipped: skippedRows(report.invalid),
	};
}

async function sendAll<Form extends Fields & ContactsForm, Endpoint extends EndpointId>(
	context: IExecuteFunctions,
	definition: AllItems<Form, Endpoint>,
	parts: Prepared<Form>['parts'],
): Promise<INodeExecutionData[]> {
	const client = await openClient(context, definition.endpoint);
	const once = new SentOnce(context);
	const recovery = definition.recovery?.();
	await recovery?.prepare(
		client,
		parts.map(({ request }) => request),
	);

	const sent: Array<SentPart<Form>> = [];
	const outcomes: Array<{ outcome: Outcome<Produced[]>; inputs: number[] }> = [];
	for (const { part, request } of parts) {
		const inputs = part.contacts.map(({ item }) => item);
		const outcome = await outcomeOf(
			async () =>
				await once.send(
					inputs,
					async () =>
						withRows(await sendOrFind(client, definition, recovery, request), part, definition),
					part.contacts,
				),
		);
		if ('result' in outcome) {
			const { answer, sentEarlier } = outcome.result;
			sent.push({ ...part, answer: sentEarlier ? { ...answer, sentEarlier } : answer });
			const json = { ...answer, contacts: inputs.length, ...(sentEarlier ? { sentEarlier } : {}) };
			outcomes.push({ outcome: { result: [{ json }] }, inputs });
			continue;
		}
		outcomes.push({ outcome: { failure: withWhatWasSent(outcome.failure, sent) }, inputs });
		if (!context.continueOnFail()) break;
	}
	const failed = outcomes.filter(({ outcome }) => 'failure' in outcome);
	const { follow } = definition;
	if (!follow || (failed.length > 0 && !context.continueOnFail()))
		return collect(context, outcomes);
	const followed = await outcomeOf(
		async () => await follow({ client, sent, signal: context.getExecutionCancelSignal() }),
	);
	if ('failure' in followed) followed.failure = withWhatWasSent(followed.failure, sent);
	const followedInputs = sent.flatMap(({ contacts }) => contacts.map(({ item }) => item));
	return collect(context, [{ outcome: followed, inputs: followedInputs }, ...failed]);
}

/** An answer whose refused contacts name their rows. */
function withRows<Form extends Fields & ContactsForm, Endpoint extends EndpointId>(
	answer: IDataObject,
	{ contacts, parameters }: Part<Form>,
	{ numberField }: AllItems<Form, Endpoint>,
): IDataObject {
	const { refusedContacts } = answer;
	if (!numberField || !Array.isArray(refusedContacts)) return answer;
	const refused = refusedContacts as RefusedContact[];
	return { ...answer, refusedContacts: pairedWithRows(refused, contacts, numberField(parameters)) };
}

/** The rows that were skipped, on the first item that tells of something sent. */
function withReport(items: INodeExecutionData[], skipped: IDataObject[]): INodeExecutionData[] {
	const first = items.find(({ json }) => json.error === undefined);
	if (first && skipped.length > 0) first.json.skippedRows = skipped;
	return items;
}

/** A failure that also says what was sent before it, so that nobody starts all over and calls those twice. */
function withWhatWasSent<Form extends Fields>(
	failure: unknown,
	sent: Array<SentPart<Form>>,
): unknown {
	if (!(failure instanceof AiRudderFailure) || sent.length === 0) return failure;
	const named = sent.map(({ answer, contacts }) => {
		const rows = rowsInWords(itemRuns(contacts.map(({ item }) => item)));
		const id = [answer.taskId, answer.workflowId, answer.messageId].find(isText);
		return id === undefined ? rows : `${rows} (${id})`;
	});
	const more = named.length > 10 ? ` and ${named.length - 10} more` : '';
	return new AiRudderFailure(failure.kind, failure.message, {
		...failure,
		description:
			`${failure.description ?? ''} Already sent, and not to be sent again: ${named.slice(0, 10).join('; ')}${more}.`.trim(),
	});
}
