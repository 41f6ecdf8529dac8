import { inStyle } from '../formats/naming';
import { callDetail, type RecordContext, taskSummary } from './records';
import type { Switches } from '../switches';
import type { SimulatedContact, SimulatedTask } from '../types';
import type { Wire } from '../formats/values';

/**
 * Body of callEnded, and of workflowCallEnded where a workflow made the task: the call record with its task and workflow.
 * Form and place by switch.
 */
export function callEndedBody(
	task: SimulatedTask,
	contact: SimulatedContact,
	context: RecordContext,
): Wire {
	const { origin } = task;
	const record = {
		...(origin && { workflow_id: origin.workflowId, workflow_name: origin.workflowName }),
		TaskID: task.taskId,
		TaskName: task.name,
		...callDetail(task, contact, context),
	};
	const { callEndedForm, callEndedPlace } = context.switches;
	return placed(inStyle(record, callEndedForm), callEndedPlace);
}

/** Body of taskEnded: the task without its calls. Form and place by switch. */
export function taskEndedBody(task: SimulatedTask, switches: Switches): Wire {
	return placed(inStyle(taskSummary(task), switches.taskEndedForm), switches.taskEndedPlace);
}

function placed(record: Wire, place: 'top' | 'nested'): Wire {
	return place === 'nested' ? { data: record } : record;
}

/** Body of customApiPush as the contract describes it. */
export function customApiPushBody(): Wire {
	return {
		workflow_id: '5f0c1d2e3b4a59687766554433221100',
		workflow_name: 'Reminder',
		node_id: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
		node_name: 'Push to CRM',
		callee: {
			case_id: '1001',
			callee_name: 'Sari',
			callee_gender: 'female',
			callee_number: '+6281111111111',
			platform_name: 'Example Lender',
			extra_a: '',
			extra_b: '',
			extra_c: '',
			extra: [{ Question: 'branch', Content: 'North' }],
			extend: { variables: { branch: 'North' } },
			comments: '',
			borrowed_date: '2026-01-05',
			due_date: '2026-02-05',
			borrowed_amount: '500000.00',
			total_owing_amount: '520000.00',
			currency_unit: 'IDR',
		},
		custom_attribute: { campaign: 'spring' },
		call: {
			task_id: '11223344556677889900aabbccddeeff',
			call_id: 'ffeeddccbbaa00998877665544332211',
			call_start_time: '2026-02-04T03:00:00Z',
			call_end_time: '2026-02-04T03:00:28Z',
			call_times: 1,
			ring_type: 'normal',
			hangup_type: 'ByRobot',
			intention: 'A',
			slots: '{"promised_day":"Friday"}',
			multi_label: { promise: 'yes' },
			asr_ptp: '',
			asr_result: [{ time: '00:00:00', robottext: 'Hello.', text: 'Hello.' }],
		},
	};
}
