import { randomUUID } from 'node:crypto';
import type { Json } from '../../../tools/n8n';
import { type Harness, node, Outcome } from './harness';
import { type NodeInput, start } from './workflows';
import { startStubModel, type StubModel } from './stubModel';

/** What leads to a node. */
export const link = (to: string, type = 'main') => ({ [type]: [[{ node: to, type, index: 0 }]] });

/** What an agent's run came to, and what its model saw of the tool. */
export interface AgentRan {
	outcome: Outcome;
	/** What the tool answered the model, one text for each call. */
	told: string[];
	offered: ReturnType<StubModel['offered']>;
}

/** Runs an agent of n8n whose model calls the tool so many times, twice if nothing is said, with these arguments. */
export async function runAgent(
	harness: Harness,
	tool: NodeInput,
	{ typeVersion, given, times = 2 }: { typeVersion: number; given: Json; times?: number },
): Promise<AgentRan> {
	const { n8n } = harness;
	const model = await startStubModel(given, times);
	try {
		const account = { apiKey: 'stub', url: model.url };
		// By a name of its own: other test files use the same n8n, and a credential of the same name is overwritten.
		const credentialName = `Model ${model.url}`;
		const { id, name } = await n8n.saveCredential(credentialName, 'openAiApi', account);
		const chatModel = node(
			'Model',
			'@n8n/n8n-nodes-langchain.lmChatOpenAi',
			{ model: { __rl: true, mode: 'id', value: 'stub' } },
			{ typeVersion: 1.2, credentials: { openAiApi: { id, name } } },
		);
		const agent = node(
			'Agent',
			'@n8n/n8n-nodes-langchain.agent',
			{ promptType: 'define', text: 'Reach them', options: { enableStreaming: false } },
			{ typeVersion },
		);
		const saved = await harness.save({
			name: `Test ${randomUUID()}`,
			nodes: [start, agent, chatModel, tool],
			// As the editor makes every new workflow. In the older order an agent of version 3 reads before its tool has run.
			settings: { executionOrder: 'v1' },
			connections: {
				Start: link('Agent'),
				Model: link('Agent', 'ai_languageModel'),
				[tool.name]: link('Agent', 'ai_tool'),
			},
		});
		const executionId = await n8n.run(saved.id, start.name);
		const outcome = new Outcome(await n8n.executions.finished(executionId!));
		return { outcome, told: model.told(), offered: model.offered() };
	} finally {
		await model.stop();
	}
}

/** The error that a tool gave last. */
export function lastErrorOf({ execution }: Outcome, tool: string): string | undefined {
	return execution.data.resultData.runData[tool]?.at(-1)?.error?.message;
}
