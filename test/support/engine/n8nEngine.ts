import 'reflect-metadata';
import './environment';
import {
	ExecutionLifecycleHooks,
	LoadOptionsContext,
	PollContext,
	WebhookContext,
	WorkflowExecute,
} from 'n8n-core';
import {
	createRunExecutionData,
	NodeHelpers,
	Workflow,
	type IDataObject,
	type IConnections,
	type ICredentialType,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IRunExecutionData,
	type IWebhookResponseData,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	type NodeParameterValueType,
} from 'n8n-workflow';
import './deduplicationStore';
import { StoredCredentials } from './storedCredentials';

/** One node with its parameters, on n8n's real engine. */
export interface Subject {
	nodeType: INodeType;
	credentialTypes: readonly ICredentialType[];
	credentials: StoredCredentials['stored'];
	parameters: Record<string, NodeParameterValueType>;
	/** Settings of the node: onError, retryOnFail, maxTries, … */
	settings?: Partial<INode>;
}

/** What a run of the node gave. */
export interface Ran {
	/** Items by output; undefined when the node failed. */
	output?: INodeExecutionData[][];
	/** What ended the execution. */
	error?: IRun['data']['resultData']['error'];
	run: IRun;
	credentials: StoredCredentials;
}

const start: INodeType = {
	description: {
		displayName: 'Start',
		name: 'start',
		description: 'Gives the items of the test',
		group: ['trigger'],
		version: 1,
		inputs: [],
		outputs: ['main'],
		defaults: {},
		properties: [],
	},
	async execute() {
		return [this.getInputData()];
	},
};

/**
 * Runs the node once on `items` with WorkflowExecute. With `earlier`, runs it again the way Retry in the list of
 * executions does: with the data of that execution, or, if n8n died during it, with what n8n stored when it began.
 */
export async function runNode(
	subject: Subject,
	items: INodeExecutionData[] = [{ json: {} }],
	earlier?: Ran,
	{ cutOff = false }: { cutOff?: boolean } = {},
): Promise<Ran> {
	const { workflow, additionalData, credentials } = await buildWorkflow(subject);
	const dataOf = cutOff ? dataAtStart(workflow, items) : dataForRetry;
	const execute = earlier
		? new WorkflowExecute(additionalData, 'retry', dataOf(earlier.run.data))
		: new WorkflowExecute(additionalData, 'manual');
	const run = earlier
		? await execute.processRunExecutionData(workflow)
		: await execute.run({
				workflow,
				startNode: workflow.getNode('Start')!,
				pinData: { Start: items },
			});
	const task = run.data.resultData.runData.Subject?.at(-1);
	return {
		run,
		credentials,
		output: task?.data?.main as INodeExecutionData[][] | undefined,
		error: run.data.resultData.error,
	};
}

/** As the server prepares a retry: the failed node's last run is forgotten, everything else is kept. */
function dataForRetry(data: IRunExecutionData): IRunExecutionData {
	const copy = structuredClone(JSON.parse(JSON.stringify(data)) as IRunExecutionData);
	const { resultData } = copy;
	delete resultData.error;
	resultData.runData[resultData.lastNodeExecuted!]?.pop();
	return copy;
}

/** What the server had stored of an execution before its first node ran. */
function dataAtStart(workflow: Workflow, items: INodeExecutionData[]) {
	return ({ executionData }: IRunExecutionData): IRunExecutionData =>
		createRunExecutionData({
			executionData: {
				nodeExecutionStack: [
					{ node: workflow.getNode('Start')!, data: { main: [items] }, source: null },
				],
				runtimeData: executionData?.runtimeData,
			},
		});
}

/** One HTTP request to a webhook trigger. */
export interface IncomingRequest {
	body?: unknown;
	/** The bytes as they came, which n8n keeps; see `incoming`. */
	rawBody?: Buffer;
	headers?: Record<string, string>;
	query?: Record<string, string>;
}

/**
 * Hands one request to the node's webhook(); gives what it returned and what it wrote to the response itself. `waiting` is
 * the run in which an action node put its execution to wait; `manual` is a test in the editor.
 */
export async function runWebhook(
	subject: Subject,
	{ body, rawBody, headers = { 'content-type': 'application/json' }, query = {} }: IncomingRequest,
	waiting?: Ran,
	mode: 'webhook' | 'manual' = 'webhook',
): Promise<{ result: IWebhookResponseData; response: { status?: number; body?: unknown } }> {
	const { workflow, additionalData, node } = await buildWorkflow(subject);
	const response: { status?: number; body?: unknown } = {};
	const httpResponse = {
		status(code: number) {
			response.status = code;
			return this;
		},
		json(answer: unknown) {
			response.body = answer;
			return this;
		},
	};
	Object.assign(additionalData, {
		httpRequest: { method: 'POST', headers, query, params: {}, body, rawBody },
		httpResponse,
	});
	const webhookDescription = subject.nodeType.description.webhooks![0]!;
	const webhookData = {
		webhookDescription,
		workflowId: 'test',
		node: node.name,
		path: 'airudder',
		httpMethod: 'POST' as const,
		workflowExecuteAdditionalData: additionalData,
	};
	const context = new WebhookContext(
		workflow,
		node,
		additionalData,
		mode,
		webhookData,
		[],
		waiting?.run.data ?? null,
	);
	return { result: await subject.nodeType.webhook!.call(context), response };
}

