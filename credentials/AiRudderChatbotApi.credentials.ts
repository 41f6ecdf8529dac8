import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
	Icon,
} from 'n8n-workflow';
import { baseUrl, endpointPaths, pastedField } from '../nodes/shared/api/credentialFields';
import { endpoints } from '../nodes/shared/api/endpoints.generated';
import { noSignature, schemeOptions, timestampSchemes } from '../nodes/shared/api/signature';
import { withSignature } from '../nodes/shared/api/signatureHeaders';
import { assertCanSign, detectOption, detectScheme } from '../nodes/shared/api/detectScheme';

const refused =
	'AIRudder refused the signature: check Sign Key, Sign Secret and Signature Scheme, and ask AIRudder whether the account may use the chatbot API';

/** AIRudder's chatbot and WhatsApp API: every request is signed. Contract: chatbotSignKey, chatbotSign. */
export class AiRudderChatbotApi implements ICredentialType {
	name = 'aiRudderChatbotApi';

	displayName = 'AIRudder Chatbot API';

	icon: Icon = { light: 'file:../icons/airudder.svg', dark: 'file:../icons/airudder.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-airudder/n8n-nodes-airudder/blob/main/docs/guides/keys.md';

	properties: INodeProperties[] = [
		baseUrl,
		{
			displayName: 'Sign Key',
			name: 'signKey',
			type: 'string',
			default: '',
			required: true,
			description: 'Key that AIRudder issued to your company for signing; it names the secret',
		},
		// Preset to None: AIRudder does not publish how it signs, so any other preset would be a guess.
		{
			displayName: 'Signature Scheme',
			name: 'signatureScheme',
			type: 'options',
			options: [...schemeOptions, detectOption].sort((one, other) =>
				one.name.localeCompare(other.name),
			),
			default: noSignature,
			description:
				'How requests and events are signed. AIRudder does not publish it, so choose what AIRudder told you. None sends the Sign Key without a signature.',
		},
		{
			displayName: 'Sign Secret',
			name: 'signSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { hide: { signatureScheme: [noSignature] } },
			description: 'Secret that AIRudder issued together with the Sign Key',
		},
		{
			displayName: 'Time Stamp Header',
			name: 'timestampHeader',
			type: 'string',
			default: '',
			placeholder: 'e.g. X-Timestamp',
			displayOptions: { show: { signatureScheme: [detectScheme, ...timestampSchemes] } },
			description:
				'Name of the header in which AIRudder expects the time stamp, in seconds since 1970. AIRudder tells you.',
		},
		endpointPaths('listTemplates'),
	];

	/** A function, because the signature is made from the body. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		assertCanSign(credentials);
		return withSignature(credentials, requestOptions);
	}

	/**
	 * Asks for one message of a session without a name: it reads only, and is refused when the signature is wrong. A
	 * refusal comes as a body code or as an HTTP status; n8n's type wants rules of one kind, n8n itself takes both.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ${pastedField('baseUrl')} }}`,
			url: `={{ JSON.parse(${pastedField('endpointPaths')} || "{}").listSessionMessages || "${endpoints.listSessionMessages.path}" }}`,
			method: endpoints.listSessionMessages.method,
			body: { call_id: '', last_msg_id: '', size: 1 },
		},
		rules: [401, 403].flatMap((value) => [
			{ type: 'responseSuccessBody', properties: { key: 'code', value, message: refused } },
			{ type: 'responseCode', properties: { value, message: refused } },
		]) as ICredentialTestRequest['rules'],
	};
}
