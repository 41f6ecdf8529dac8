import type { IHttpRequestMethods, INodePropertyOptions } from 'n8n-workflow';
import type { CredentialType } from '../api/credentialTypes';
import type { EndpointFamily } from '../api/answerCodes';
import { asItems } from '../api/lists';
import { propertiesOf } from '../forms/fields';
import { ItemParameters } from '../forms/itemParameters';
import { choice, text } from '../forms/formPieces';
import { jsonObject } from '../forms/jsonField';
import type { Operation } from './operation';
import { pairs } from '../forms/pairsField';
import { runPerItem } from './perItem';

type AnswerCheck = EndpointFamily | 'none';

const methods = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'] as const satisfies IHttpRequestMethods[];

const withBody = ['DELETE', 'PATCH', 'POST', 'PUT'];

const callCenter = {
	name: 'Code 0, Result in Body',
	value: 'callCenter',
	description: 'As the predictive dialer and SMS answer',
} as const;

/** How the families that a credential serves say that it worked. */
const answerForms: Record<
	CredentialType,
	Array<INodePropertyOptions & { value: EndpointFamily }>
> = {
	aiRudderApi: [
		callCenter,
		{
			name: 'Code 200, Result in Data',
			value: 'cloud',
			description: 'As calls, plans and workflows answer',
		},
	],
	aiRudderDialerApi: [callCenter],
	aiRudderChatbotApi: [
		{ name: 'Code 200, Result in Data', value: 'chatbot', description: 'As the chatbot answers' },
	],
};

function form(credential: CredentialType, family: EndpointFamily) {
	return {
		method: choice<(typeof methods)[number]>(
			{ displayName: 'Method', description: 'HTTP method of the request' },
			methods.map((value) => ({ name: value, value })),
			'GET',
		),
		path: text({
			displayName: 'Path',
			description: 'The part behind the Base URL of the credential, as AIRudder documents it',
			placeholder: 'e.g. /path/from/the/portal',
			required: true,
		}),
		query: pairs({
			displayName: 'Query Parameters',
			description: 'What stands behind the question mark',
			placeholder: 'Add Parameter',
		}),
		body: jsonObject({
			displayName: 'Body',
			description: 'The JSON body',
			displayOptions: { show: { method: withBody } },
		}),
		answerCheck: choice<AnswerCheck>(
			{
				displayName: 'Answer Check',
				description:
					'How the answer says that it worked. A failing answer is an error of the node.',
			},
			[
				...answerForms[credential],
				{ name: 'None', value: 'none', description: 'Take any answer, whatever it says' },
			],
			family,
		),
	};
}

/**
 * A request to a path that the contract does not describe, such as the portal pages made for one customer. What it does
 * is not known, so everything but GET is sent once.
 */
export function customApiCall(
	credential: CredentialType,
	family: EndpointFamily,
): Operation<undefined> {
	const fields = form(credential, family);
	return {
		name: 'Custom API Call',
		action: 'Make a custom API call',
		description:
			'Send a request of your own to AIRudder, with the credential, the checks and the errors of this node',
		endpoint: undefined,
		properties: propertiesOf(fields),
		run: async (context) => {
			const parameters = new ItemParameters(context, fields);
			return await runPerItem(context, {
				credential,
				sentOnce: (item) => context.getNodeParameter('method', item) !== 'GET',
				work: async (client, item) => {
					const { answerCheck, body, method, ...request } = parameters.of(item);
					const payload = await client.callPath({
						...request,
						method,
						...(withBody.includes(method) ? { body } : {}),
						...(answerCheck === 'none' ? {} : { family: answerCheck }),
					});
					return asItems(payload).map((json) => ({ json }));
				},
			});
		},
	};
}
