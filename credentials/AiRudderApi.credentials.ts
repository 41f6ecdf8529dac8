import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
	Icon,
} from 'n8n-workflow';
import { withToken } from '../nodes/shared/api/authentication';
import {
	accessToken,
	appKey,
	appSecret,
	baseUrl,
	endpointPaths,
	loginAsTest,
} from '../nodes/shared/api/credentialFields';
import { agreedKey } from '../nodes/shared/api/encryption';
import { logIn } from '../nodes/shared/api/login';
import { tokenForN8n } from '../nodes/shared/api/repeatedByN8n';

/** AIRudder's voice, workflow and SMS API: App Key and App Secret buy a token of 24 hours. Contract: obtainToken. */
export class AiRudderApi implements ICredentialType {
	name = 'aiRudderApi';

	displayName = 'AIRudder API';

	icon: Icon = { light: 'file:../icons/airudder.svg', dark: 'file:../icons/airudder.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-airudder/n8n-nodes-airudder/blob/main/docs/guides/keys.md';

	properties: INodeProperties[] = [
		baseUrl,
		appKey,
		appSecret,
		{
			displayName: 'AES Key',
			name: 'encryptionSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only if you agreed on encryption with AIRudder: the key of 16 characters. Requests and answers are then encrypted.',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only for AIRudder Trigger with a shared secret: the text that each delivery must carry. Make up a long one.',
		},
		endpointPaths('getPlanStatus'),
		accessToken,
	];

	/** The login; n8n stores what it gives. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		// A key that cannot be one shows when the credential is tested, not at the first call.
		agreedKey(credentials);
		return tokenForN8n(credentials, await logIn(this, credentials, 'obtainToken'));
	}

	/** A function, not header expressions: n8n evaluates those anew for each request, which costs more than the rest. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		// Contract: obtainToken gives the same token as long as that is valid.
		return withToken(credentials, requestOptions, 'stays while valid');
	}

	test: ICredentialTestRequest = loginAsTest('obtainToken');
}
