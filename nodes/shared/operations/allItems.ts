import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { AiRudderClient } from '../api/client';
import type { EndpointId } from '../api/endpoints.generated';
import { AiRudderFailure } from '../api/failure';
import type { WireRequest } from '../api/session';
import { chunksOf, contactsToSend, skippedRows, type Contact } from '../contacts';
import { outcomeOf, type Outcome } from './concurrently';
import { checkedContacts, type ContactsForm } from './contactsForm';
import { propertiesOf, readParameters, type Fields, type ParametersOf } from './fields';
import type { Operation, OperationText, Produced } from './operation';
import { collect, openClient } from './runner';
import { rowsInWords, SentOnce, type ItemRange } from './sentOnce';

/** One request's share of the contacts, with the parameters that hold for it. */
export interface Part<Form extends Fields> {
	contacts: Contact[];
	parameters: ParametersOf<Form>;
}

/** A part that AIRudder took, and what it answered. */
export interface SentPart<Form extends Fields> extends Part<Form> {
	answer: IDataObject;
}

/** Finds out what became of a request whose answer was lost. */
export interface Recovery {
	/** Remembers what there is before anything is sent, so that an older namesake is not taken for the new one. */
	prepare(client: AiRudderClient): Promise<void>;
	/** What the request made, if it can be told apart; undefined when nothing is found. A read. */
	find(client: AiRudderClient, request: WireRequest): Promise<IDataObject | undefined>;
	/** What may exist if it is not found, e.g. `A task named "Reminder"`. */
	whatMayExist(request: WireRequest): string;
}

interface AllItems<
	Form extends Fields & ContactsForm,
	Endpoint extends EndpointId,
> extends OperationText {
	endpoint: Endpoint;
	fields: Form;
	/** How many contacts one request takes: `perItem` also reads the parameters anew for each item. */
	share: (parameters: ParametersOf<NoInfer<Form>>) => { size: number; perItem: boolean };
	/** The requests for all parts, in their order. Built before the first is sent, so a mistake stops all of them. */
	requests: (parts: Array<Part<NoInfer<Form>>>) => WireRequest[];
	/** What the answer to one request says; `find` looks for what was made. */
	answer: (
		payload: unknown,
		request: WireRequest,
		find: () => Promise<IDataObject | undefined>,
	) => Promise<IDataObject>;
	recovery: () => Recovery;
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
	{ fields, share, requests }: AllItems<Form, Endpoint>,
): Promise<Prepared<Form>> {
	const report = checkedContacts(context, fields);
	const { invalidRows } = readParameters(context, { invalidRows: fields.invalidRows }, 0);
	const contacts = contactsToSend(report, invalidRows);
	const shared = readParameters(context, fields, 0);
	const { size, perItem } = share(shared);
	const parts = chunksOf(contacts, size).map((chunk) => ({
		contacts: chunk,
		parameters: perItem ? readParameters(context, fields, chunk[0]?.item ?? 0) : shared,
	}));
	const wireRequests = requests(parts);
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
	const client = await openClient(context);
	const once = new SentOnce(context);
	const recovery = definition.recovery();
	await recovery.prepare(client);

	const sent: Array<SentPart<Form>> = [];
	const outcomes: Array<{ outcome: Outcome<Produced[]>; inputs: number[] }> = [];
	for (const { part, request } of parts) {
		const range = rangeOf(part.contacts);
		const outcome = await outcomeOf(
			async () =>
				await once.send(range, async () => await sendPart(client, definition, recovery, request)),
		);
		const inputs = part.contacts.map(({ item }) => item);
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

async function sendPart<Form extends Fields & ContactsForm, Endpoint extends EndpointId>(
	client: AiRudderClient,
	{ endpoint, answer }: AllItems<Form, Endpoint>,
	recovery: Recovery,
	request: WireRequest,
): Promise<IDataObject> {
	const find = async () => await recovery.find(client, request);
	const outcome = await outcomeOf(async () => await client.call(endpoint, request));
	if ('result' in outcome) return await answer(outcome.result, request, find);
	const { failure } = outcome;
	if (!(failure instanceof AiRudderFailure) || failure.kind !== 'uncertain') throw failure;

	const found = await outcomeOf(find);
	if ('result' in found && found.result) return { ...found.result, foundAfterLostAnswer: true };
	throw new AiRudderFailure(
		'uncertain',
		`It is not known whether AIRudder took the request: ${failure.message}`,
		{
			bodyCode: failure.bodyCode,
			httpStatus: failure.httpStatus,
			description:
				`${recovery.whatMayExist(request)} may exist and be calling. It was not sent again, so that nobody is called ` +
				'twice: look for it in AIRudder before you create it anew.',
		},
	);
}

/** The rows that were skipped, on the first item that tells of something sent. */
function withReport(items: INodeExecutionData[], skipped: IDataObject[]): INodeExecutionData[] {
	const first = items.find(({ json }) => json.error === undefined);
	if (first && skipped.length > 0) first.json.skippedRows = skipped;
	return items;
}

function rangeOf(contacts: Contact[]): ItemRange {
	return { first: contacts[0]?.item ?? 0, last: contacts[contacts.length - 1]?.item ?? 0 };
}

/** A failure that also says what was sent before it, so that nobody starts all over and calls those twice. */
function withWhatWasSent<Form extends Fields>(
	failure: unknown,
	sent: Array<SentPart<Form>>,
): unknown {
	if (!(failure instanceof AiRudderFailure) || sent.length === 0) return failure;
	const named = sent.map(({ answer, contacts }) => {
		const id = answer.taskId ?? answer.workflowId;
		return typeof id === 'string'
			? `${rowsInWords(rangeOf(contacts))} (${id})`
			: rowsInWords(rangeOf(contacts));
	});
	const more = named.length > 10 ? ` and ${named.length - 10} more` : '';
	return new AiRudderFailure(failure.kind, failure.message, {
		...failure,
		description:
			`${failure.description ?? ''} Already sent, and not to be sent again: ${named.slice(0, 10).join('; ')}${more}.`.trim(),
	});
}
