import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
	type INodeExecutionData,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { formOf, outputsOf } from '../shared/operations/description';
import { runOperation } from '../shared/operations/runner';
import { timeZones } from '../shared/operations/schedule';
import { searchRobots, searchTasks } from './lists';
import { operations } from './operations';

/** Calls customers with AIRudder's voice robots and brings the outcomes back. */
export class AiRudder implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AIRudder',
		name: 'aiRudder',
		icon: { light: 'file:../../icons/airudder.svg', dark: 'file:../../icons/airudder.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Let a voice robot call your customers, and get the outcomes',
		defaults: { name: 'AIRudder' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsOf(operations),
		credentials: [{ name: 'aiRudderApi', required: true }],
		properties: formOf(operations),
	};

	methods = {
		listSearch: { searchRobots, searchTasks },
		loadOptions: {
			async getTimeZones(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				return timeZones();
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, operations);
	}
}
