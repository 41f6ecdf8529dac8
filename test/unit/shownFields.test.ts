import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { timeZones } from '../../nodes/shared/forms/schedule';
import { everyForm } from './everyForm';

/** What n8n loads when a field of choices is opened, by the method that brings it. */
const loaded: Readonly<Record<string, INodePropertyOptions[]>> = { getTimeZones: timeZones() };

type Shown = INodeProperties | INodePropertyOptions | INodePropertyCollection;

/** A field and those within it. */
function fieldsIn(shown: Shown): INodeProperties[] {
	const { options = [], values = [] } = shown as Partial<INodeProperties & INodePropertyCollection>;
	return [...('type' in shown ? [shown] : []), ...[...options, ...values].flatMap(fieldsIn)];
}

/** The fields of choices whose value, while nobody has chosen, is none of them: n8n's editor shows those in red. */
function redWhenNew(properties: INodeProperties[]): string[] {
	return properties
		.flatMap(fieldsIn)
		.filter(({ type }) => type === 'options')
		.filter(({ options = [], typeOptions, default: preset }) => {
			const choices = typeOptions?.loadOptionsMethod
				? (loaded[typeOptions.loadOptionsMethod] ?? [])
				: options;
			return !choices.some((choice) => 'value' in choice && choice.value === preset);
		})
		.map(({ displayName }) => displayName);
}

it.each(everyForm)(
	'%s shows no field in red before anybody has chosen',
	(_name, { properties }) => {
		expect(properties).not.toEqual([]);
		expect(redWhenNew(properties)).toEqual([]);
	},
);

// n8n 1 reads every condition of a field when a workflow is published, and ends where one is there without a value.
it.each(everyForm)('%s leaves no condition of a field without a value', (_name, { properties }) => {
	const emptyIn = (part: unknown, path: string): string[] => {
		if (part === undefined) return [path];
		if (typeof part !== 'object' || part === null) return [];
		return Object.entries(part).flatMap(([name, value]) => emptyIn(value, `${path}.${name}`));
	};
	const conditions = properties
		.flatMap(fieldsIn)
		.map(({ displayName, displayOptions = {} }) => emptyIn(displayOptions, displayName));
	expect(conditions.flat()).toEqual([]);
});
