import type { SimulatedTask } from '../types';

/** One step of a workflow. */
export interface WorkflowNode {
	id: string;
	name: string;
}

/** The workflow behind an outbound task. */
export interface TaskOrigin {
	workflowId: string;
	workflowName: string;
	node: WorkflowNode;
}

/**
 * A workflow of two nodes: a call, then a push to a custom API. Each list of contacts becomes one
 * outbound task of the call node. Times are simulated, in milliseconds since 1970.
 */
export interface SimulatedWorkflow {
	workflowId: string;
	appKey: string;
	name: string;
	templateId: number;
	createdAt: number;
	endTime: number;
	endedAt?: number;
	isFinished: boolean;
	callNode: WorkflowNode;
	pushNode: WorkflowNode;
	tasks: SimulatedTask[];
	/** The body of createWorkflow. */
	request: Record<string, unknown>;
}

/** What identifies a push to a custom API. Contract: verifyCustomApiPush. */
export interface SentPush {
	workflowId: string;
	nodeId: string;
	callee: string;
	caseId: string;
	body: Record<string, unknown>;
}
