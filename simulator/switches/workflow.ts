import type { SwitchTable } from './entry';

/** Workflows. */
export const workflowSwitches = {
	workflowFinishes: {
		start: 'whenDone',
		values: ['whenDone', 'atEndTime'],
		silent: 'Whether a workflow ends when all its calls are made, or only at its end_time.',
	},
	workflowRunning: { start: 'running', silent: 'Status word of a workflow that runs.' },
	workflowFinished: { start: 'finished', silent: 'Status word of a workflow that is over.' },
	workflowNodeTypes: {
		start: ['call', 'api'],
		silent: 'node_type of the call node and of the push node.',
	},
	workflowIdName: {
		start: 'both',
		values: ['wokflow_id', 'workflow_id', 'both'],
		silent: 'Name of the workflow id in getWorkflowTaskDetail (table and sample differ).',
	},
	foundWorkflows: {
		start: 'objects',
		values: ['objects', 'ids'],
		silent: 'Whether findWorkflows gives objects with workflow_id, or the bare ids.',
	},
	knownPush: {
		start: 'true',
		values: ['true', 'push', 'nothing'],
		silent: 'What verifyCustomApiPush answers to a push that was sent.',
	},
	unknownPush: {
		start: 'refused',
		values: ['refused', 'false'],
		silent: 'Whether verifyCustomApiPush refuses a push that was not sent, or says false.',
	},
} as const satisfies SwitchTable;
