import { text } from 'node:stream/consumers';
import type { Json } from '../../../tools/n8n';
import { LocalServer } from '../localServer';

/**
 * A language model that only ever calls the tool it is offered, with these arguments, so many times; then it reads to its user
 * what the tool told it last.
 */
export interface StubModel {
	url: string;
	/** What its tool answered it, one text for each call. */
	told(): string[];
	/** What it was told of its tool: name and description. */
	offered(): { name: string; description: string } | undefined;
	stop(): Promise<void>;
}

/** Speaks as much of OpenAI's API as n8n's chat model node asks for. */
export async function startStubModel(given: Json, times: number): Promise<StubModel> {
	let told: string[] = [];
	let offered: { name: string; description: string } | undefined;
	const server = new LocalServer((request, response) => {
		void text(request).then((body) => {
			const { messages = [], tools = [] } = JSON.parse(body || '{}') as {
				messages?: Array<{ role: string; content: unknown }>;
				tools?: Array<{ function: { name: string; description: string } }>;
			};
			told = messages
				.filter(({ role }) => role === 'tool')
				.map(({ content }) => (typeof content === 'string' ? content : JSON.stringify(content)));
			offered = tools[0]?.function ?? offered;
			const mayCall = told.length < times;
			const call = {
				id: `call_${told.length}`,
				type: 'function',
				function: { name: offered?.name ?? '', arguments: JSON.stringify(given) },
			};
			const message = mayCall
				? { role: 'assistant', content: null, tool_calls: [call] }
				: { role: 'assistant', content: `It says: ${told.at(-1) ?? ''}` };
			response.setHeader('content-type', 'application/json');
			response.end(
				JSON.stringify({
					id: 'stub',
					object: 'chat.completion',
					created: 0,
					model: 'stub',
					choices: [{ index: 0, message, finish_reason: mayCall ? 'tool_calls' : 'stop' }],
					usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
				}),
			);
		});
	});
	await server.start();
	return {
		url: `${server.url}/v1`,
		told: () => told,
		offered: () => offered,
		stop: async () => await server.stop(),
	};
}
