import {
	sampleAccount,
	sampleChatbotKey,
	type Simulator,
	startSimulator,
} from '../../../simulator';
import { type Credential, type N8nAddress, N8nClient } from '../../../tools/n8n';
import { owner } from './owner';

type CredentialType = 'aiRudderApi' | 'aiRudderDialerApi' | 'aiRudderChatbotApi';

/** A credential of each type of the package, for the simulator's sample account. */
export type NodeCredentials = Record<CredentialType, Credential>;

/** Who works with an n8n, and what the nodes in it reach. */
export interface Connected {
	n8n: N8nClient;
	airudder: Simulator;
	credentials: NodeCredentials;
}

/** Signs in to an n8n and stores credentials in it for a simulated AIRudder, which is started for them. */
export async function connected(server: N8nAddress): Promise<Connected> {
	const airudder = await startSimulator();
	try {
		const n8n = new N8nClient(server);
		await n8n.signIn(owner);
		return { n8n, airudder, credentials: await credentialsFor(n8n, airudder.url) };
	} catch (error) {
		await airudder.stop();
		throw error;
	}
}

async function credentialsFor(n8n: N8nClient, baseUrl: string): Promise<NodeCredentials> {
	const { appKey, appSecret } = sampleAccount;
	const account = { baseUrl, appKey, appSecret };
	const { signKey, secret } = sampleChatbotKey;
	const chatbot = {
		...{ baseUrl, signKey, signSecret: secret },
		signatureScheme: 'hmacSha256BodyHex',
	};
	// One of the same name would be overwritten, and others may share this n8n.
	const at = new URL(baseUrl).host;
	return {
		aiRudderApi: await n8n.saveCredential(`AIRudder ${at}`, 'aiRudderApi', account),
		aiRudderDialerApi: await n8n.saveCredential(`Dialer ${at}`, 'aiRudderDialerApi', account),
		aiRudderChatbotApi: await n8n.saveCredential(`Chatbot ${at}`, 'aiRudderChatbotApi', chatbot),
	};
}
