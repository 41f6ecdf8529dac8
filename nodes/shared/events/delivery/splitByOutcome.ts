import type {
	IDataObject,
	INodeExecutionData,
	INodeProperties,
	INodeTypeDescription,
} from 'n8n-workflow';
import { isText } from '../../api/values';
import { callOutcomes, itemsByOutcome, outcomeOfCall } from '../../calls';
import { catalogue, type CatalogueEvent } from '../kinds/catalogue';

/** The name of the option that gives a trigger an output for each outcome of a call, and one for what is no call. */
const option = 'splitByOutcome';

/** The option as it stands in a trigger's panel. No expression: n8n draws the outputs by it. */
export const splitOption: INodeProperties = {
	displayName: 'Split by Outcome',
	name: option,
	type: 'boolean',
	noDataExpression: true,
	default: true,
	description:
		'Whether to put calls out on outputs of their own, Answered, Not Reached, Refused Numbers and Not Finished, and what is no call on Other Events',
};

/** Whether the option is on, by the values of the panel's Options. */
export function isSplitByOutcome(options: IDataObject): boolean {
	return options[option] === true;
}

/** The outputs of a trigger that has the option among its Options: one when it is off. */
export const triggerOutputs: INodeTypeDescription['outputs'] = (() => {
	const names = JSON.stringify([...callOutcomes.map(({ name }) => name), 'Other Events']);
	return `={{ ($parameter.options?.${option} === true ? ${names} : [""]).map((name) => ({ type: "main", displayName: name || undefined })) }}` as const;
})();

/** Whether an event tells of a call, so that it has an outcome. */
export function isCallEvent(event: unknown): event is CatalogueEvent {
	const isKnown = isText(event) && Object.hasOwn(catalogue, event);
	const kind = isKnown ? catalogue[event as CatalogueEvent] : undefined;
	return kind?.tells?.includes('answered') ?? false;
}

/** The items of an event on the outputs of a trigger that splits. `record` are the event's own fields. */
export function eventByOutcome(
	event: unknown,
	record: IDataObject,
	items: INodeExecutionData[],
): INodeExecutionData[][] {
	if (!isCallEvent(event)) return [...callOutcomes.map(() => []), items];
	const outcome = outcomeOfCall(record, { isOver: catalogue[event].mayGoOn !== true });
	return [...itemsByOutcome(items, () => outcome), []];
}
