import type { ICredentialTestRequest, IDataObject, INodeProperties } from 'n8n-workflow';
import { endpoints, servers, type EndpointId } from './endpoints.generated';
import { unseenAtEdges } from './values';

const { production } = servers;

/** For the test of a credential, whose request is made of expressions: a field as `pasted` reads it. */
export function pastedField(name: string): string {
	return `($credentials.${name} || "").replace(${String(unseenAtEdges)}, "")`;
}

/** Where AIRudder is. */
export const baseUrl: INodeProperties = {
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'string',
	default: production,
	required: true,
	description: 'Address of the AIRudder API. Change it only if AIRudder gave you another one.',
};

/** What a token is bought with. */
export const appKey: INodeProperties = {
	displayName: 'App Key',
	name: 'appKey',
	type: 'string',
	default: '',
	required: true,
	description: 'Application key (APPKey) that AIRudder issued to your company',
};

export const appSecret: INodeProperties = {
	displayName: 'App Secret',
	name: 'appSecret',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	required: true,
	description: 'Application secret (APPSecret) that AIRudder issued to your company',
};

/** Paths that the contract does not know; `example` is an operation of the credential's own. */
export function endpointPaths(example: EndpointId): INodeProperties {
	return {
		displayName: 'Endpoint Paths',
		name: 'endpointPaths',
		type: 'json',
		default: '{}',
		description: `Paths that AIRudder shows only in its portal, each under the name that stands below Endpoint Path in the form of its operation, e.g. {"${example}": "/path/from/the/portal"}`,
	};
}

/** Hidden and expirable: n8n logs in when it is blank, keeps it encrypted, and shares it among its workers. */
export const accessToken: INodeProperties = {
	displayName: 'Access Token',
	name: 'accessToken',
	type: 'hidden',
	typeOptions: { expirable: true, password: true },
	default: '',
};

/** The login, as the test of a credential. n8n logs in before it sends this; a refused login shows AIRudder's words. */
export function loginAsTest(
	login: 'obtainToken' | 'obtainDialerToken',
	headers?: IDataObject,
): ICredentialTestRequest {
	const { path, method } = endpoints[login];
	return {
		request: {
			baseURL: `={{ ${pastedField('baseUrl')} }}`,
			url: `={{ JSON.parse(${pastedField('endpointPaths')} || "{}").${login} || "${path}" }}`,
			method,
			...(headers ? { headers } : {}),
			body: {
				APPKey: `={{ ${pastedField('appKey')} }}`,
				APPSecret: `={{ ${pastedField('appSecret')} }}`,
			},
		},
	};
}
