import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
	type Credential,
	Failure,
	filesFolder,
	type Json,
	type N8nClient,
	N8nRefusal,
	type N8nAddress,
	projectFolder,
	type SavedWorkflow,
	type Workflow,
	type N8nWorkflowNode,
} from '../n8n';
import { sampleAccount, sampleRobots } from '../../simulator';

/** The demo's sign-in. n8n listens on this machine only, so it protects nothing. */
export const owner = {
	email: 'demo@example.com',
	password: 'Demo-call-1',
	firstName: 'Demo',
	lastName: 'User',
};

export const outcomesDataTable = 'AIRudder outcomes';

export const nodes = { start: 'Start', check: 'Check Contacts', create: 'Call Customers' };

const credentialType = 'aiRudderApi';

const examples = join(projectFolder, 'examples');

const workflowFiles = {
	startHere: 'start-here.json',
	call: 'call-customers-from-a-spreadsheet.json',
	keep: 'keep-call-outcomes.json',
	rules: 'call-customers-by-the-rules.json',
};

/** Signs in as the demo's owner. Throws a Failure when the folder's n8n belongs to someone else. */
export async function signIn(n8n: N8nClient, folder: string): Promise<void> {
	try {
		await n8n.signIn(owner);
	} catch (error) {
		if (!(error instanceof N8nRefusal)) throw error;
		throw new Failure(
			`The n8n in ${folder} does not know the demo's sign-in ${owner.email} any more: ` +
				'delete that folder to begin afresh, or give another with --data FOLDER.',
		);
	}
}

/** Stores the credential, pointing at the simulator, and tests it as the editor's button does. */
export async function saveCredential(n8n: N8nClient, baseUrl: string): Promise<Credential> {
	const { appKey, appSecret } = sampleAccount;
	const data = { baseUrl, appKey, appSecret };
	const credential = await n8n.saveCredential('AIRudder (simulated)', credentialType, data);
	const { status, message } = await n8n.testCredential(credential, data);
	if (status !== 'OK') throw new Failure(`The credential does not work: ${message}`);
	return credential;
}

/**
 * Stores the first examples and publishes the one that waits for outcomes. *Start here* is stored once: whoever has put a
 * number or a credential of their own into it finds it as they left it.
 */
export async function saveWorkflows(
	n8n: N8nClient,
	server: Pick<N8nAddress, 'folder'>,
	credential: Credential,
): Promise<Record<keyof typeof workflowFiles, SavedWorkflow>> {
	const spreadsheet = join(filesFolder(server.folder), 'customers.csv');
	copyFileSync(join(examples, 'customers.csv'), spreadsheet);
	const fit = (file: string) => fitted(readExample(file), credential, spreadsheet);
	const first = fit(workflowFiles.startHere);
	const startHere = (await n8n.findWorkflow(first.name)) ?? (await n8n.createWorkflow(first));
	const call = await n8n.saveWorkflow(fit(workflowFiles.call));
	const keep = await n8n.saveWorkflow(fit(workflowFiles.keep));
	const rules = await n8n.saveWorkflow(fit(workflowFiles.rules));
	const { status, triggers } = await n8n.publish(keep.id);
	if (status === 'published') return { startHere, call, keep, rules };
	const reason = triggers.find(({ errorMessage }) => errorMessage)?.errorMessage;
	throw new Failure(`n8n did not publish "${keep.name}": ${reason ?? status}`);
}

/** The address the published trigger listens on, as AIRudder's staff would be told. */
export function webhookUrl(serverUrl: string): string {
	const trigger = readExample(workflowFiles.keep).nodes.find(({ webhookId }) => webhookId);
	return `${serverUrl}/webhook/${trigger?.webhookId}/airudder`;
}

const readExample = (file: string): Workflow =>
	JSON.parse(readFileSync(join(examples, file), 'utf8')) as Workflow;

/** What a person does after an import: choose the credential and the robot, name the file. */
function fitted(workflow: Workflow, { id, name }: Credential, spreadsheet: string): Workflow {
	const [robot] = sampleRobots;
	const choices: Json = {
		robot: { __rl: true, mode: 'list', value: robot?.robotId, cachedResultName: robot?.name },
		// n8n takes forward slashes on Windows too, and only those.
		fileSelector: spreadsheet.replaceAll('\\', '/'),
	};
	const fit = (node: N8nWorkflowNode): N8nWorkflowNode => {
		const chosen = Object.entries(choices).filter(([field]) => field in node.parameters);
		const parameters = { ...node.parameters, ...Object.fromEntries(chosen) };
		const isOurs = node.type === 'n8n-nodes-airudder.aiRudder';
		const credentials = isOurs ? { [credentialType]: { id, name } } : node.credentials;
		return { ...node, parameters, credentials };
	};
	return { ...workflow, nodes: workflow.nodes.map(fit) };
}
