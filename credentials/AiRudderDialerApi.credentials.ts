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
import { logIn } from '../nodes/shared/api/login';
import { tokenForN8n } from '../nodes/shared/api/repeatedByN8n';

/** AIRudder's predictive dialer: the same keys as elsewhere buy a token of its own. Contract: obtainDialerToken. */
export class AiRudderDialerApi implements ICredentialType {
	name = 'aiRudderDialerApi';

	displayName = 'AIRudder Dialer API';

	icon: Icon = { light: 'file:../icons/airudder.svg', dark: 'file:../icons/airudder.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-airudder/n8n-nodes-airudder/blob/main/docs/guides/keys.md';

	properties: INodeProperties[] = [
		baseUrl,
		appKey,
		appSecret,
		endpointPaths('listDialerTasks'),
		accessToken,
	];

	/** The login; n8n stores what it gives. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return tokenForN8n(credentials, await logIn(this, credentials, 'obtainDialerToken'));
	}

	/** A function, not header expressions: n8n evaluates those anew for each request, which costs more than the rest. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return withToken(credentials, requestOptions, 'may change');
	}

	test: ICredentialTestRequest = loginAsTest('obtainDialerToken', {
		'Content-Type': 'application/x-www-form-urlencoded',
	});
}
