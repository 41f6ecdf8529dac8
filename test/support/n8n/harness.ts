import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
	sampleAccount,
	sampleChatbotKey,
	type Simulator,
	startSimulator,
} from '../../../simulator';
import {
	type Credential,
	ensureN8n,
	errorOf,
	type Execution,
	installTarball,
	type Item,
	type Json,
	N8nClient,
	type N8nInstall,
	type N8nServer,
	type NodeError,
	outputOf,
	packageTarball,
	type PinnedN8n,
	type Publication,
	type SavedWorkflow,
	startN8n,
	type Workflow,
} from '../../../tools/n8n';
import { chain, node, type NodeInput, start } from './workflows';
import { leaksIn } from './leaks';

export { node, rows } from './workflows';

/** The person who owns the n8n of a test. */
export const owner = {
	email: 'owner@example.com',
	password: 'End-to-end-1',
	firstName: 'End',
	lastName: 'User',
};

type CredentialType = 'aiRudderApi' | 'aiRudderDialerApi' | 'aiRudderChatbotApi';

/** A credential of each type of the package, for the simulator's sample account. */
type NodeCredentials = Record<CredentialType, Credential>;

/** What came of one execution. */
export class Outcome {
	constructor(readonly execution: Execution) {}

	get status() {
		return this.execution.status;
	}

	/** The items of one of a node's outputs; empty when the node did not run. */
	items(node: string, output = 0): Item[] {
		return outputOf(this.execution, node)[output] ?? [];
	}

	/** Their JSON alone. */
	json(node: string, output = 0): Json[] {
		return this.items(node, output).map(({ json }) => json);
	}

	/** What a node failed with; without a node, what ended the execution. */
	error(node?: string): NodeError | undefined {
		return errorOf(this.execution, node);
	}
}

/** A published workflow that begins with an AIRudder trigger. */
export interface Live {
	workflow: SavedWorkflow;
	publication: Publication;
	/** The production URL, to be given to AIRudder's staff. */
	url: string;
	/** Waits until so many events were worked through, and answers them oldest first. */
	outcomes(count?: number): Promise<Outcome[]>;
	unpublish(): Promise<void>;
}

/** A real n8n with the packed package, and a simulated AIRudder it has a credential for. */
export class Harness {
	private constructor(
		private n8nServer: N8nServer,
		readonly n8n: N8nClient,
		readonly airudder: Simulator,
		readonly credentials: NodeCredentials,
		private readonly install: N8nInstall | undefined,
		private readonly env: Record<string, string>,
	) {}

	/**
	 * Starts both on free ports, with data in a temporary folder. The simulator's clock stands still
	 * until a test moves it. Takes about 10 s; minutes when n8n has to be installed first.
	 */
	static async start(
		env: Record<string, string> = {},
		furtherPackages: string[] = [],
		pinned?: PinnedN8n,
	): Promise<Harness> {
		const [tarball, install] = [await packageTarball(), await ensureN8n(undefined, pinned)];
		const folder = mkdtempSync(join(tmpdir(), 'airudder-e2e-'));
		for (const each of [tarball, ...furtherPackages]) installTarball(folder, each);
		const told = { N8N_LOG_LEVEL: 'debug', ...env };
		return await Harness.of(await startN8n({ folder, install, env: told }), told, install);
	}

	/** Takes over an n8n that has just been started from `install`, the newest if left out; ends it when that fails. */
	static async of(
		server: N8nServer,
		env: Record<string, string> = {},
		install?: N8nInstall,
	): Promise<Harness> {
		const airudder = await startSimulator();
		try {
			const n8n = new N8nClient(server.url);
			await n8n.signIn(owner);
			const { appKey, appSecret } = sampleAccount;
			const data = { baseUrl: airudder.url, appKey, appSecret };
			const { signKey, secret } = sampleChatbotKey;
			const credentials: NodeCredentials = {
				aiRudderApi: await n8n.saveCredential('AIRudder', 'aiRudderApi', data),
				aiRudderDialerApi: await n8n.saveCredential('Dialer', 'aiRudderDialerApi', data),
				aiRudderChatbotApi: await n8n.saveCredential('Chatbot', 'aiRudderChatbotApi', {
					baseUrl: airudder.url,
					signKey,
					signSecret: secret,
					signatureScheme: 'hmacSha256BodyHex',
				}),
			};
			return new Harness(server, n8n, airudder, credentials, install, env);
		} catch (error) {
			await Promise.all([server.stop(), airudder.stop()]);
			throw error;
		}
	}

