import axios from 'axios';
import { Refused, signInByForm, type Answer, type Keys } from './http';
import { fieldsOf, readAll, readText } from './reader';
import { Session } from './session';
import { listedTask, type Table } from './tables';

/** Names and values as the account's template has them; values are text, or null (2.21, 2.23). */
export type Contact = Record<string, string | null>;

/** What one of the modules sends as a new task; `strategy` lies over the usual settings. */
export interface NewDialerTask {
	taskName: string;
	/** Local time of the account; empty or null leaves the start to a hand (2.6, 2.7). */
	startTime: string | null;
	autoEndTime: string;
	groupName: string;
	contacts: unknown[];
	/** As it goes out: base64 of the address (2.1). */
	callback: string;
	strategy?: object;
}

export interface DialerTaskCopy {
	taskName: string;
	fromTask: string;
	autoEndTime: string;
	groupName: string;
	resultStrategies?: object[] | null;
}

/** Which calls of a task. */
export interface Query {
	limit?: number;
	offset?: number;
	needCustomerInfo?: boolean;
	callId?: string;
	from?: string;
	until?: string;
}

/** The address as it goes into `callback`: standard base64 of its UTF-8 (2.1). */
export function encodedCallback(address: string): string {
	return Buffer.from(address, 'utf8').toString('base64');
}

/** The predictive dialer as the collections client uses it. */
export class DialerClient {
	readonly session: Session;

	private readonly base: string;

	constructor(
		url: string,
		private readonly keys: Keys,
	) {
		this.base = `${url}/service/callcenter/call/predict`;
		this.session = new Session(this.base, () => this.token());
	}

	/** Signs in by form (1.1, 1.2). */
	async token(): Promise<string> {
		const answer = await signInByForm(`${this.base}/auth`, this.keys);
		const { code, body } = answer.json;
		if (code !== 0) throw new Refused(answer);
		return readText(fieldsOf(body).token, 'body.token');
	}

	/** Makes a task with every setting (2.10 to 2.19); gives its id and the contacts refused (2.25, 2.26). */
	async createTask(task: NewDialerTask): Promise<{ taskId: string; refused: unknown[] }> {
		const { contacts, strategy, ...given } = task;
		const body = await this.done('createtask', {
			...usualSettings(task.taskName),
			...given,
			...strategy,
			customizeContacts: contacts,
		});
		const { taskId, errorContactList = [] } = fieldsOf(body);
		return { taskId: readText(taskId, 'body.taskId'), refused: errorContactList as unknown[] };
	}

	/** Calls those who did not answer once more: neither a callback nor a start goes out (3.2 to 3.6). */
	async copyTask(copy: DialerTaskCopy): Promise<string> {
		const { taskName, resultStrategies = null } = copy;
		const body = await this.done('copytask', {
			...copy,
			startTime: '',
			agentName: [],
			remark: taskName,
			restTimes: [{ start: '12:00:00', end: '13:00:00' }],
			repeatTimes: 3,
			bulkCallInterval: 120,
			maxLostRate: 1.5,
			contactNumberInterval: 3,
			dialingMode: 0,
			...quality,
			noanswerOnly: 'Y',
			ignoreCancelled: 'Y',
			resultStrategies,
		});
		return readText(fieldsOf(body).taskId, 'body.taskId');
	}

	/** Tasks of a period in local time (4.1, 4.3). */
	async tasks(minstarttime: string, maxstarttime: string): Promise<Array<Record<string, unknown>>> {
		const body = await this.done('querytasklist', { minstarttime, maxstarttime, limit: 500 });
		return readAll(listIn(body), listedTask);
	}

	/** How many calls a task has, asked for with one row (5.3). */
	async total(taskId: string, query: Query = {}): Promise<number> {
		const { total } = await this.page(taskId, { ...query, limit: 1 });
		return total;
	}

