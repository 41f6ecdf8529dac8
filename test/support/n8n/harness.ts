import { sampleAccount, sampleChatbotKey, type Simulator } from '../../../simulator';
import {
	errorOf,
	type Execution,
	type Item,
	type Json,
	type N8nAddress,
	type N8nClient,
	type NodeError,
	outputOf,
	type Publication,
	type SavedWorkflow,
	type Workflow,
} from '../../../tools/n8n';
import { type Connected, connected, type NodeCredentials } from './connected';
import { leaksIn } from './leaks';
import { sharedN8n } from './sharedN8n';
import { chain, node, type NodeInput, start } from './workflows';

export { node, rows } from './workflows';

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

/** A real n8n with the packed package, and a simulated AIRudder it has credentials for. */
export class Harness {
	protected constructor(
		private readonly address: N8nAddress,
		private readonly connected: Connected,
	) {}

	/**
	 * The n8n that all files of a suite share, for those that neither end it nor need settings of their own, with a
	 * simulated AIRudder for this file alone. The suite's global set-up has started it.
	 */
	static async shared(): Promise<Harness> {
		const server = sharedN8n();
		return new Harness(server, await connected(server));
	}

	get server(): N8nAddress {
		return this.address;
	}

	/** Drives n8n as its owner. */
	get n8n(): N8nClient {
		return this.connected.n8n;
	}

	/** Its clock stands still until a test moves it. */
	get airudder(): Simulator {
		return this.connected.airudder;
	}

	get credentials(): NodeCredentials {
		return this.connected.credentials;
	}

	/** Ends the simulator. Throws when n8n has written a secret of AIRudder into any file of its folder. */
	async stop(): Promise<void> {
		await this.airudder.stop();
		const leaks = leaksIn(this.server.folder, {
			'App Secret': [sampleAccount.appSecret],
			'Sign Secret': [sampleChatbotKey.secret],
			'access token': this.airudder.tokensGiven(),
		});
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
