import { text } from 'node:stream/consumers';
import type { Json } from '../../../tools/n8n';
import { LocalServer } from '../localServer';

/** A language model that only ever calls the tool it is offered, with these arguments, so many times; then it says done. */
export interface StubModel {
	url: string;
	/** How often its tool answered it. */
	calls(): number;
	stop(): Promise<void>;
}

/** Speaks as much of OpenAI's API as n8n's chat model node asks for. */
export async function startStubModel(given: Json, times: number): Promise<StubModel> {
	let calls = 0;
	const server = new LocalServer((request, response) => {
		void text(request).then((body) => {
			const { messages = [], tools = [] } = JSON.parse(body || '{}') as {
				messages?: Array<{ role: string }>;
				tools?: Array<{ function: { name: string } }>;
			};
			calls = messages.filter(({ role }) => role === 'tool').length;
			const name = tools[0]?.function.name ?? '';
			const call = {
				id: `call_${calls}`,
				type: 'function',
				function: { name, arguments: JSON.stringify(given) },
			};
			const message =
				calls < times
					? { role: 'assistant', content: null, tool_calls: [call] }
					: { role: 'assistant', content: 'done' };
			response.setHeader('content-type', 'application/json');
			response.end(
				JSON.stringify({
					id: 'stub',
					object: 'chat.completion',
					created: 0,
					model: 'stub',
					choices: [{ index: 0, message, finish_reason: calls < times ? 'tool_calls' : 'stop' }],
					usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
				}),
			);
		});
	});
	await server.start();
	return {
		url: `${server.url}/v1`,
		calls: () => calls,
		stop: async () => await server.stop(),
	};
}
