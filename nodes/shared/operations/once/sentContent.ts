import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { digest } from '../../api/digest';
import { isEmpty, without } from '../../api/values';
import type { Contact } from '../../contacts';
import { mayVary } from '../../forms/expressions';
import { steady } from './standingClocks';

/** n8n's number of one call of a tool, which it puts among the arguments: another one for the same arguments each time. */
const callNumber = 'toolCallId';

/**
 * A digest of what is sent for an item: the settings of the node, its credential, and the contacts. Equal for two tries of
 * the same: clocks in the node's own expressions stand still, and of a row only what is sent counts. Nor do the calling rules
 * count: a list of numbers that are not called may have grown between the tries.
 */
export function contentDigest(
	context: IExecuteFunctions,
	item: number,
	contacts?: readonly Contact[],
): string {
	const { credentials, parameters } = context.getNode();
	const sent = contacts?.map(({ number, furtherNumbers, fields, row }) => ({
		number,
		furtherNumbers,
		fields,
		...(parameters.sendOtherColumns ? { row } : {}),
	}));
	return digestOf([steady(context, settingsOf(context), item), credentials, sent]);
}

/**
 * A digest for each person that something is sent to: the settings for the row, and the number. Where calling rules keep
 * other rows back in the next try, its requests are others, and only the people tell that they are the same. None without
 * such rules.
 */
export function personDigests(
	context: IExecuteFunctions,
	contacts: readonly Contact[] = [],
): string[] {
	if (isEmpty(context.getNode().parameters.callingRules)) return [];
	const isSameForAll = !mayVary(settingsOf(context));
	const ofAll = isSameForAll ? contentDigest(context, 0) : undefined;
	return contacts.map(({ number, item }) =>
		digestOf([ofAll ?? contentDigest(context, item), number]),
	);
}

/** The settings of the node as the user entered them, without those that are not sent. */
function settingsOf(context: IExecuteFunctions): IDataObject {
	return without(context.getNode().parameters, 'callingRules');
}

/**
 * A digest of one call of the node as an agent's tool: the run of the agent, and the arguments. n8n gives each try of a
 * call a run of its own, so nothing else is equal. Undefined when the node is no tool.
 */
export function toolCall(context: IExecuteFunctions): string | undefined {
	if (!context.isToolExecution()) return undefined;
	const given = context.getInputData().map(({ json }) => json);
	return digestOf([context.getExecuteData().source, given]);
}

function digestOf(value: unknown): string {
	const text = JSON.stringify(value, (key, inner: unknown) =>
		key === callNumber ? undefined : inner,
	);
	return digest(JSON.parse(text));
}
