import type { INode, INodeExecutionData } from 'n8n-workflow';
import { endpointOf } from '../../../nodes/shared/api/endpoint';
import type { EndpointId } from '../../../nodes/shared/api/endpoints.generated';
import type { Operation } from '../../../nodes/shared/operations/operation';
import type { Simulator } from '../../../simulator';
import { actions } from '../../../tools/coverage/table';
import { customers, run } from '../engine/airudder';
import { samples } from '.';
import type { Parameters, Sample } from './sample';

/** One way in which a node reaches people. */
export interface Reaching {
	/** As people read it: `task.create`, with what is set otherwise than at first. */
	name: string;
	/** As `action` takes it: `AiRudder/task/create`. */
	place: string;
	operation: Operation;
	/** What it sends. */
	endpoint: EndpointId;
	/** Makes what it needs at AIRudder; gives parameters, and rows of at least two people where there can be more than one. */
	prepare: (airudder: Simulator) => Promise<Required<Sample>>;
}

/** What a sample lets be the same for all rows, and what makes it each row's own. */
const eachPersonsOwn: Record<string, Parameters> = {
	// As for tasks, no end in the year 2099; and what became of the call is no part of whom it reached.
	'AiRudder/call/make': { options: {}, waitForOutcome: false },
	// The dialer refuses a second task of one name, which a loop would bring.
	'AiRudder/dialerTask/copy': { options: { addTimeToName: true } },
	'AiRudderChatbot/message/sendHuaweiUserMessage': { userId: '={{ $json.mobile }}' },
};

function reaching(place: string, operation: Operation, set: Parameters = {}): Reaching {
	const sample = sampleOf(place);
	const name = [place.replace('AiRudder/', '').replaceAll('/', '.'), ...notesOn(set)].join(', ');
	return {
		name,
		place,
		operation,
		endpoint: operation.endpoint!,
		prepare: async (airudder) => {
			const { parameters, items } = await sample(airudder);
			// A task of the year 2099 would take the clock of all others along.
			const { start, end, ...soon } = parameters;
			const isTask = place.startsWith('AiRudder/task/');
			const own = {
				...(isTask ? soon : parameters),
				...eachPersonsOwn[place],
				...set,
				...bodyOfEach(parameters, operation, set),
			};
			return { parameters: own, items: ofTwoPeople(place, items ?? customers(2)) };
		},
	};
}

/** Samples by place; an operation that waits for what another creates shares that one's. */
function sampleOf(place: string) {
	const sample = samples[place] ?? samples[place.replace('AndWait', '')];
	if (!sample) throw new Error(`${place} reaches people and has no sample in test/support/samples`);
	return sample;
}

function notesOn(set: Parameters): string[] {
	return Object.entries(set).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
}

/** A body written by hand that every item sends for itself names the item's person. */
function bodyOfEach({ body }: Parameters, { properties }: Operation, set: Parameters): Parameters {
	const isOfAll =
		set.contactsFromItems !== false && properties.some(({ name }) => name === 'phoneNumberColumn');
	if (isOfAll || typeof body !== 'string' || body.startsWith('=')) return {};
	return { body: `={{ JSON.stringify({ ...${body}, person: $json.mobile }) }}` };
}

/** Of which one row reaches two people. */
const rowsOfMany = new Set(['AiRudder/dialerTask/copy']);

function ofTwoPeople(place: string, items: INodeExecutionData[]): INodeExecutionData[] {
	const [first, second] = items;
	if (!first || rowsOfMany.has(place)) return items.slice(0, 1);
	if (second || first.json.mobile === undefined) return items;
	const other = customers(2)[1]!;
	return [first, { ...first, json: { ...first.json, ...other.json } }];
}

/** Where Custom API Call of each credential sends something that reaches people. */
const customPaths: Record<string, EndpointId> = {
	'AiRudder/customApiCall/call': 'sendSms',
	'AiRudder/dialerTask/customApiCall': 'createDialerTask',
	'AiRudderChatbot/customApiCall/call': 'sendHuaweiUserMessage',
};

