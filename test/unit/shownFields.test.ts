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
