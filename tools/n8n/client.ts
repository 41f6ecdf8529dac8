import { setTimeout as sleep } from 'node:timers/promises';

import { DataTables } from './dataTables';
import { Executions } from './executions';
import { N8nRefusal, N8nSession } from './rest';
import type { N8nAddress } from './server';
import type { Credential, Json, Owner, Publication, SavedWorkflow, Workflow } from './types';
import { type WorkflowCalls, workflowCallsOf } from './workflowCalls';

/** n8n driven by a program instead of a person: over the REST interface of its own editor. */
export class N8nClient {
	readonly session: N8nSession;

	readonly executions: Executions;

	readonly dataTables: DataTables;

	private readonly calls: WorkflowCalls;

	constructor(server: Pick<N8nAddress, 'url' | 'version'>) {
		this.session = new N8nSession(server.url);
		this.executions = new Executions(this.session);
		this.dataTables = new DataTables(this.session);
		this.calls = workflowCallsOf(this.session, server.version);
	}

	/** Signs in; on an n8n that has no owner yet, becomes its owner. Throws an N8nRefusal otherwise. */
	async signIn(owner: Owner): Promise<void> {
		const { email, password } = owner;
		try {
			await this.session.request('POST', '/rest/login', { emailOrLdapLoginId: email, password });
		} catch (refusal) {
			if (!(refusal instanceof N8nRefusal)) throw refusal;
			await this.session.request('POST', '/rest/owner/setup', owner).catch(() => {
				throw refusal;
			});
		}
	}

	/** The node types a package brought, by their full names. */
	async nodeTypes(packageName: string): Promise<string[]> {
		const types = await this.session.request<Array<{ name: string }>>('GET', '/types/nodes.json');
		const names = types.map(({ name }) => name);
		return [...new Set(names.filter((name) => name.startsWith(`${packageName}.`)))];
	}

	/** Stores a credential; one of the same name and type is overwritten, its id kept. */
	async saveCredential(name: string, type: string, data: Json): Promise<Credential> {
		const all = await this.session.request<Credential[]>('GET', '/rest/credentials');
		const known = all.find((one) => one.name === name && one.type === type);
		const body = { name, type, data };
		if (!known) return await this.session.request('POST', '/rest/credentials', body);
		return await this.session.request('PATCH', `/rest/credentials/${known.id}`, body);
	}

	/** What the button "Test" of a stored credential says. */
	async testCredential(
		credential: Credential,
		data: Json,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		const { id, name, type } = credential;
		const body = { credentials: { id, name, type, data } };
		return await this.session.request('POST', '/rest/credentials/test', body);
	}

	/** Stores a workflow; one of the same name is overwritten, its id and publication kept. */
	async saveWorkflow(workflow: Workflow): Promise<SavedWorkflow> {
		const known = await this.findWorkflow(workflow.name);
		if (!known) return await this.createWorkflow(workflow);
		const { name, nodes, connections, settings = {} } = workflow;
		const body = { name, nodes, connections, settings };
		return await this.session.request('PATCH', `/rest/workflows/${known.id}`, body);
	}

	/** The stored workflow of exactly this name, without its nodes. */
	async findWorkflow(name: string): Promise<SavedWorkflow | undefined> {
		const filter = encodeURIComponent(JSON.stringify({ name, isArchived: false }));
		const path = `/rest/workflows?filter=${filter}`;
		const found = await this.session.request<SavedWorkflow[]>('GET', path);
		return found.find((one) => one.name === name);
	}

	async createWorkflow({ settings = {}, ...workflow }: Workflow): Promise<SavedWorkflow> {
		const body = { ...workflow, settings, active: false };
		return await this.session.request('POST', '/rest/workflows', body);
	}

	async workflow(id: string): Promise<SavedWorkflow> {
		return await this.session.request('GET', `/rest/workflows/${id}`);
	}

	/** Makes the stored version live and waits until its triggers are, or have failed to be. */
	async publish(id: string, withinMs = 30_000): Promise<Publication> {
		const { versionId } = await this.workflow(id);
		await this.session.request('POST', `/rest/workflows/${id}/activate`, { versionId });
		return await this.published(id, withinMs);
	}

	/** Waits until the triggers of a workflow, which somebody has published, are up or have failed. */
	async published(id: string, withinMs = 30_000): Promise<Publication> {
		const undecided = ['in_progress', 'not_published'];
		return await this.publication(id, ({ status }) => !undecided.includes(status), withinMs);
	}

	/** Takes a workflow's triggers down and waits until they are. */
	async unpublish(id: string, withinMs = 30_000): Promise<Publication> {
		await this.session.request('POST', `/rest/workflows/${id}/deactivate`, {});
		return await this.publication(id, ({ status }) => status === 'not_published', withinMs);
	}

	/**
	 * Runs a workflow from one of its triggers, as the button "Execute workflow" does. Answers the
	 * execution's id; undefined when the trigger now waits for a test event.
	 */
	async run(id: string, trigger: string): Promise<string | undefined> {
		return await this.start(id, { triggerToStartFrom: { name: trigger } });
	}

	/**
	 * Runs a tool node of a workflow as an AI agent would, with the arguments a model gave, and without any model.
	 * Gives the id of the execution.
	 */
	async runTool(id: string, tool: string, given: Json): Promise<string> {
		const name = tool.replaceAll(' ', '_');
		const executionId = await this.start(id, {
			runData: {},
			destinationNode: { nodeName: tool, mode: 'inclusive' },
			agentRequest: { query: this.calls.toolQuery(name, given), tool: { name } },
		});
		if (executionId === undefined) throw new Error(`n8n did not run the tool "${tool}"`);
		return executionId;
	}

	private async start(id: string, what: Json): Promise<string | undefined> {
		const path = `/rest/workflows/${id}/run`;
		const body = { ...what, ...(await this.calls.toRun(id)) };
		return (await this.session.request<{ executionId?: string }>('POST', path, body)).executionId;
	}

	private async publication(
		id: string,
		settled: (publication: Publication) => boolean,
		withinMs: number,
	): Promise<Publication> {
		const end = Date.now() + withinMs;
		for (;;) {
			const publication = await this.calls.publication(id);
			if (settled(publication)) return publication;
			if (Date.now() > end) {
				throw new Error(`Publication of workflow ${id} hangs at "${publication.status}"`);
			}
			await sleep(50);
		}
	}
}
