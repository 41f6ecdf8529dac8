import { Refused, signInByForm, type Answer, type Keys } from './http';
import { fieldsOf, readAll, readText } from './reader';
import { Session } from './session';
import { callRecord, finishedCallRecord } from './tables';

/** A customer of a reminder call (10.8, 10.9). */
export interface Debtor {
	Debtor: string;
	Mobile: string;
	LoanDate: string;
	DueDate: string;
	LoanAmount: number;
	Arrears: number;
	Unit: string;
	Platform: string;
	/** The client's own id, by which it finds the record again (10.14). */
	Comments: number | string;
	Gender: 'male' | 'female';
	ExtraA?: number | string;
}

export interface NewCallingTask {
	TaskName: string;
	/** YYYY-MM-DD HH:MM:SS, local time of the account (10.6). */
	ScheduleStartTime: string;
	ScheduleEndTime: string;
	RobotID: string;
	RobotMethod?: 'group';
	RepeatNumber: number;
	Details: Debtor[];
}

/** Calling tasks as the reminder client uses them. */
export class CallingTaskClient {
	readonly session: Session;

	private readonly base: string;

	constructor(
		url: string,
		private readonly keys: Keys,
	) {
		this.base = `${url}/service/cloud`;
		this.session = new Session(this.base, () => this.token());
	}

	/** Signs in by form (10.1, 10.2). */
	async token(): Promise<string> {
		const answer = await signInByForm(`${this.base}/auth`, this.keys);
		if (answer.status === 401) throw new Refused(answer);
		return readText(fieldsOf(answer.json.data).token, 'data.token');
	}

	/** Makes a task (10.5, 10.6); gives its id and the contacts refused (10.10, 10.11). */
	async createTask(
		task: NewCallingTask,
		path = 'v2/task',
	): Promise<{ taskId: string; refused: unknown[] }> {
		const answer = await this.session.send({
			method: 'POST',
			url: path,
			data: { SIPLine: 'jakarta-1', RepeatInterval: 10, Perform: 1, ...task },
		});
		const { TaskID, detail_error_list: refused = [] } = payload(answer);
		return { taskId: readText(TaskID, 'data.TaskID'), refused: refused as unknown[] };
	}

	/**
	 * The records of a task (10.13), each as strict as its status and that of the task ask: times are read as soon as the
	 * task is not pending, unless the record was cancelled (10.15, 10.16).
	 */
	async records(taskId: string): Promise<Array<Record<string, unknown>>> {
		const answer = await this.session.send({
			method: 'GET',
			url: 'detail',
			params: { TaskID: taskId },
		});
		const { TaskID, Status, detail } = payload(answer);
		if (TaskID !== taskId) throw new Error(`TaskID is ${JSON.stringify(TaskID)}`);
		const all = readAll(detail, callRecord);
		if (Status === 'pending') return all;
		readAll(
			all.filter((record) => record.Status !== 'cancelled'),
			finishedCallRecord,
		);
		return all;
	}

	/** Takes a number out of a task; the HTTP status says whether it worked (10.21). */
	async cancelCall(taskId: string, number: string): Promise<void> {
		const answer = await this.session.send({
			method: 'POST',
			url: 'cancelphonecall',
			data: { CalleeNumber: number, TaskID: taskId },
		});
		if (answer.status >= 400) throw new Refused(answer);
	}
}

/** `data` of an answer; without it the request failed, whatever the status (10.12). */
function payload(answer: Answer): Record<string, unknown> {
	const data = fieldsOf(answer.json.data);
	if (answer.status < 400 && Object.keys(data).length > 0) return data;
	throw new Refused(answer);
}