/** Custom API Call with POST, of the same body as the operation that the package has for it. */
function customCall(place: string, operation: Operation): Reaching[] {
	if (!operation.properties.some(({ name }) => name === 'method')) return [];
	const endpoint = customPaths[place];
	if (!endpoint) throw new Error(`Where ${place} reaches people stands nowhere`);
	return [
		{
			name: `${place.replace('AiRudder/', '').replaceAll('/', '.')}, POST`,
			place,
			operation,
			endpoint,
			prepare: async (airudder) => {
				const twin = reachingOperations.find((one) => one.operation.endpoint === endpoint)!;
				const { parameters, items: rows } = await twin.prepare(airudder);
				const items = rows.slice(0, 2);
				await run(airudder, twin.place, parameters, items.slice(0, 1));
				const body = JSON.stringify(airudder.requests(endpoint).at(-1)!.body);
				const number = items[0]!.json.mobile as string;
				const named = JSON.stringify(body)
					.replaceAll(number, '" + $json.mobile + "')
					.replaceAll(number.slice(1), '" + $json.mobile.slice(1) + "')
					.replaceAll(/(taskName\\":\\")[^\\]*/gi, '$1again_" + $json.mobile.slice(1) + "');
				return {
					items,
					parameters: {
						method: 'POST',
						path: endpointOf(endpoint).path!,
						body: `={{ ${named} }}`,
						answerCheck: endpointOf(endpoint).family,
					},
				};
			},
		},
	];
}

/** Everything in the nodes that reaches people, found by what the contract says of its effect; and Custom API Call. */
export const reachingOperations: Reaching[] = actions.flatMap(({ place, operation }) => {
	if (operation.endpoint === undefined) return customCall(place, operation);
	if (endpointOf(operation.endpoint).effect !== 'contacts') return [];
	const both = operation.properties.some(({ name }) => name === 'contactsFromItems');
	return [
		reaching(place, operation),
		...(both ? [reaching(place, operation, { contactsFromItems: false })] : []),
	];
});

/**
 * One of each kind: of those that send alike, as far as family, answer and form tell. What shows no more than how one more
 * answer is understood is met by these.
 */
export const oneOfEachKind: ReadonlySet<Reaching> = new Set(
	new Map([...reachingOperations].reverse().map((one) => [kindOf(one), one])).values(),
);

/** Whether what it sends is written by hand, of whoever it likes, where it could be made of the incoming items. */
export function isWrittenByHand({ name }: Pick<Reaching, 'name'>): boolean {
	return name.endsWith('contactsFromItems: false');
}

/** Whether it waits for the calls that it starts. */
export function waitsForCalls({ operation }: Pick<Reaching, 'operation'>): boolean {
	return operation.properties.some(({ name }) => name === 'pollInterval');
}

/** The phone numbers in what an operation is given or sends, in E.164, each once. */
export function numbersIn(...values: unknown[]): string[] {
	return [...new Set(JSON.stringify(values).match(/\+\d{9,15}/g))];
}

function kindOf({ endpoint, operation, place, name }: Reaching): string {
	const { family, answer } = endpointOf(endpoint);
	const fields = new Set(operation.properties.map((property) => property.name));
	const isOfAll = fields.has('phoneNumberColumn') && !isWrittenByHand({ name });
	const isCustom = operation.endpoint === undefined && place;
	return [family, answer, isOfAll, isCustom].join(' ');
}

/** With a name that nobody else's task has, which lets a lost one be found; undefined where the operation gives no names. */
export function findable({ operation }: Reaching, parameters: Parameters): Parameters | undefined {
	const isOffered = JSON.stringify(operation.properties).includes('"addTimeToName"');
	if (!isOffered) return undefined;
	return { ...parameters, options: { ...Object(parameters.options), addTimeToName: true } };
}

/** The same with a task name that no cell before had. */
export function renamed(parameters: Parameters, cell: number): Parameters {
	const { taskName, body } = parameters;
	return {
		...parameters,
		...(typeof taskName === 'string' ? { taskName: `${taskName}_${cell}` } : {}),
		...(typeof body === 'string' ? { body: body.replace('again_"', `again_${cell}_"`) } : {}),
	};
}

/** Settings with which n8n tries three times, one right after the other. */
export const threeTries: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
