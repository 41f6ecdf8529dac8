import type { INodeType, IWebhookFunctions } from 'n8n-workflow';

/**
 * The trigger as n8n's server calls it, for a request that has more than its parsed body: `rawBody`, the bytes as they
 * came, `readRawBody`, which fetches them, and `ip`, the sender behind n8n's proxies. `logged` fills with what the node logs.
 */
export function arrival<Trigger extends INodeType>(
	trigger: Trigger,
	request: { rawBody?: Buffer; ip?: string; readRawBody?: () => Promise<void> },
): { nodeType: INodeType; logged: string[] } {
	const logged: string[] = [];
	const log = (message: string) => logged.push(message);
	const nodeType = Object.assign(Object.create(trigger) as INodeType, {
		async webhook(this: IWebhookFunctions) {
			Object.assign(this.getRequestObject(), request);
			Object.defineProperty(this, 'logger', { value: { info: log, warn: log } });
			return await trigger.webhook!.call(this);
		},
	});
	return { nodeType, logged };
}