	/** Calls of a task as `table` asks for them (5.1, 5.2). Without `limit` all of them. */
	async calls(
		taskId: string,
		table: Table,
		query: Query = {},
	): Promise<Array<Record<string, unknown>>> {
		return readAll((await this.page(taskId, query)).list, table);
	}

	/** The calls page by page, until there are as many as `total` says (5.3). */
	async callsByPage(taskId: string, table: Table, limit: number) {
		const total = await this.total(taskId);
		const calls: Array<Record<string, unknown>> = [];
		for (let offset = 0; offset < total; offset += limit) {
			calls.push(...(await this.calls(taskId, table, { limit, offset })));
		}
		return calls;
	}

	/** Where the recording of a call is; undefined when it is refused (6.1, 6.2). */
	async recordingLink(callid: string): Promise<string | undefined> {
		const { json } = await this.post('case/recording', { callid });
		return json.code === 0 ? readText(fieldsOf(json.body).link, 'body.link') : undefined;
	}

	/** The numbers that were really cancelled; none of them when body is missing or empty (7.1 to 7.3). */
	async cancel(taskId: string, contactList: string[]): Promise<unknown[]> {
		const body = await this.done('canceltaskcontacts', { TaskID: taskId, contactList });
		if (!body) return [];
		if (Array.isArray(body)) return body as unknown[];
		throw new Error(`canceltaskcontacts: body is ${JSON.stringify(body)}, no list`);
	}

	private async page(taskId: string, query: Query): Promise<{ total: number; list: unknown }> {
		const { callId, from, until, ...rest } = query;
		const body = await this.done('querytaskdetail', {
			taskId,
			orderBy: 'calltime',
			offset: 0,
			needCustomerInfo: false,
			...rest,
			...(callId === undefined ? {} : { like: [{ field: 'callid', pattern: callId }] }),
			...(from === undefined ? {} : { minstarttime: from }),
			...(until === undefined ? {} : { maxstarttime: until }),
		});
		const { total } = fieldsOf(body);
		if (!Number.isInteger(total)) throw new Error(`total is ${JSON.stringify(total)}, no integer`);
		return { total: total as number, list: listIn(body) };
	}

	/** The payload of an answer that says in both ways that it was done (1.2, 1.7). */
	private async done(path: string, data: object): Promise<unknown> {
		const answer = await this.post(path, data);
		const { code, message, body } = answer.json;
		if (code !== 0 || message !== 'successfully') throw new Refused(answer);
		return body;
	}

	private async post(path: string, data: object): Promise<Answer> {
		const headers = { 'Content-Type': 'application/json' };
		return await this.session.send({
			method: 'POST',
			url: path,
			headers,
			data: JSON.stringify(data),
		});
	}
}

/** Fetches a recording as a browser would: without a token (6.3). */
export async function download(link: string): Promise<Buffer> {
	const { data } = await axios.get<ArrayBuffer>(link, { responseType: 'arraybuffer' });
	return Buffer.from(data);
}

/** Both spellings of the switch go out (2.17). */
const quality = { autoQa: 'Y', autoQA: 'Y', qaConfigId: 142, qaLimitLength: 0, qaLimitRate: 100 };

/** What goes out with every new task, unless the account's strategy says otherwise (2.10, 2.13). */
function usualSettings(taskName: string) {
	return {
		agentName: [],
		remark: taskName,
		restTimes: [{ start: '12:00:00', end: '13:00:00' }],
		contactList: [],
		dialingOrder: [],
		autoSlotFactor: 0,
		slotFactor: 2.5,
		callInterval: 0,
		acwTime: 15,
		maxLostRate: 0,
		contactNumberInterval: 0,
		ringLimit: 0,
		dialingMode: 0,
		repeatTimes: 1,
		bulkCallInterval: 120,
		...quality,
		voicemailRedial: 0,
		voicemailCheck: 0,
	};
}

function listIn(body: unknown): unknown {
	const { list } = fieldsOf(body);
	if (Array.isArray(list)) return list;
	throw new Error(`body is ${JSON.stringify(body)?.slice(0, 100)}, no object with a list`);
}
