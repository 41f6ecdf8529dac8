import { data, refuse } from '../answers';
import { listed } from '../listing';
import { writtenText, textOr } from '../formats/values';
import { readMoment } from '../workflow/moment';
import { workflowTaskDetail } from '../workflow/wire';
import type { OperationHandler } from './types';

/** Workflows of a period that hold a number or case. Contract: findWorkflows. */
export const findWorkflows: OperationHandler = ({ account, body }, { workflows, switches }) => {
	const from = readMoment(body.start_time, switches.scheduleZone);
	const until = readMoment(body.end_time, switches.scheduleZone);
	if (from === undefined || until === undefined) {
		return refuse('start_time and end_time must be times');
	}
	const found = workflows.all
		.filter(({ appKey }) => appKey === account?.appKey)
		.filter(({ createdAt }) => createdAt >= from && createdAt <= until)
		.filter((workflow) => workflows.holds(workflow, textOr(body.callee), textOr(body.case_id)));
	if (switches.foundWorkflows === 'ids') return data(found.map(({ workflowId }) => workflowId));
	const items = found.map(({ workflowId, name }) => ({
		workflow_id: workflowId,
		workflow_name: name,
	}));
	return data(listed(items, items.length, switches));
};

/** The outbound tasks of a workflow. Contract: listWorkflowTasks. */
export const listWorkflowTasks: OperationHandler = ({ account, body }, { workflows, switches }) => {
	const workflow = workflows.of(account?.appKey, body.workflow_id);
	if (!workflow) return refuse(`There is no workflow "${writtenText(body.workflow_id)}"`);
	const items = workflow.tasks.map(({ taskId, name, status }) => ({
		task_id: taskId,
		task_name: name,
		status,
	}));
	return data(listed(items, items.length, switches));
};

/** One task of a workflow with its calls. Contract: getWorkflowTaskDetail. */
export const getWorkflowTaskDetail: OperationHandler = ({ account, body }, world) => {
	const task = world.taskOf(account?.appKey ?? '', body.task_id);
	if (!task?.origin) return refuse(`No workflow has a task "${writtenText(body.task_id)}"`);
	return data(workflowTaskDetail(task, task.origin, world));
};

/** Whether a push came from here. Contract: verifyCustomApiPush. */
export const verifyCustomApiPush: OperationHandler = ({ body }, { workflows, switches }) => {
	const push = workflows.pushes.find(
		({ workflowId, nodeId, callee, caseId }) =>
			workflowId === body.workflow_id &&
			nodeId === body.node_id &&
			callee === body.callee &&
			(body.case_id === undefined || caseId === body.case_id),
	);
	if (!push) {
		return switches.unknownPush === 'false' ? data(false) : refuse('There was no such push');
	}
	return { true: () => data(true), push: () => data(push.body), nothing: () => data() }[
		switches.knownPush
	]();
};
