import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { AiRudderClient } from '../api/client';
import { credentialOf, type CredentialType } from '../api/credentialTypes';
import { endpoints, type EndpointId } from '../api/endpoints.generated';
import type { WireRequest } from '../api/wireRequest';
import { objectsIn } from '../api/values';
import { concurrently } from '../api/outcomes';
import { mapInTurns } from '../api/turns';
import { propertiesOf, type Fields, type ParametersOf } from '../forms/fields';
import { ItemParameters } from '../forms/itemParameters';
import type { Operation, OperationText, Produced } from './operation';
import { collect } from './runner';
import type { ToSend } from './once/notesAhead';
import { sendingOnce, type SentOnce } from './once/sentOnce';
import { withWhatWasSent } from './toldOfRows';
import { tellUncertainty } from './once/uncertain';

interface PerItem<Form extends Fields, Endpoint extends EndpointId> extends OperationText {
	endpoint: Endpoint;
	fields: Form;
}

interface OneRequest<Form extends Fields, Endpoint extends EndpointId> extends PerItem<
	Form,
	Endpoint
> {
	request: (parameters: ParametersOf<Form>) => WireRequest;
	output: (data: unknown, parameters: ParametersOf<Form>) => object | object[] | Promise<object[]>;
}

/** What the steps of an operation may use, for one input item. */
export interface StepTools<Form extends Fields> {
	client: AiRudderClient;
	parameters: ParametersOf<Form>;
	/** n8n's helpers for files. */
	helpers: IExecuteFunctions['helpers'];
	/** Index of the input item. */
	item: number;
}

interface SeveralSteps<Form extends Fields, Endpoint extends EndpointId> extends PerItem<
	Form,
	Endpoint
> {
	steps: (tools: StepTools<Form>) => Promise<Produced[]>;
}

/** An operation that sends one request for each input item. */
export function perItem<Form extends Fields, Endpoint extends EndpointId>({
	request,
	output,
	...definition
}: OneRequest<Form, Endpoint>): Operation<Endpoint> {
	return stepsPerItem({
		...definition,
		steps: async ({ client, parameters }) => {
			const data = await client.call(definition.endpoint, request(parameters));
			return await mapInTurns([await output(data, parameters)].flat(), (json) => ({ json }));
		},
	});
}

/**
 * An operation that takes several steps for each input item: pages, files, links. Items go side by side, unless the
 * operation calls or messages people: then one after the other, each once.
 */
export function stepsPerItem<Form extends Fields, Endpoint extends EndpointId>({
	fields,
	steps,
	...definition
}: SeveralSteps<Form, Endpoint>): Operation<Endpoint> {
	const { endpoint } = definition;
	return {
		...definition,
		properties: propertiesOf(fields),
		run: async (context) => {
			const parameters = new ItemParameters(context, fields);
			return await runPerItem(context, {
				credential: credentialOf(endpoint),
				sentOnce: () => endpoints[endpoint].effect === 'contacts',
				work: async (client, item) =>
					await steps({
						client,
						parameters: parameters.of(item),
						helpers: context.helpers,
						item,
					}),
			});
		},
	};
}

/**
 * Does the work for each input item: side by side, or, where people may be reached, one after the other and each once.
 */
export async function runPerItem(
	context: IExecuteFunctions,
	{
		credential,
		sentOnce,
		work,
	}: {
		credential: CredentialType;
		/** Whether the request of an item may reach people. */
		sentOnce: (item: number) => boolean;
		work: (client: AiRudderClient, item: number) => Promise<Produced[]>;
	},
): Promise<INodeExecutionData[][]> {
	const client = await AiRudderClient.open(context, credential);
	const items = context.getInputData();
	const reaching = new Map<number, ToSend>(
		items.flatMap((_item, index) => (sentOnce(index) ? [[index, { items: [index] }]] : [])),
	);
	const workOnEach = async (once?: SentOnce) =>
		await concurrently(
			items,
			{ goOn: context.continueOnFail(), pace: once ? { atOnce: 1 } : client.pace },
			async (_item, index) => {
				const toSend = reaching.get(index);
				const produce = async () => await work(client, index);
				return once && toSend ? await producedOnce(once, toSend, produce) : await produce();
			},
		);
	const outcomes =
		reaching.size > 0
			? await sendingOnce(context, [...reaching.values()], workOnEach)
			: await workOnEach();
	const sent: number[] = [];
	const told = outcomes.map((outcome, index) => {
		if (outcome && 'result' in outcome && reaching.has(index)) sent.push(index);
		return outcome && 'failure' in outcome && sent.length > 0
			? { failure: withWhatWasSent(outcome.failure, [{ items: sent }]) }
			: outcome;
	});
	return [
		await collect(
			context,
			told.map((outcome, index) => ({ outcome, inputs: [index] })),
		),
	];
}

async function producedOnce(
	once: SentOnce,
	toSend: ToSend,
	produce: () => Promise<Produced[]>,
): Promise<Produced[]> {
	const { answer, sentEarlier } = await once.send(toSend, async () => ({
		produced: await produce().catch((failure: unknown) => {
			throw tellUncertainty(failure, 'It may have taken effect.');
		}),
	}));
	const produced = objectsIn(answer.produced) as unknown as Produced[];
	// Copies: what is remembered stays as it is, whatever later nodes do with the items.
	return produced.map((one) => ({
		...one,
		json: { ...one.json, ...(sentEarlier ? { sentEarlier } : {}) },
	}));
}
