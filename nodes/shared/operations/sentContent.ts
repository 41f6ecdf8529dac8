import { NodeConnectionTypes, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { digest } from '../api/digest';
import { isObject } from '../api/values';
import type { Contact } from '../contacts';

/** What tells the time, or another execution, in an expression, and what stands in its place while two tries are compared. */
const changing: ReadonlyArray<readonly [RegExp, string]> = [
	[/\$(now|today)\b/g, 'DateTime.fromMillis(0)'],
	[/\bDateTime\s*\.\s*(now|local|utc)\s*\(\s*\)/g, 'DateTime.fromMillis(0)'],
	[/\bnew\s+Date\s*\(\s*\)/g, 'new Date(0)'],
	[/\bDate\s*\.\s*now\s*\(\s*\)/g, '0'],
	[/\bMath\s*\.\s*random\s*\(\s*\)/g, '0'],
	[/\$execution\s*\.\s*(id|resumeUrl|resumeFormUrl)\b/g, '""'],
];

/** n8n's number of one call of a tool, which it puts among the arguments: another one for the same arguments each time. */
const callNumber = 'toolCallId';

/**
 * A digest of what is sent for an item: the settings of the node, its credential, and the contacts. Equal for two tries of
 * the same: clocks in the node's own expressions stand still, and of a row only what is sent counts.
 */
export function contentDigest(
	context: IExecuteFunctions,
	item: number,
	contacts?: readonly Contact[],
): string {
	const { parameters, credentials } = context.getNode();
	const sent = contacts?.map(({ number, furtherNumbers, fields, row }) => ({
		number,
		furtherNumbers,
		fields,
		...(parameters.sendOtherColumns ? { row } : {}),
	}));
	return digestOf([steady(context, parameters, item), credentials, sent]);
}

/**
 * A digest of one call of the node as an agent's tool: the run of the agent, and the arguments. n8n gives each try of a
 * call a run of its own, so nothing else is equal. Undefined when the node is no tool.
 */
export function toolCall(context: IExecuteFunctions): string | undefined {
	const isTool =
		context.isToolExecution() || context.getNode().rewireOutputLogTo === NodeConnectionTypes.AiTool;
	if (!isTool) return undefined;
	const given = context.getInputData().map(({ json }) => json);
	return digestOf([context.getExecuteData().source, given]);
}

/** A setting with its expressions resolved for an item, clocks standing still. */
function steady(context: IExecuteFunctions, setting: unknown, item: number): unknown {
	if (Array.isArray(setting)) return setting.map((one) => steady(context, one, item));
	if (isObject(setting)) {
		const entries = Object.entries(setting).map(([name, value]) => [
			name,
			steady(context, value, item),
		]);
		return Object.fromEntries(entries) as IDataObject;
	}
	if (typeof setting !== 'string' || !setting.startsWith('=')) return setting;
	const stilled = changing.reduce(
		(text, [pattern, still]) => text.replace(pattern, still),
		setting.slice(1),
	);
	try {
		return context.evaluateExpression(stilled, item);
	} catch {
		// It cannot be read like this: what it can read from stands for it.
		return [setting, context.getInputData()[item]?.json];
	}
}

function digestOf(value: unknown): string {
	const text = JSON.stringify(value, (key, inner: unknown) =>
		key === callNumber ? undefined : inner,
	);
	return digest(JSON.parse(text));
}
