import type { IExecuteFunctions } from 'n8n-workflow';

/** The ending that n8n gives to the type of a node when it offers the node as a tool. */
const toolEnding = 'Tool';

/**
 * The context of a node with what an older n8n lacks. n8n 1 cannot be asked whether a node runs as the tool of an agent;
 * the node's type tells.
 */
export function completed(context: IExecuteFunctions): IExecuteFunctions {
	const known: Partial<Pick<IExecuteFunctions, 'isToolExecution'>> = context;
	known.isToolExecution ??= () => context.getNode().type.endsWith(toolEnding);
	return context;
}
