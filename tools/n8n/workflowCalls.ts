import type { N8nSession } from './rest';
import type { Json, Publication, SavedWorkflow } from './types';

/** What one n8n is told, or asked, about workflows in another way than the next. */
export interface WorkflowCalls {
	/** What a request to run a stored workflow carries beside what is to be run of it. */
	toRun(id: string): Promise<Json>;
	/** What a model gave one of its tools, as a request to run that tool carries it. */
	toolQuery(tool: string, given: Json): Json;
	/** How far n8n got with a workflow's triggers. */
	publication(id: string): Promise<Publication>;
}

/** The way of an n8n of that version. */
export function workflowCallsOf(session: N8nSession, version: string): WorkflowCalls {
	return version.startsWith('1.') ? callsOfN8n1(session) : callsOfN8n2(session);
}

/** n8n 2 reads the workflow itself, and makes triggers live after it has answered. */
const callsOfN8n2 = (session: N8nSession): WorkflowCalls => ({
	toRun: async () => await Promise.resolve({}),
	toolQuery: (tool, given) => ({ [tool]: given }),
	publication: async (id) =>
		await session.request('GET', `/rest/workflows/${id}/publication-status`),
});

/** n8n 1 is given the workflow that it runs, and refuses to publish one whose triggers it cannot make live. */
const callsOfN8n1 = (session: N8nSession): WorkflowCalls => {
	const stored = async (id: string) =>
		await session.request<SavedWorkflow>('GET', `/rest/workflows/${id}`);
	return {
		toRun: async (id) => ({ workflowData: await stored(id) }),
		toolQuery: (_tool, given) => given,
		publication: async (id) => {
			const { active } = await stored(id);
			return { status: active ? 'published' : 'not_published', triggers: [] };
		},
	};
};
