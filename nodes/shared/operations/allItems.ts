import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { AiRudderClient } from '../api/client';
import type { EndpointId } from '../api/endpoints.generated';
import { AiRudderFailure, wrongInput } from '../api/failure';
import type { WireRequest } from '../api/wireRequest';
import {
	chunksOf,
	contactsByThemselves,
	contactsToSend,
	pairedWithRows,
	secondOutput,
	type Contact,
	type ContactReport,
	type RefusedContact,
} from '../contacts';
import { outcomeOf, type Outcome } from '../api/outcomes';
import { checkedContacts, type ContactDemands } from './checkedContacts';
import { readingFields, type ContactsForm } from '../forms/contactsForm';
import { propertiesOf, type Fields, type ParametersOf } from '../forms/fields';
import { invalidRowsField, type Operation, type OperationText, type Produced } from './operation';
import { RowParameters } from './rowParameters';
import { collect, openClient } from './runner';
import type { Find } from './once/findByName';
import { sendOrFind, type Sending } from './once/sendOrFind';
import { sendingOnce, type SentOnce, type ToSend } from './once/sentOnce';
import { hintAt, rulesInWords, skippedInWords, timesInWords } from './hints';
import { notSent, rowsWithProblems, withReport, withWhatWasSent } from './toldOfRows';

/** One request's share of the contacts, with the parameters that hold for it. */
export interface Part<Form extends Fields> {
	contacts: Contact[];
	parameters: ParametersOf<Form>;
	/** When the calling hours of these contacts begin, where their calls wait for that. */
	opening?: Date;
}

/** A part that AIRudder took, and what it answered. */
export interface SentPart<Form extends Fields> extends Part<Form> {
	answer: IDataObject;
}

export interface AllItems<Form extends Fields & ContactsForm, Endpoint extends EndpointId>
	extends OperationText, Sending, Omit<ContactDemands<NoInfer<Form>>, 'check'> {
	endpoint: Endpoint;
	fields: Form;
	/** How many contacts go into one request. Throws `input` where all of them have to and are too many. */
	most: (parameters: ParametersOf<NoInfer<Form>>, contacts: readonly Contact[]) => number;
	/**
	 * The requests for all parts, in their order. Built before the first is sent, so a mistake stops all of them; and, to
	 * check the parameters, for a part without contacts.
	 */
	requests: (parts: Array<Part<NoInfer<Form>>>) => WireRequest[];
	/** The parameters with which calls begin at `opening`, where the form offers to wait for it. */
	beginningAt?: (
		parameters: ParametersOf<NoInfer<Form>>,
		opening: Date,
	) => ParametersOf<NoInfer<Form>>;
	/** Throws when something that only n8n knows stands against sending. Sends nothing itself. */
	check?: (context: IExecuteFunctions, parameters: ParametersOf<NoInfer<Form>>) => Promise<void>;
	/** Finds what was made when the answer was lost, where the contract has a way to. */
	recovery?: Find;
	/** What comes out once all is sent; the answers themselves when left out. */
	follow?: (tools: FollowTools<NoInfer<Form>>) => Promise<Produced[]>;
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
 * An operation that turns all incoming items into one request, or into as many as their settings, their number or the
 * user asks for. It dials: every request is sent once, one after the other, and what is uncertain is reported.
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
		hasOutputForRows: offersSecondOutput(fields),
		async run(context) {
			const everyItem = context.getInputData().map((_item, index) => index);
			const hasOutputForRows = isSecondOutput(context, fields);
			const noRows = hasOutputForRows ? [[]] : [];
			const checked = await outcomeOf(async () => await checkRows(context, definition));
			if ('failure' in checked) return [notSent(context, checked.failure, everyItem), ...noRows];
			const { report, rows } = checked.result;
			const prepared = await outcomeOf(async () => prepare(context, definition, rows, report));
			const standAlone = fields.invalidRows === undefined;
			if ('failure' in prepared)
				return [
					notSent(context, prepared.failure, everyItem, { ...report, standAlone }),
					...noRows,
				];
			const parts = prepared.result;
			const items =
				parts.length === 0
					? []
					: await sendingOnce(
							context,
							parts.map(({ toSend }) => toSend),
							async (once) => await sendEach(context, definition, parts, once),
						);
			const [first] = parts;
			const schedule = first && definition.schedule?.(first.part.parameters);
			hintAt(context, [
				...skippedInWords(report),
				...rulesInWords(report),
				...timesInWords(schedule, context.getTimezone()),
			]);
			if (!hasOutputForRows) return [withReport(context, items, { ...report, standAlone })];
			return [
				withReport(context, items, { ...report, invalid: [], heldBack: [] }),
				rowsWithProblems(context, report),
			];
		},
	};
}

interface PreparedPart<Form extends Fields> {
	part: Part<Form>;
	request: WireRequest;
	toSend: ToSend;
}

/** All rows and their settings, checked. Throws `input` for what is wrong with all of them. */
async function checkRows<Form extends Fields & ContactsForm, Endpoint extends EndpointId>(
	context: IExecuteFunctions,
	definition: AllItems<Form, Endpoint>,
): Promise<{ rows: RowParameters<Form>; report: ContactReport }> {
	const rows = new RowParameters(context, definition.fields);
	const report = await checkedContacts(context, rows, {
		...definition,
		check: async (parameters) => {
			definition.requests([{ contacts: [], parameters }]);
			await definition.check?.(context, parameters);
		},
	});
	return { rows, report };
}

