import type { IExecuteFunctions } from 'n8n-workflow';
import type { AiRudderClient } from '../api/client';
import type { EndpointId } from '../api/endpoints.generated';
import type { WireRequest } from '../api/session';
import { concurrently } from './concurrently';
import { propertiesOf, readParameters, type Fields, type ParametersOf } from './fields';
import type { Operation, OperationText, Produced } from './operation';
import { collect, openClient } from './runner';

interface PerItem<Form extends Fields, Endpoint extends EndpointId> extends OperationText {
	endpoint: Endpoint;
	fields: Form;
}

interface OneRequest<Form extends Fields, Endpoint extends EndpointId> extends PerItem<
	Form,
	Endpoint
> {
	request: (parameters: ParametersOf<Form>) => WireRequest;
	output: (data: unknown, parameters: ParametersOf<Form>) => object | object[];
}

/** What the steps of an operation may use, for one input item. */
export interface StepTools<Form extends Fields> {
	client: AiRudderClient;
	parameters: ParametersOf<Form>;
	/** n8n's helpers for files. */
	helpers: IExecuteFunctions['helpers'];
}

interface SeveralSteps<Form extends Fields, Endpoint extends EndpointId> extends PerItem<
	Form,
	Endpoint
> {
	steps: (tools: StepTools<Form>) => Promise<Produced[]>;
}

/** An operation that sends one request for each input item: a read or a change. What dials is an allItems operation. */
export function perItem<Form extends Fields, Endpoint extends EndpointId>({
	request,
	output,
	...definition
}: OneRequest<Form, Endpoint>): Operation<Endpoint> {
	return stepsPerItem({
		...definition,
		steps: async ({ client, parameters }) => {
			const data = await client.call(definition.endpoint, request(parameters));
			return [output(data, parameters)].flat().map((json) => ({ json }));
		},
	});
}

/** An operation that takes several steps for each input item: pages, files, links. */
export function stepsPerItem<Form extends Fields, Endpoint extends EndpointId>({
	fields,
	steps,
	...definition
}: SeveralSteps<Form, Endpoint>): Operation<Endpoint> {
	return {
		...definition,
		properties: propertiesOf(fields),
		async run(context) {
			const client = await openClient(context);
			const { helpers } = context;
			const outcomes = await concurrently(
				context.getInputData(),
				context.continueOnFail(),
				async (_item, index) =>
					await steps({ client, parameters: readParameters(context, fields, index), helpers }),
			);
			return [
				collect(
					context,
					outcomes.map((outcome, index) => ({ outcome, inputs: [index] })),
				),
			];
		},
	};
}
