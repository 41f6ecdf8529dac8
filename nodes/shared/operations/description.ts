import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import { secondOutput } from '../contacts';
import { endpointOf, type Endpoint } from '../api/endpoint';
import { invalidRowsField, splitField, type Operation, type Operations } from './operation';
import { sharedProperties } from './sharedProperties';

/** What a node opens on. */
export interface MainUse {
	resource: string;
	operation: string;
}

/** The whole form of a node: Resource, Operation for each resource, and the fields of each operation. */
export function formOf(operations: Operations, mainUse: MainUse): INodeProperties[] {
	const preset = mainUse.resource;
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: sortedByName(resourceOptions(operations)),
			default: preset,
		},
		...Object.entries(operations).map(([resource, { operations: table }]) =>
			operationProperty(resource, table, mainUse),
		),
		...Object.entries(operations).flatMap(([resource, { operations: table }]) =>
			noticeOfReach(resource, table),
		),
		...sharedProperties(operations),
	];
}

/**
 * The outputs of a node: one, or those an operation names, some only when a field of its form is on. n8n asks for them as an
 * expression, because they depend on the chosen operation.
 */
export function outputsOf(operations: Operations): INodeTypeDescription['outputs'] {
	const always = byPlace(operations, ({ outputs }) => outputs);
	const split = byPlace(operations, ({ splitOutputs }) => splitOutputs);
	const hasRows = byPlace(operations, ({ hasOutputForRows }) => hasOutputForRows);
	const names = `($parameter.${splitField} === true ? ${split} : undefined) ?? ${always} ?? [""]`;
	const rows = `$parameter.${invalidRowsField} === "${secondOutput}" && ${hasRows} ? ["Invalid"] : []`;
	const shown = '{ type: "main", displayName: name || (all.length > 1 ? "Sent" : undefined) }';
	return `={{ (${names}).concat(${rows}).map((name, index, all) => (${shown})) }}`;
}

/** An expression that gives what is said of the chosen operation. Nothing is written for one of which nothing is. */
function byPlace(operations: Operations, said: (operation: Operation) => unknown): string {
	const entries = everyPlace(operations).map(({ resource, name, operation }) => [
		`${resource}:${name}`,
		said(operation),
	]);
	const table = JSON.stringify(Object.fromEntries(entries));
	return `(${table})[$parameter.resource + ":" + $parameter.operation]`;
}

/** Every operation, and where it stands in the form. */
function everyPlace(operations: Operations) {
	return Object.entries(operations).flatMap(([resource, { operations: table }]) =>
		Object.entries(table).map(([name, operation]) => ({ resource, name, operation })),
	);
}

/** What stands under a node on the canvas: the action, in the words of the list of actions. */
export function subtitleOf(operations: Operations): string {
	return `={{ ${byPlace(operations, ({ action }) => action)} }}`;
}

function resourceOptions(operations: Operations): INodePropertyOptions[] {
	return Object.entries(operations).map(([value, { name }]) => ({ name, value }));
}

function operationProperty(
	resource: string,
	table: Operations[string]['operations'],
	mainUse: MainUse,
): INodeProperties {
	const every = Object.entries(table);
	const known = sortedByName(every.filter(([, one]) => !needsPath(one)).map(optionOf));
	const unknown = sortedByName(every.filter(([, one]) => needsPath(one)).map(optionThatNeedsPath));
	const options = [...known, ...unknown];
	const harmless = options.find(({ value }) => !changesAnything(table[value]));
	const { value: first = '' } = harmless ?? options[0] ?? {};
	const preset = resource === mainUse.resource ? mainUse.operation : first;
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

/** Warns above the fields of what calls or messages people: nothing in a form says that a test run is no test for them. */
function noticeOfReach(
	resource: string,
	table: Operations[string]['operations'],
): INodeProperties[] {
	const reaching = Object.entries(table).filter(([, one]) => effectOf(one) === 'contacts');
	if (reaching.length === 0) return [];
	return [
		{
			displayName:
				'This reaches real people whenever the node runs, also with Execute Step. To try it safely, give it your own number alone. Task: Check Contacts of the AIRudder node looks at a whole list and calls nobody.',
			name: `reachNotice_${resource}`,
			type: 'notice',
			default: '',
			displayOptions: {
				show: { resource: [resource], operation: reaching.map(([operation]) => operation) },
			},
		},
	];
}

/** Whether more happens than that something is read. A node that a click has added should not stand on it. */
function changesAnything(operation: Operation | undefined): boolean {
	return operation !== undefined && effectOf(operation) !== 'reads';
}

/** What it does at AIRudder; one that stands for no operation of the contract sends nothing, or what the user writes. */
function effectOf({ endpoint }: Operation): Endpoint['effect'] {
	return endpoint === undefined ? 'reads' : endpointOf(endpoint).effect;
}

/** AIRudder shows its path only in its portal, so it cannot run before the user has looked there. */
function needsPath({ endpoint }: Operation): boolean {
	return endpoint !== undefined && endpointOf(endpoint).path === undefined;
}

type OfferedOperation = INodePropertyOptions & { value: string };

function optionOf([value, { name, action, description }]: [string, Operation]): OfferedOperation {
	return { name, value, action, description };
}

function optionThatNeedsPath(entry: [string, Operation]): OfferedOperation {
	const { name, action, description = '', ...option } = optionOf(entry);
	return {
		...option,
		name: `${name} (Needs Path)`,
		action: `${action} (needs path)`,
		description: `${description}. You need its path, which AIRudder shows only in its portal.`,
	};
}

function sortedByName<Option extends INodePropertyOptions>(options: Option[]): Option[] {
	return [...options].sort((one, other) => one.name.localeCompare(other.name));
}
