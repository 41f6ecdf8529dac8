import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ICredentialType, INodeExecutionData, INodeType } from 'n8n-workflow';
import type { Account } from '../../../simulator';
import { runNode, type Ran, type Subject } from '../../../test/support/engine/n8nEngine';
import { projectFolder } from '../../folders';
import { ensureN8n } from '../../n8n/install';

type Parameters = Subject['parameters'];

/** Where AIRudder is, and who asks. */
export interface AirudderAccess {
	url: string;
	account: Account;
	/** What an earlier login gave. */
	accessToken?: string;
}

/** The node as it is published: what the compiler made of it. */
export function aiRudder(access: AirudderAccess, parameters: Parameters): Subject {
	const { AiRudder } = published<{ AiRudder: new () => INodeType }>('nodes/AiRudder/AiRudder.node');
	return subject(new AiRudder(), access, parameters);
}

/** n8n's own HTTP Request node with our credential, in the version that a new workflow gets. */
export async function httpRequest(
	access: AirudderAccess,
	parameters: Parameters,
): Promise<Subject> {
	const { folder } = await ensureN8n();
	const fromN8n = createRequire(join(folder, 'node_modules', 'n8n', 'package.json'));
	const { HttpRequest } = fromN8n('n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js') as {
		HttpRequest: new () => INodeType;
	};
	const nodeType = new HttpRequest();
	const ours = {
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'aiRudderApi',
	};
	const typeVersion = (nodeType as unknown as { currentVersion: number }).currentVersion;
	return {
		...subject(nodeType, access, { ...ours, ...parameters }),
		// n8n gives a credential of any kind to nodes that it knows by this type alone.
		settings: { type: 'n8n-nodes-base.httpRequest', typeVersion },
	};
}

/** Runs a node on n8n's engine. Throws what the node throws. */
export async function ranWell(
	one: Subject,
	items: INodeExecutionData[],
): Promise<Ran & { output: INodeExecutionData[][] }> {
	const ran = await runNode(one, items);
	if (ran.error || !ran.output) throw new Error('The node failed', { cause: ran.error });
	return { ...ran, output: ran.output };
}

function subject(nodeType: INodeType, access: AirudderAccess, parameters: Parameters): Subject {
	const { AiRudderApi } = published<{ AiRudderApi: new () => ICredentialType }>(
		'credentials/AiRudderApi.credentials',
	);
	const { url, account, accessToken = '' } = access;
	const { appKey, appSecret } = account;
	return {
		nodeType,
		credentialTypes: [new AiRudderApi()],
		credentials: { aiRudderApi: { baseUrl: url, appKey, appSecret, accessToken } },
		parameters,
	};
}

/** A module of the built package. */
export function published<Module>(path: string): Module {
	return createRequire(__filename)(join(projectFolder, 'dist', `${path}.js`)) as Module;
}
