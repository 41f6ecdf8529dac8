import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { sameSecret } from '../../api/encryption';
import { isText, pasted } from '../../api/values';
import { refused, type Refusal } from '../delivery/refusal';
import { addressRefusal } from './ipAllowList';

/**
 * Whether a delivery to AIRudder Trigger may come in; undefined when it may. First the IP Allow List, then the shared
 * secret. The credential is read only when a secret is asked for: reading it costs half as much again as the delivery.
 */
export async function refusalOf(context: IWebhookFunctions): Promise<Refusal | undefined> {
	return refusedAddress(context) ?? (await refusedSecret(context));
}

function refusedAddress(context: IWebhookFunctions): Refusal | undefined {
	// As entered, so that an expression that comes out empty is not taken for a list that nobody wanted.
	const { ipAllowList: entered } = context.getNode().parameters;
	if (entered === undefined || entered === '') return undefined;
	const cause = addressRefusal(
		context.getNodeParameter('ipAllowList', ''),
		context.getRequestObject().ip,
	);
	if (cause === undefined) return undefined;
	return refused(context, { status: 403, reason: 'This address may not deliver here' }, cause);
}

async function refusedSecret(context: IWebhookFunctions): Promise<Refusal | undefined> {
	const authentication: unknown = context.getNodeParameter('authentication', 'none');
	if (authentication === 'none') return undefined;
	const webhookSecret = await secretOf(context);
	const carrier: unknown = context.getNodeParameter('carrier', '');
	const name = isText(carrier) ? carrier.trim() : 'x-webhook-secret';
	const given: unknown =
		authentication === 'header'
			? (context.getHeaderData() as IDataObject)[name.toLowerCase()]
			: (context.getQueryData() as IDataObject)[name];
	if (webhookSecret !== '' && sameSecret(pasted(given), webhookSecret)) return undefined;
	return refused(
		context,
		{ status: 401, reason: 'The secret is missing or wrong' },
		webhookSecret !== ''
			? 'the secret is missing or wrong'
			: 'the credential cannot be read, or has no Webhook Secret',
	);
}

/** Blank when the credential cannot be read, or has none. */
async function secretOf(context: IWebhookFunctions): Promise<string> {
	return await context.getCredentials('aiRudderApi').then(
		({ webhookSecret }) => pasted(webhookSecret),
		() => '',
	);
}
