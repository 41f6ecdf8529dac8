import { randomUUID } from 'node:crypto';
import { sampleAccount, sampleChatbotKey } from '../../../simulator';
import { type Harness, node } from '../../../test/support/n8n/harness';
import { chain, type NodeInput } from '../../../test/support/n8n/workflows';
import { type DeliveryKind, secret } from './deliveries';

/** Who takes the deliveries: our trigger, n8n's Webhook node, and triggers of a package that do nothing. */
export type Subject = 'ours' | 'webhook' | 'empty' | 'reading';

/** An execution that is kept would measure the database, the more of them there are the more. */
const settings = {
	saveDataSuccessExecution: 'none',
	saveDataErrorExecution: 'none',
	executionOrder: 'v1',
};

/** Publishes a workflow of one trigger each for a kind of delivery; gives their addresses. */
export async function publishedSubjects(
	harness: Harness,
	kind: DeliveryKind,
): Promise<Partial<Record<Subject, string>>> {
	const headerSecret = await credential(harness, 'httpHeaderAuth', secret);
	const readsCredential = kind === 'withSecret' || kind === 'signed';
	const webhook = {
		httpMethod: 'POST',
		path: randomUUID(),
		...(readsCredential ? { authentication: 'headerAuth' } : {}),
	};
	const triggers: Partial<Record<Subject, NodeInput>> = {
		ours: await ours(harness, kind),
		webhook: node('Trigger', 'n8n-nodes-base.webhook', webhook, {
			typeVersion: 2.1,
			webhookId: webhook.path,
			...(readsCredential ? { credentials: headerSecret } : {}),
		}),
		empty: node('Trigger', 'n8n-nodes-empty.emptyTrigger'),
		...(readsCredential
			? {
					reading: node(
						'Trigger',
						'n8n-nodes-empty.readingTrigger',
						{},
						{ credentials: headerSecret },
					),
				}
			: {}),
	};
	const paths = { ours: '/airudder', webhook: '', empty: '/empty', reading: '/empty' };
	const published = Object.entries(triggers).map(async ([name, trigger]) => {
		const { id } = await harness.save({ ...chain([trigger]), settings });
		const { status } = await harness.n8n.publish(id);
		if (status !== 'published') throw new Error(`n8n did not publish the trigger "${name}"`);
		const path = paths[name as Subject];
		return [name, `${harness.server.url}/webhook/${trigger.webhookId}${path}`] as const;
	});
	return Object.fromEntries(await Promise.all(published));
}

async function ours(harness: Harness, kind: DeliveryKind): Promise<NodeInput> {
	const baseUrl = harness.airudder.url;
	if (kind === 'signed') {
		const { signKey, secret: signSecret } = sampleChatbotKey;
		const signing = { baseUrl, signKey, signSecret, signatureScheme: 'hmacSha256BodyHex' };
		const credentials = await credential(harness, 'aiRudderChatbotApi', signing);
		const parameters = { options: { eventKind: 'botReplied' }, signature: 'required' };
		return node('Trigger', 'aiRudderChatbotTrigger', parameters, { credentials });
	}
	if (kind !== 'withSecret') {
		// A trigger that needs no credential has none: n8n looks for each execution whether a credential may be used.
		const settingsOfNode = { credentials: {} };
		return node(
			'Trigger',
			'aiRudderTrigger',
			{ options: { eventKind: 'callEnded' } },
			settingsOfNode,
		);
	}
	const account = { baseUrl, ...sampleAccount, webhookSecret: secret.value };
	const credentials = await credential(harness, 'aiRudderApi', account);
	const parameters = {
		options: { eventKind: 'callEnded' },
		authentication: 'header',
		carrier: secret.name,
	};
	return node('Trigger', 'aiRudderTrigger', parameters, { credentials });
}

/** Stores a credential, and gives it as a node names it. */
async function credential(
	harness: Harness,
	type: string,
	data: object,
): Promise<NonNullable<NodeInput['credentials']>> {
	const { id, name } = await harness.n8n.saveCredential(`Bench ${type}`, type, { ...data });
	return { [type]: { id, name } };
}
