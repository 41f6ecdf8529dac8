import type { IExecuteFunctions, ITaskData } from 'n8n-workflow';
import { isObject } from '../../api/values';

/** Where an execution comes from: what is the same for it, its retries, and all executions that one of them calls. */
export interface ExecutionOrigin {
	/** The execution without a parent: this one, or the one that called it, however deep. */
	executionId: string;
	/**
	 * When that execution began, in milliseconds; for a retry, when the first of its tries did. n8n keeps it with the
	 * execution from its start on. Undefined where n8n does not, or tells only when the retry began.
	 */
	began?: number;
	/** Whether that execution, or this one, is known to be a retry out of the list of executions. */
	isRetry: boolean;
	/**
	 * How far that execution is: runs of its nodes that n8n has stored. n8n stores them when it waits for more than a minute,
	 * and after each node if its workflow saves execution progress.
	 */
	howFar: number;
}

/** How deep sub-workflows may call each other. */
const mostLevels = 20;

/** Whether n8n runs this execution for a node of another one, and so anew for each of its tries. */
export function isSubExecution(context: IExecuteFunctions): boolean {
	return context.getMode() === 'integrated';
}

/** The origin of the execution that the node runs in. */
export async function originOf(context: IExecuteFunctions): Promise<ExecutionOrigin> {
	const isRetry = context.getMode() === 'retry';
	const executionId = context.getExecutionId();
	let began = contextOf(context);
	if (!isSubExecution(context) && began?.parentExecutionId === undefined)
		return { executionId, howFar: 0, ...told(began, isRetry) };
	let id = executionId;
	for (let level = 0; level < mostLevels; level++) {
		const data = await context.getExecutionDataById(id);
		const parent = data?.parentExecution;
		if (parent === undefined) {
			const howFar = Object.values(data?.resultData.runData ?? {})
				.flat()
				.filter(isProgress).length;
			return { executionId: id, howFar, ...told(began, isRetry) };
		}
		id = parent.executionId;
		began = parent.executionContext;
	}
	return { executionId: id, howFar: 0, isRetry };
}

type ExecutionContext = ReturnType<IExecuteFunctions['getExecutionContext']>;

/** Older versions of n8n know of no such context; a tool that an MCP client calls runs before there is an execution. */
function contextOf(context: Partial<IExecuteFunctions>): ExecutionContext {
	try {
		return context.getExecutionContext?.();
	} catch {
		return undefined;
	}
}

function told(
	execution: ExecutionContext,
	isRetry: boolean,
): Pick<ExecutionOrigin, 'began' | 'isRetry'> {
	if (execution?.source === 'retry') return { isRetry: true };
	return { isRetry, began: execution?.establishedAt };
}

/**
 * Whether a run tells how far an execution is. What runs for a tool does not, because n8n stores it between the tries; nor
 * what n8n makes up for a node that had run when n8n died.
 */
function isProgress({ data }: ITaskData): boolean {
	const first = data?.main?.[0]?.[0]?.json;
	return data?.main !== undefined && !(isObject(first) && first.isArtificialRecoveredEventItem);
}
