import {
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { triggerOutputs } from '../shared/events';
import { finishedAsSubtitle, pollingForm } from './form';
import { pollOnce } from './pollOnce';

/** Starts a workflow with calls and tasks that finished, by asking AIRudder: no public address, nothing to set up there. */
export class AiRudderPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AIRudder Polling Trigger',
		name: 'aiRudderPollingTrigger',
		icon: { light: 'file:../../icons/airudder.svg', dark: 'file:../../icons/airudder.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: finishedAsSubtitle,
		description:
			'Starts the workflow with calls and tasks that finished, by asking AIRudder regularly',
		defaults: { name: 'AIRudder Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: triggerOutputs,
		credentials: [{ name: 'aiRudderApi', required: true }],
		properties: pollingForm,
		usableAsTool: undefined,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollOnce(this);
	}
}
