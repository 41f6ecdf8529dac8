import { NodeConnectionTypes, type IExecuteFunctions } from 'n8n-workflow';

/**
 * The context of a node, sure whether the node runs as the tool of an agent. n8n 1 cannot be asked, and n8n 2 denies it where
 * the agent has n8n run its tools (AI Agent 3): then the node's type tells, which is another one for a tool, or where its
 * output is shown.
 */
export function sureOfTools(context: IExecuteFunctions): IExecuteFunctions {
	const asked: { isToolExecution?: () => boolean } = context;
	const answer = asked.isToolExecution?.() ?? false;
	const { type, rewireOutputLogTo } = context.getNode();
	const isTool =
		answer || type.endsWith('Tool') || rewireOutputLogTo === NodeConnectionTypes.AiTool;
	context.isToolExecution = () => isTool;
	return context;
}