/**
 * One poll of a polling trigger. `stored` is its static data: kept from poll to poll by whoever gives it, as n8n's database
 * does. `manual` is a test run in the editor. `failedExecutions` gets what n8n would show as failed executions beside the poll.
 */
export async function runPoll(
	...polling: Parameters<typeof pollOutputs>
): Promise<INodeExecutionData[] | null> {
	const polled = await pollOutputs(...polling);
	return polled?.[0] ?? null;
}

/** The same with the items of all outputs. */
export async function pollOutputs(
	subject: Subject,
	stored: IDataObject = {},
	mode: 'trigger' | 'manual' = 'trigger',
	failedExecutions: Error[] = [],
): Promise<INodeExecutionData[][] | null> {
	const { workflow, additionalData, node } = await buildWorkflow(subject);
	workflow.staticData[`node:${node.name}`] = stored;
	const tell = (error: Error) => void failedExecutions.push(error);
	const context = new PollContext(
		workflow,
		node,
		additionalData,
		mode,
		'activate',
		undefined,
		tell,
	);
	return await subject.nodeType.poll!.call(context);
}

/** A context for listSearch and loadOptions methods of the node. */
export async function loadOptionsContext(subject: Subject): Promise<LoadOptionsContext> {
	const { workflow, additionalData, node } = await buildWorkflow(subject);
	return new LoadOptionsContext(workflow, node, additionalData, '');
}

/** What else is in the workflow of a subject: nodes beside Start and Subject with their types, and all connections. */
export interface Surroundings {
	types: Record<string, INodeType>;
	nodes: INode[];
	connections: IConnections;
}

/** The workflow of a subject: between Start and what is around it, or after Start alone. */
export async function buildWorkflow(subject: Subject, around?: Surroundings) {
	const { nodeType, credentialTypes, parameters, settings } = subject;
	const types: Record<string, INodeType> = {
		'test.start': start,
		[settings?.type ?? 'test.subject']: nodeType,
		...around?.types,
	};
	const nodeTypes: INodeTypes = {
		getByName: (name) => types[name]!,
		getByNameAndVersion: (name) => NodeHelpers.getVersionedNodeType(types[name]!),
		getKnownTypes: () => ({}),
	};
	const place = { typeVersion: 1, position: [0, 0] as [number, number] };
	const nodes: INode[] = [
		{ ...place, id: 'start', name: 'Start', type: 'test.start', parameters: {} },
		{
			...place,
			id: 'subject',
			name: 'Subject',
			type: 'test.subject',
			webhookId: 'hook',
			parameters: parameters,
			credentials: Object.fromEntries(
				credentialTypes.map(({ name }) => [name, { id: name, name }]),
			),
			...settings,
		},
		...(around?.nodes ?? []),
	];
	const isTrigger = nodeType.description.group.includes('trigger');
	const afterStart: IConnections = isTrigger
		? {}
		: { Start: { main: [[{ node: 'Subject', type: 'main' as const, index: 0 }]] } };
	const connections = around?.connections ?? afterStart;
	const credentials = new StoredCredentials(credentialTypes, subject.credentials);
	const workflow = new Workflow({
		id: 'test',
		name: 'test',
		nodes,
		connections,
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1' },
	});
	return {
		workflow,
		credentials,
		node: workflow.getNode('Subject')!,
		additionalData: additionalDataFor(credentials, { nodes, connections }),
	};
}

let executions = 0;

function additionalDataFor(
	credentialsHelper: StoredCredentials,
	parts: Pick<IWorkflowBase, 'nodes' | 'connections'>,
): IWorkflowExecuteAdditionalData {
	const base = 'http://localhost:5678';
	const executionId = String(++executions);
	const workflowData = {
		...parts,
		id: 'test',
		name: 'test',
		active: false,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		activeVersionId: null,
	} as IWorkflowBase;
	return {
		credentialsHelper,
		hooks: new ExecutionLifecycleHooks('manual', executionId, workflowData),
		executionId,
		variables: {},
		userId: 'test',
		currentNodeExecutionIndex: 0,
		instanceBaseUrl: `${base}/`,
		restApiUrl: `${base}/rest`,
		webhookBaseUrl: `${base}/webhook`,
		webhookWaitingBaseUrl: `${base}/webhook-waiting`,
		webhookTestBaseUrl: `${base}/webhook-test`,
		formWaitingBaseUrl: `${base}/form-waiting`,
		logAiEvent: () => undefined,
		setExecutionStatus: () => undefined,
		executeWorkflow: async () => {
			throw new Error('There are no other workflows here');
		},
	} as unknown as IWorkflowExecuteAdditionalData;
}
