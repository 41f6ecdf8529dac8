import { randomBytes } from 'node:crypto';
import {
	anything,
	filledText,
	integer,
	listOf,
	localTime,
	mayMiss,
	numeric,
	objectOf,
	objectWith,
	oneOf,
	phoneNumber,
	shortName,
	text,
	textOrInteger,
	timeWithOffset,
	date,
	type Kind,
} from './kinds';
import {
	bodyOf,
	check,
	must,
	type CallingTask,
	type Operation,
	type State,
	type Wire,
} from './evidenceTypes';

/** In one workflow, however many requests it takes (11.8). */
const mostRecipients = 10_000;
/** What a refusal of these families is called is not known. */
const refusal = 403;

/** Calling tasks (10.5 to 10.9). */
const task: Record<string, Kind> = {
	TaskName: shortName,
	ScheduleStartTime: mayMiss(localTime),
	ScheduleEndTime: mayMiss(localTime),
	RobotID: filledText,
	RobotMethod: mayMiss(oneOf('single', 'group')),
	SIPLine: mayMiss(text),
	RepeatInterval: mayMiss(integer),
	RepeatNumber: mayMiss(integer),
	Details: listOf(anything),
};
const debtor: Record<string, Kind> = {
	Mobile: phoneNumber,
	Debtor: mayMiss(text),
	LoanDate: mayMiss(date),
	DueDate: mayMiss(date),
	LoanAmount: mayMiss(numeric),
	Arrears: mayMiss(numeric),
	Unit: mayMiss(text),
	Platform: mayMiss(text),
	Comments: mayMiss(textOrInteger),
	Gender: mayMiss(oneOf('male', 'female')),
	ExtraA: mayMiss(textOrInteger),
};
const recipients = listOf(objectWith({ callee: phoneNumber, variables: mayMiss(objectOf(text)) }));

/** Calling tasks, text messages and workflows (sections 10 and 11). */
export function cloudOperations(base: string): Record<string, Operation> {
	const calling = (run: Operation['run']): Operation => ({ words: ['Token'], run });
	const message = (run: Operation['run']): Operation => ({ words: ['Token', 'Bearer'], run });
	return {
		[`POST ${base}cloud/task`]: calling((request, state) => {
			const body = bodyOf(request, refusal);
			must(!('Perform' in body), 'Perform outside of v2', refusal);
			return createTask(body, state);
		}),
		[`POST ${base}cloud/v2/task`]: calling((request, state) => {
			const body = bodyOf(request, refusal);
			must(body.Perform === 1, 'v2 without Perform 1', refusal);
			return createTask(body, state);
		}),
		[`GET ${base}cloud/detail`]: calling(({ query }, state) => {
			const { taskId, status, records } = taskOf(query.TaskID, state);
			return success({ TaskID: taskId, Status: status, detail: records });
		}),
		[`POST ${base}cloud/cancelphonecall`]: calling((request, state) => {
			const { CalleeNumber, TaskID } = bodyOf(request, refusal);
			must(phoneNumber.takes(CalleeNumber), 'CalleeNumber is no number', refusal);
			taskOf(TaskID, state);
			return success({});
		}),
		[`POST ${base}sms/message/v2/send`]: message((request, state) =>
			sendSms(bodyOf(request, refusal), state),
		),
		[`POST ${base}cloud/workflow/createinstance`]: message((request, state) => {
			const body = bodyOf(request, refusal);
			check(
				body,
				{ workflow_template_id: integer, name: filledText, end_time: timeWithOffset },
				refusal,
			);
			const workflowId = newId();
			addRecipients(workflowId, body, state);
			return success({ workflow_id: workflowId });
		}),
		[`POST ${base}cloud/workflow/uploaddetails`]: message((request, state) => {
			const body = bodyOf(request, refusal);
			must(state.workflows.has(body.workflow_id as string), 'no such workflow', refusal);
			addRecipients(body.workflow_id as string, body, state);
			return { code: 200, message: 'success' };
		}),
	};
}

function createTask(body: Wire, state: State): object {
	check(body, task, refusal);
	const details = body.Details as Wire[];
	must(details.length > 0, 'no contacts', refusal);
	for (const contact of details) check(contact, debtor, refusal);
	const taskId = newId();
	state.callingTasks.push({ taskId, status: 'pending', records: [] });
	const refused = details.filter(({ Mobile }) => state.unwantedNumbers.includes(Mobile as string));
	const list = refused.length > 0 ? { detail_error_list: refused.map(state.errorOf) } : {};
	return success({ TaskID: taskId, ...list });
}

function sendSms(body: Wire, state: State): object {
	check(
		body,
		{ to: listOf(phoneNumber), message: filledText, from: filledText, callbackUrl: mayMiss(text) },
		refusal,
	);
	const to = body.to as string[];
	must(to.length === 1, `${to.length} recipients in one request`, refusal);
	state.messages.push({ ...body, to: to[0] });
	return { code: 0, message: 'successfully', body: { messageId: newId() } };
}

function addRecipients(workflowId: string, { details }: Wire, state: State): void {
	check({ details }, { details: recipients }, refusal);
	const added = (details as unknown[]).length;
	const count = (state.workflows.get(workflowId) ?? 0) + added;
	must(added > 0 && count <= mostRecipients, `${count} recipients in one workflow`, refusal);
	state.workflows.set(workflowId, count);
}

function taskOf(taskId: unknown, { callingTasks }: State): CallingTask {
	const found = callingTasks.find((each) => each.taskId === taskId);
	must(found, `no task has the id ${JSON.stringify(taskId)}`, refusal);
	return found!;
}

function success(data: object): object {
	return { code: 200, message: 'success', data };
}

function newId(): string {
	return randomBytes(16).toString('hex');
}
