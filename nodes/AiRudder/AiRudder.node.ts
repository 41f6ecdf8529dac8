import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
	type INodeExecutionData,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { formOf, outputsOf, subtitleOf } from '../shared/operations/description';
import { resumeOperation } from '../shared/operations/waiting/resume';
import { resumeWebhooks } from '../shared/operations/waiting/resumeWebhooks';
import { runOperation } from '../shared/operations/runner';
import { timeZones } from '../shared/forms/schedule';
import { searchDialerTasks, searchRobots, searchTasks, searchWorkflowTasks } from './lists';
import { voiceOperations } from './operations';

/** Calls customers with AIRudder's voice robots and brings the outcomes back. */
export class AiRudder implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AIRudder',
		name: 'aiRudder',
		icon: { light: 'file:../../icons/airudder.svg', dark: 'file:../../icons/airudder.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle: subtitleOf(voiceOperations),
		description: 'Call and message your customers with AIRudder, and get the outcomes',
		defaults: { name: 'AIRudder' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsOf(voiceOperations),
		credentials: [
			{
				name: 'aiRudderApi',
				required: true,
				displayOptions: { hide: { resource: ['dialerTask'] } },
			},
			{
				name: 'aiRudderDialerApi',
				required: true,
				displayOptions: { show: { resource: ['dialerTask'] } },
			},
		],
		webhooks: resumeWebhooks,
		waitingNodeTooltip: 'Waiting until AIRudder tells that the task has finished',
		properties: formOf(voiceOperations, { resource: 'task', operation: 'checkContacts' }),
	};

	methods = {
		listSearch: { searchDialerTasks, searchRobots, searchTasks, searchWorkflowTasks },
		loadOptions: {
			async getTimeZones(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				return timeZones();
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, voiceOperations);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await resumeOperation(this, voiceOperations);
	}
}
