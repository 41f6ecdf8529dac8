import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import { splitField, type Operation, type Operations } from './operation';

/** The whole form of a node: Resource, Operation for each resource, and the fields of each operation. */
export function formOf(operations: Operations): INodeProperties[] {
	const [firstResource = ''] = sortedByName(resourceOptions(operations)).map(
		({ value }) => value as string,
	);
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: sortedByName(resourceOptions(operations)),
			default: firstResource,
		},
		...Object.entries(operations).map(([resource, { operations: table }]) =>
			operationProperty(resource, table),
		),
		...Object.entries(operations).flatMap(([resource, { operations: table }]) =>
			Object.entries(table).flatMap(([operation, { properties }]) =>
				properties.map((property) => shownFor(property, resource, operation)),
			),
		),
	];
}

/**
 * The outputs of a node: one, or those an operation names, some only when a field of its form is on. n8n asks for them as an
 * expression, because they depend on the chosen operation.
 */
export function outputsOf(operations: Operations): INodeTypeDescription['outputs'] {
	const always = namesByPlace(operations, ({ outputs }) => outputs);
	const split = namesByPlace(operations, ({ splitOutputs }) => splitOutputs);
	const place = '$parameter.resource + ":" + $parameter.operation';
	const names = `($parameter.${splitField} === true ? ${split}[${place}] : undefined) ?? ${always}[${place}] ?? [""]`;
	return `={{ (${names}).map((name) => ({ type: "main", displayName: name || undefined })) }}`;
}

function namesByPlace(
	operations: Operations,
	namesOf: (operation: Operation) => readonly string[] | undefined,
): string {
	const named = Object.entries(operations).flatMap(([resource, { operations: table }]) =>
		Object.entries(table).flatMap(([name, operation]) => {
			const names = namesOf(operation);
			return names ? [[`${resource}:${name}`, names]] : [];
		}),
	);
	return JSON.stringify(Object.fromEntries(named));
}

function resourceOptions(operations: Operations): INodePropertyOptions[] {
	return Object.entries(operations).map(([value, { name }]) => ({ name, value }));
}

function operationProperty(
	resource: string,
	table: Operations[string]['operations'],
): INodeProperties {
	const options = sortedByName(
		Object.entries(table).map(([value, { name, action, description }]) => ({
			name,
			value,
			action,
			description,
		})),
	);
	const preset = options[0]?.value ?? '';
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options,
		default: preset,
	};
}

function shownFor(property: INodeProperties, resource: string, operation: string): INodeProperties {
	const { displayOptions } = property;
	return {
		...property,
		displayOptions: {
			...displayOptions,
			show: { resource: [resource], operation: [operation], ...displayOptions?.show },
		},
	};
}

function sortedByName(options: INodePropertyOptions[]): INodePropertyOptions[] {
	return [...options].sort((one, other) => one.name.localeCompare(other.name));
}
