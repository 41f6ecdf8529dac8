import { callDetail, type RecordContext, taskSummary } from '../calls/records';
import type { Switches } from '../switches';
import type {
	SimulatedContact,
	SimulatedTask,
	SimulatedWorkflow,
	TaskOrigin,
	WorkflowNode,
} from '../types';
import { type Wire, writtenText } from '../formats/values';

/** What a task of the workflow's call node carries of it. */
export function taskOriginOf({ workflowId, name, callNode }: SimulatedWorkflow): TaskOrigin {
	return { workflowId, workflowName: name, node: callNode };
}

/** The case id of a contact, as the contact itself has it. */
export function caseIdOf({ details }: SimulatedContact): string {
	return writtenText(details.case_id);
}

/** A task of a workflow with its calls. Contract: WorkflowTaskDetail. */
export function workflowTaskDetail(
	task: SimulatedTask,
	origin: TaskOrigin,
	context: RecordContext,
): Wire {
	const { workflowIdName: form } = context.switches;
	const names = form === 'both' ? ['wokflow_id', 'workflow_id'] : [form];
	return {
		...taskSummary(task),
		...Object.fromEntries(names.map((name) => [name, origin.workflowId])),
		workflow_name: origin.workflowName,
		nodetask_id: origin.node.id,
		nodetask_name: origin.node.name,
		detail: task.contacts.map((contact) => callDetail(task, contact, context)),
	};
}

/** Body of customApiPush for a contact that was called. Contract: CustomApiPush. */
export function contactPushBody(
	workflow: SimulatedWorkflow,
	task: SimulatedTask,
	contact: SimulatedContact,
	context: RecordContext,
): Wire {
	const call = callDetail(task, contact, context);
	const { variables } = contact.details;
	return {
		workflow_id: workflow.workflowId,
		workflow_name: workflow.name,
		node_id: workflow.pushNode.id,
		node_name: workflow.pushNode.name,
		callee: {
			case_id: caseIdOf(contact),
			callee_name: call.CalleeName,
			callee_gender: call.CalleeGender,
			callee_number: contact.number,
			platform_name: call.PlatformName,
			extra_a: call.ExtraA,
			extra_b: call.ExtraB,
			extra_c: call.ExtraC,
			extra: [],
			extend: { variables: variables ?? {} },
			comments: call.Comments,
			currency_unit: call.CurrencyUnit,
		},
		custom_attribute: variables ?? {},
		call: {
			task_id: task.taskId,
			call_id: call.CallID,
			call_start_time: call.CallStartTime,
			call_end_time: call.CallEndTime,
			call_times: call.CallTimes,
			ring_type: call.RingType,
			hangup_type: call.HangupType,
			intention: call.Intention,
			slots: JSON.stringify(call.NerSlots),
			multi_label: call.EventLabel,
			asr_ptp: '',
			asr_result: call.AsrResult,
		},
	};
}

/** Body of workflowContactCompleted as the contract describes it. */
export function contactCompletedBody(
	workflow: SimulatedWorkflow,
	task: SimulatedTask,
	contact: SimulatedContact,
	switches: Switches,
): Wire {
	return {
		workflow_id: workflow.workflowId,
		workflow_name: workflow.name,
		case_id: caseIdOf(contact),
		callee_number: contact.number,
		rows: [
			{ ...nodeFields(workflow, workflow.callNode, switches), task_id: task.taskId },
			nodeFields(workflow, workflow.pushNode, switches),
		],
	};
}

/** Body of workflowStatusChanged as the contract describes it. */
export function workflowStatusBody(workflow: SimulatedWorkflow, switches: Switches): Wire {
	const { workflowRunning, workflowFinished } = switches;
	return {
		workflow_id: workflow.workflowId,
		workflow_name: workflow.name,
		status: workflow.isFinished ? workflowFinished : workflowRunning,
		actions: [
			...workflow.tasks.map((task) => ({
				...nodeFields(workflow, workflow.callNode, switches),
				task_id: task.taskId,
				task_status: task.status,
			})),
			nodeFields(workflow, workflow.pushNode, switches),
		],
	};
}

function nodeFields(workflow: SimulatedWorkflow, node: WorkflowNode, switches: Switches): Wire {
	const [callType = '', pushType = ''] = switches.workflowNodeTypes;
	return {
		nodetask_id: node.id,
		nodetask_name: node.name,
		node_type: node === workflow.callNode ? callType : pushType,
	};
}
