import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeProperties,
	IWebhookFunctions,
} from 'n8n-workflow';
import {
	detect,
	noSignature,
	schemeNames,
	schemeOptions,
	verify,
	type Signed,
	type SignatureScheme,
} from '../../api/signature';
import { rawBodyOf } from '../../api/receivedJson';
import { signHeader } from '../../api/signatureHeaders';
import { isText, pasted } from '../../api/values';
import { ageForm } from '../delivery/age';
import { detectScheme } from '../../api/detectScheme';
import { refused, type Refusal } from '../delivery/refusal';

/** How AIRudder Chatbot Trigger tells AIRudder's deliveries from others, which AIRudder signs. */
export const signatureForm: INodeProperties[] = [
	{
		displayName: 'Signature',
		name: 'signature',
		type: 'options',
		options: [
			{
				name: 'Required',
				value: 'required',
				description:
					'Each delivery must be signed in the way that the credential names; anything else is answered with 401',
			},
			{
				name: 'Off',
				value: 'off',
				description: 'Take every delivery; the address itself is the secret',
			},
		],
		default: 'required',
		description: 'Whether deliveries must carry the signature of AIRudder',
	},
	ageForm,
];

/**
 * Whether a delivery to AIRudder Chatbot Trigger may come in; undefined when it may. The signature must be the one that
 * the credential's scheme makes of the bytes that came; Detect takes any scheme of the table, and the log names it.
 * Contract: the header X-AIRudder-Sign of the events tagged Chatbot.
 */
export async function signatureRefusalOf(context: IWebhookFunctions): Promise<Refusal | undefined> {
	if (context.getNodeParameter('signature', 'required') === 'off') return undefined;
	const credential = await credentialOf(context);
	if (!credential) return refused(context, unusable, 'the credential cannot be read');
	const { signatureScheme: scheme } = credential;
	const secret = pasted(credential.signSecret);
	if (scheme === noSignature) return refused(context, withoutScheme);
	if (secret === '') return refused(context, unusable, 'the credential has no Sign Secret');

	const signature = headerOf(context, signHeader);
	const signed = await signedPart(context, credential.timestampHeader);
	if (!signed) return refused(context, unusable, 'n8n did not keep the bytes of its body');
	if (scheme === detectScheme) {
		const found = detect(secret, signature, signed);
		if (found) logScheme(context, found);
		return found ? undefined : refused(context, wrong, 'its signature fits no scheme');
	}
	const chosen = schemeNames.find((name) => name === scheme);
	if (!chosen)
		return refused(context, unusable, 'the Signature Scheme of the credential is unknown');
	return verify(chosen, secret, signature, signed) ? undefined : refused(context, wrong);
}

const wrong: Refusal = { status: 401, reason: 'The signature is missing or wrong' };

const unusable: Refusal = { status: 401, reason: 'Signatures cannot be checked here' };

const withoutScheme: Refusal = {
	status: 401,
	reason:
		'A signature is required, and the Signature Scheme of the credential is None: choose a scheme or Detect, or set Signature to Off',
};

async function credentialOf(
	context: IWebhookFunctions,
): Promise<ICredentialDataDecryptedObject | undefined> {
	return await context
		.getCredentials<ICredentialDataDecryptedObject>('aiRudderChatbotApi')
		.catch(() => undefined);
}

async function signedPart(
	context: IWebhookFunctions,
	header: unknown,
): Promise<Signed | undefined> {
	const rawBody = await rawBodyOf(context);
	if (!rawBody) return undefined;
	const timestamp = headerOf(context, pasted(header));
	return { body: rawBody, timestamp: isText(timestamp) ? timestamp : undefined };
}

function headerOf(context: IWebhookFunctions, name: string): unknown {
	return (context.getHeaderData() as IDataObject)[name.toLowerCase()];
}

function logScheme(context: IWebhookFunctions, scheme: SignatureScheme): void {
	const name = schemeOptions.find(({ value }) => value === scheme)?.name;
	context.logger.info(
		`AIRudder: a delivery to "${context.getNode().name}" is signed with "${name}". Choose it as the Signature Scheme of the credential.`,
	);
}
