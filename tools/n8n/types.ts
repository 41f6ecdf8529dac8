/** JSON of an n8n item. */
export type Json = Record<string, unknown>;

export interface Owner {
	email: string;
	password: string;
	firstName: string;
	lastName: string;
}

export interface Credential {
	id: string;
	name: string;
	type: string;
}

/** A node as it stands in a workflow file. */
export interface N8nWorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Json;
	credentials?: Record<string, { id: string; name: string }>;
	webhookId?: string;
	[setting: string]: unknown;
}

export interface Connection {
	node: string;
	type: string;
	index: number;
}

/** A workflow as it stands in a file: what a person would import. */
export interface Workflow {
	name: string;
	nodes: N8nWorkflowNode[];
	connections: Record<string, Record<string, Array<Connection[] | null>>>;
	settings?: Json;
	/** Items that stand in for a node's output when a person runs the workflow. */
	pinData?: Record<string, Item[]>;
}

export interface SavedWorkflow extends Workflow {
	id: string;
	active: boolean;
	versionId: string;
}

/** How far n8n got with making a workflow's triggers live. */
export interface Publication {
	status: 'in_progress' | 'published' | 'partial' | 'failed' | 'not_published';
	triggers: Array<{ nodeId: string; status: string; errorMessage?: string | null }>;
}

export interface Item {
	json: Json;
	binary?: Json;
	pairedItem?: unknown;
	error?: unknown;
}

export interface NodeError {
	message: string;
	description?: string | null;
	[detail: string]: unknown;
}

/** One run of one node. */
export interface NodeRun {
	executionTime: number;
	executionStatus?: string;
	data?: Record<string, Array<Item[] | null>>;
	error?: NodeError;
}

export type ExecutionStatus =
	'new' | 'running' | 'waiting' | 'success' | 'error' | 'crashed' | 'canceled';

export interface ExecutionRow {
	id: string;
	workflowId: string;
	mode: string;
	status: ExecutionStatus;
	startedAt: string;
	stoppedAt: string | null;
	/** The execution that this one tries again. */
	retryOf?: string | null;
}

/** An execution with everything its nodes put out. */
export interface Execution extends ExecutionRow {
	data: {
		resultData: {
			runData: Record<string, NodeRun[]>;
			lastNodeExecuted?: string;
			error?: NodeError;
		};
	};
}

export type ColumnType = 'string' | 'number' | 'boolean' | 'date';

export interface DataTable {
	id: string;
	name: string;
	columns: Array<{ id: string; name: string; type: ColumnType }>;
}

/** A row with the columns n8n adds itself. */
export type Row = Json & { id: number; createdAt: string; updatedAt: string };