/** Everything else that can be wrong is found here, before the first request. */
function prepare<Form extends Fields & ContactsForm, Endpoint extends EndpointId>(
	context: IExecuteFunctions,
	{ fields, most, requests, beginningAt }: AllItems<Form, Endpoint>,
	rows: RowParameters<Form>,
	report: ContactReport,
): Array<PreparedPart<Form>> {
	const contacts = wantedContacts(context, fields, report);
	const parts = withEqualSettings(contacts, rows, beginningAt).flatMap(
		({ parameters, contacts: members, opening }) =>
			chunksOf(members, most(parameters, members)).map((chunk) => ({
				...{ contacts: chunk, parameters },
				...(opening ? { opening } : {}),
			})),
	);
	if (fields.invalidRows === undefined)
		parts.sort((one, other) => firstItemOf(one) - firstItemOf(other));
	const wireRequests = requests(parts);
	return parts.map((part, index) => ({
		part,
		request: wireRequests[index] ?? {},
		toSend: { items: part.contacts.map(({ item }) => item), contacts: part.contacts },
	}));
}

/** The valid contacts. Throws `input` when others stand against sending to them. */
function wantedContacts(
	context: IExecuteFunctions,
	{ invalidRows: field }: ContactsForm,
	report: ContactReport,
): Contact[] {
	if (field === undefined) return contactsByThemselves(report, context.continueOnFail());
	const invalidRows = new RowParameters(context, { invalidRows: field });
	return contactsToSend(
		report,
		(item) => {
			const read = invalidRows.of(item);
			return 'value' in read ? read.value.invalidRows : 'stop';
		},
		{ mayBeNobody: isSecondOutput(context, { invalidRows: field }) },
	);
}

/**
 * Whether rows that are not sent come out by themselves. Not where an expression says so, because n8n draws the outputs by the
 * form, and not in a tool of an agent, which gets nothing but the first output: there they are skipped.
 */
function isSecondOutput(
	context: IExecuteFunctions,
	fields: Pick<ContactsForm, 'invalidRows'>,
): boolean {
	const isChosen = context.getNode().parameters[invalidRowsField] === secondOutput;
	return isChosen && offersSecondOutput(fields) && !context.isToolExecution();
}

function offersSecondOutput({ invalidRows }: Pick<ContactsForm, 'invalidRows'>): boolean {
	const options = invalidRows?.property.options ?? [];
	return options.some((option) => 'value' in option && option.value === secondOutput);
}

/** The first input item of a part. */
function firstItemOf({ contacts }: Part<Fields>): number {
	return contacts[0]?.item ?? 0;
}

/**
 * Contacts whose settings are equal, in order; those that wait for the same opening together. How their rows are read may
 * differ: it is not sent.
 */
function withEqualSettings<Form extends Fields>(
	contacts: Contact[],
	rows: RowParameters<Form>,
	beginningAt: (parameters: ParametersOf<Form>, opening: Date) => ParametersOf<Form> = cannotWait,
): Array<Part<Form>> {
	const parts = new Map<string, Part<Form>>();
	const keys = new Map<ParametersOf<Form>, string>();
	for (const contact of contacts) {
		const parameters = rows.valid(contact.item);
		const settings = keys.get(parameters) ?? keyOf(parameters);
		keys.set(parameters, settings);
		const { opening } = contact;
		const key = `${opening?.toISOString() ?? ''} ${settings}`;
		const part =
			parts.get(key) ??
			(opening
				? { contacts: [], parameters: beginningAt(parameters, opening), opening }
				: { contacts: [], parameters });
		parts.set(key, part);
		part.contacts.push(contact);
	}
	return [...parts.values()];
}

/** Called at once, they would be called outside their hours. */
function cannotWait(): never {
	throw wrongInput(
		'The calls of this operation cannot wait for Calling Hours',
		'Set Outside Hours to Skip or Stop.',
	);
}

function keyOf(parameters: object): string {
	const names = new Set<string>(readingFields);
	return JSON.stringify(Object.entries(parameters).filter(([name]) => !names.has(name)));
}

async function sendEach<Form extends Fields & ContactsForm, Endpoint extends EndpointId>(
	context: IExecuteFunctions,
	definition: AllItems<Form, Endpoint>,
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
		return collect(context, [...outcomes.filter(({ outcome }) => 'result' in outcome), ...failed]);
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
		return collect(context, [{ outcome: followed, inputs: followedInputs }, ...failed]);
	const failure = afterSending(withWhatWasSent(followed.failure, asTold(sent)));
	once.leaveOpen(
		asTold(sent),
		failure instanceof AiRudderFailure ? failure.description : undefined,
	);
	// Each row has an item of its own: an error output gets only the first row of an item that stands for several.
	const unfollowed = followedInputs.map((item) => ({ outcome: { failure }, inputs: [item] }));
	return collect(context, [...unfollowed, ...failed]);
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
