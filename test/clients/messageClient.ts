import { DateTime } from 'luxon';
import { Refused, send, signInFields, type Envelope, type Keys } from './http';
import { fieldsOf, readText } from './reader';

/** A recipient of a workflow: E.164, and values that are text (11.5, 11.6). */
export interface Recipient {
	callee: string;
	variables: Record<string, string>;
}

/** A workflow takes as many in all (11.8). */
export const mostRecipients = 10_000;

/** Text messages and workflows as the TypeScript client uses them: the word is Bearer, nothing is repeated. */
export class MessageClient {
	private token?: string;

	constructor(
		private readonly url: string,
		private readonly keys: Keys,
	) {}

	/** Signs in with JSON (11.1). */
	async signIn(): Promise<string> {
		const { data } = await this.post('cloud/auth', signInFields(this.keys), 200, {});
		this.token = readText(fieldsOf(data).token, 'data.token');
		return this.token;
	}

	/** Sends one message to one number; gives its id (11.3, 11.4). */
	async sendSms(to: string, message: string, from: string, callbackUrl?: string): Promise<string> {
		const receipt = callbackUrl === undefined ? {} : { callbackUrl };
		const data = { to: [to], message, from, ...receipt };
		const { body } = await this.post('sms/message/v2/send', data, 0);
		return readText(fieldsOf(body).messageId, 'body.messageId');
	}

	/** Opens a workflow with its first recipients; gives its id (11.5). */
	async startWorkflow(name: string, details: Recipient[], end: Date): Promise<string> {
		const { data } = await this.post(
			'cloud/workflow/createinstance',
			{ workflow_template_id: 7, name, end_time: workflowTime(end), details },
			200,
		);
		return readText(fieldsOf(data).workflow_id, 'data.workflow_id');
	}

	/** Adds recipients; no data is read (11.7). */
	async addRecipients(workflowId: string, details: Recipient[]): Promise<void> {
		await this.post('cloud/workflow/uploaddetails', { workflow_id: workflowId, details }, 200);
	}

	/** Throws Refused for any HTTP status that is no success, and for any other code than the one of success. */
	private async post(
		path: string,
		data: object,
		success: number,
		headers: Record<string, string> = { Authorization: `Bearer ${this.token}` },
	): Promise<Envelope> {
		const answer = await send({
			method: 'POST',
			url: `${this.url}/service/${path}`,
			headers: { 'Content-Type': 'application/json', ...headers },
			data,
		});
		const { status, json } = answer;
		if (status >= 300 || json.code !== success) throw new Refused(answer);
		return json;
	}
}

/** `YYYY-MM-DD HH:mm:ss+08:00`, wherever this runs (11.5). */
function workflowTime(time: Date): string {
	return DateTime.fromJSDate(time, { zone: 'UTC+8' }).toFormat('yyyy-MM-dd HH:mm:ssZZ');
}