	get server(): N8nServer {
		return this.n8nServer;
	}

	/** Has n8n die, as by a power cut. */
	async kill(): Promise<void> {
		await this.server.kill();
	}

	/** Ends n8n, if it lives, and starts it again, with its data and under its address. */
	async restart(): Promise<void> {
		const { url, folder } = this.server;
		await this.server.stop();
		const port = Number(new URL(url).port);
		const install = this.install ?? (await ensureN8n());
		this.n8nServer = await startN8n({ folder, install, port, env: this.env });
	}

	/** Ends both and removes the folder. Throws when n8n has written a secret of AIRudder into any file of it. */
	async stop(): Promise<void> {
		await Promise.all([this.server.stop(), this.airudder.stop()]);
		const leaks = leaksIn(this.server.folder, {
			'App Secret': [sampleAccount.appSecret],
			'Sign Secret': [sampleChatbotKey.secret],
			'access token': this.airudder.tokensGiven(),
		});
		rmSync(this.server.folder, { recursive: true, force: true });
		if (leaks.length > 0) throw new Error(`Secrets lie in plain text: ${leaks.join('; ')}`);
	}

	/**
	 * Runs nodes one after the other, as the editor's button does. The first gets `items`.
	 *
	 *     const outcome = await harness.run([node('Create', 'aiRudder', { … })], rows({ mobile: '…' }));
	 *     expect(outcome.json('Create')).toEqual([…]);
	 */
	async run(nodes: NodeInput[], items?: Item[]): Promise<Outcome> {
		const executionId = await this.begin(nodes, items);
		return new Outcome(await this.n8n.executions.finished(executionId));
	}

	/** The same without waiting for the end; gives the id of the execution. */
	async begin(nodes: NodeInput[], items?: Item[]): Promise<string> {
		const saved = await this.save(chain([start, ...nodes]), items);
		const executionId = await this.n8n.run(saved.id, start.name);
		if (executionId === undefined) throw new Error('n8n waits for an event instead of running');
		return executionId;
	}

	/** Stores a workflow. Its AIRudder nodes get their credentials, its start node puts out `items`. */
	async save(workflow: Workflow, items?: Item[]): Promise<SavedWorkflow> {
		const nodes = workflow.nodes.map((one) => this.withCredential(one));
		const pinData = items && { [start.name]: items };
		return await this.n8n.createWorkflow({ ...workflow, nodes, pinData });
	}

	/** Runs the AIRudder node as a tool of an AI agent, with the arguments that a model gave. */
	async runTool(name: string, parameters: Json, given: Json): Promise<Outcome> {
		const agent = node('AI Agent', '@n8n/n8n-nodes-langchain.agent', {}, { typeVersion: 2.2 });
		const tool = node(name, 'aiRudderTool', parameters);
		const { nodes, connections, ...workflow } = chain([start, agent]);
		const saved = await this.save({
			...workflow,
			nodes: [...nodes, tool],
			connections: {
				...connections,
				[name]: { ai_tool: [[{ node: agent.name, type: 'ai_tool', index: 0 }]] },
			},
		});
		const executionId = await this.n8n.runTool(saved.id, name, given);
		return new Outcome(await this.n8n.executions.finished(executionId));
	}

	/** Publishes a trigger with nodes after it, and has AIRudder send its events there. */
	async publish(trigger: NodeInput, after: NodeInput[] = []): Promise<Live> {
		const workflow = await this.save(chain([trigger, ...after]));
		const publication = await this.n8n.publish(workflow.id);
		const url = `${this.server.url}/webhook/${trigger.webhookId}/airudder`;
		this.airudder.webhookUrl = url;
		return {
			workflow,
			publication,
			url,
			outcomes: async (count = 1) => {
				const done = await this.n8n.executions.finishedOf(workflow.id, count);
				return done.map((execution) => new Outcome(execution));
			},
			unpublish: async () => {
				await this.n8n.unpublish(workflow.id);
			},
		};
	}

	private withCredential(one: NodeInput): NodeInput {
		const isOurs = one.type.startsWith('n8n-nodes-airudder.') || one.type.endsWith('.httpRequest');
		const credentials = Object.fromEntries(
			Object.entries(this.credentials).map(([type, { id, name }]) => [type, { id, name }]),
		);
		return isOurs ? { credentials, ...one } : one;
	}
}
