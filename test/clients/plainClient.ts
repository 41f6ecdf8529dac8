import { form, send, signInFields, type Envelope, type Keys } from './http';
import { fieldsOf } from './reader';

/**
 * Calling tasks as a small PHP client uses them: it signs in with a multipart form, posts JSON text under the content type
 * that cURL gives to any text, never renews a token and looks at no HTTP status.
 */
export class PlainClient {
	constructor(
		private readonly url: string,
		private readonly keys: Keys,
	) {}

	/** Signs in (10.1, 10.2). */
	async token(): Promise<unknown> {
		const fields = new FormData();
		for (const [name, value] of Object.entries(signInFields(this.keys))) fields.append(name, value);
		const { json } = await send({
			method: 'POST',
			url: `${this.url}/service/cloud/auth`,
			data: fields,
		});
		return fieldsOf(json.data).token;
	}

	/** Line and method always go out. */
	async create(task: object, token: unknown): Promise<Envelope> {
		return await this.post('task', { ...task, SIPLine: 'jakarta-1', RobotMethod: 'single' }, token);
	}

	async stop(TaskID: unknown, token: unknown): Promise<Envelope> {
		return await this.post('operation', { Action: 'Stop', TaskID }, token);
	}

	async stopNumber(TaskID: unknown, CalleeNumber: string, token: unknown): Promise<Envelope> {
		return await this.post('cancelphonecall', { CalleeNumber, TaskID }, token);
	}

	private async post(path: string, data: object, token: unknown): Promise<Envelope> {
		const { json } = await send({
			method: 'POST',
			url: `${this.url}/service/cloud/${path}`,
			headers: { Authorization: `Token ${String(token)}`, 'Content-Type': form },
			data: JSON.stringify(data),
		});
		return json;
	}
}
