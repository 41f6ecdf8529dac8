import { data, refuse, refuseAsBroken, type SimulatedAnswer } from '../answers';
import { isDiallable } from '../calls/taskCaller';
import { newId, numberOr, recordsIn, textOr, type Wire, writtenText } from '../formats/values';
import type { SimulatedTask, SimulatedWorkflow } from '../types';
import { readMoment } from '../workflow/moment';
import { taskOriginOf } from '../workflow/wire';
import type { World } from '../world';
import type { OperationHandler } from './types';

/** Contacts of one workflow in all, those added later included. Contract: createWorkflow (details). */
const mostContacts = 10_000;

/** Starts a workflow, with the first contacts if there are any. Contract: createWorkflow. */
export const createWorkflow: OperationHandler = ({ account, body }, world) => {
	const endTime = readMoment(body.end_time, world.switches.scheduleZone);
	if (endTime === undefined) return refuse('end_time is no time of the calendar');
	const contacts = recordsIn(body.details);
	const refusal = malformedNumber('createWorkflow', contacts, world);
	if (refusal) return refusal;
	const workflow: SimulatedWorkflow = {
		workflowId: newId(),
		appKey: account?.appKey ?? '',
		name: textOr(body.name),
		templateId: numberOr(body.workflow_template_id, 0),
		createdAt: world.clock.now(),
		endTime,
		isFinished: false,
		callNode: { id: newId(), name: 'Call' },
		pushNode: { id: newId(), name: 'Push' },
		tasks: [],
		request: body,
	};
	world.workflows.accept(workflow);
	if (contacts.length > 0) call(workflow, contacts, world);
	return data({ workflow_id: workflow.workflowId });
};

/** Adds contacts to a workflow that runs. Contract: addWorkflowContacts. */
export const addWorkflowContacts: OperationHandler = ({ account, body }, world) => {
	const workflow = world.workflows.of(account?.appKey, body.workflow_id);
	if (!workflow) return refuse(`There is no workflow "${writtenText(body.workflow_id)}"`);
	if (workflow.isFinished) return refuse('The workflow is finished');
	const contacts = recordsIn(body.details);
	if (contacts.length === 0) return refuse('details is empty');
	const there = workflow.tasks.flatMap(({ contacts: ofTask }) => ofTask).length;
	if (there + contacts.length > mostContacts) {
		return refuse(`The workflow has ${there} contacts and may have ${mostContacts} in all`);
	}
	const refusal = malformedNumber('addWorkflowContacts', contacts, world);
	if (refusal) return refusal;
	call(workflow, contacts, world);
	return data();
};

function call(workflow: SimulatedWorkflow, contacts: Wire[], world: World): void {
	const createdAt = world.clock.now();
	const task: SimulatedTask = {
		taskId: newId(),
		appKey: workflow.appKey,
		name: `${workflow.name} ${workflow.tasks.length + 1}`,
		type: 'normal',
		robotMethod: 'single',
		robotId: '',
		line: '',
		repeatInterval: 0,
		repeatNumber: 0,
		createdAt,
		scheduleStart: createdAt,
		scheduleEnd: workflow.endTime,
		status: 'created',
		contacts: contacts.map((details) => world.newContact(textOr(details.callee), details)),
		request: workflow.request,
		origin: taskOriginOf(workflow),
	};
	world.tasks.push(task);
	world.workflows.addTask(workflow, task, world.taskCaller);
}

function malformedNumber(
	operationId: string,
	contacts: Wire[],
	world: World,
): SimulatedAnswer | undefined {
	const wrong = contacts.findIndex(({ callee }) => !isDiallable(textOr(callee)));
	if (wrong < 0) return undefined;
	const problem = `details/${wrong}/callee must be a plus sign, country code and number`;
	if (world.switches.malformedNumbers === 'refused') return refuseAsBroken(problem);
	world.violations.push({ by: 'request', operationId, problems: [problem] });
	return undefined;
}
