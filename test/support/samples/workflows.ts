import { endpoints } from '../../../nodes/shared/api/endpoints.generated';
import { forms } from '../../../nodes/shared/operations/fromContract/forms.generated';
import { customers, jsonOf, run } from '../engine/airudder';
import type { Simulator } from '../../../simulator';
import { standInPath } from './fromContract';
import { finishedTask } from './tasks';
import { byId, type Parameters, type Sample, type Samples } from './sample';

const items = customers(2);

const contacts: Parameters = {
	phoneNumberColumn: 'mobile',
	contactFields: { further: [{ field: 'customer_name', column: 'name' }] },
};

const newWorkflow: Parameters = {
	templateId: 7,
	workflowName: 'onboarding',
	end: '2099-12-01T18:00:00+08:00',
	...contacts,
};

async function openWorkflow(airudder: Simulator): Promise<string> {
	const ran = await run(airudder, 'workflow.start', newWorkflow, items);
	return jsonOf(ran)[0]!.workflowId as string;
}

async function startedWorkflow(airudder: Simulator): Promise<string> {
	const workflowId = await openWorkflow(airudder);
	await airudder.finishTask();
	return workflowId;
}

async function taskOf(airudder: Simulator, workflowId: string): Promise<string> {
	const ran = await run(airudder, 'workflow.getTasks', { workflowId });
	const [task] = jsonOf(ran);
	return task!.taskId as string;
}

/** While only the simulator knows what Get Call takes: the id of a call that it knows. */
async function callOfATask(airudder: Simulator): Promise<Sample> {
	const calls = await run(airudder, 'task.get', { task: byId(await finishedTask(airudder)) });
	const value = jsonOf(calls)[0]!.callId as string;
	return {
		parameters: {
			endpointPath: standInPath('getCallByCallId'),
			query: { pairs: [{ name: 'callid', value }] },
		},
	};
}

/** Workflows. */
export const workflowSamples: Samples = {
	...(forms.getCallByCallId ? {} : { 'call.get': callOfATask }),
	'workflow.addContacts': async (airudder) => ({
		parameters: { workflowId: await openWorkflow(airudder), ...contacts },
		items: customers(4).slice(2),
	}),
	'workflow.find': async (airudder) => {
		await startedWorkflow(airudder);
		return {
			parameters: {
				phoneNumber: '+628111000000',
				from: '2020-01-01 00:00:00',
				until: '2100-01-01 00:00:00',
			},
		};
	},
	'workflow.getReport': async (airudder) => ({
		parameters: {
			workflowId: await startedWorkflow(airudder),
			options: { timeZone: 'Asia/Jakarta' },
		},
	}),
	'workflow.getTaskDetails': async (airudder) => ({
		parameters: { task: byId(await taskOf(airudder, await startedWorkflow(airudder))) },
	}),
	'workflow.getTasks': async (airudder) => ({
		parameters: { workflowId: await startedWorkflow(airudder) },
	}),
	'workflow.start': () => ({ parameters: newWorkflow, items }),
	'workflow.verifyPush': async (airudder) => {
		airudder.webhookUrl = 'http://127.0.0.1:9/nobody';
		const { body } = await airudder.sendWebhook('customApiPush');
		return { parameters: { push: '={{ $json }}' }, items: [{ json: body as never }] };
	},
	'sms.send': () => ({
		parameters: {
			message: '={{ "Hello " + $json.name }}',
			from: 'MYSHOP',
			phoneNumberColumn: 'mobile',
			callbackUrl: 'https://n8n.example.com/webhook/receipts',
		},
		items,
	}),
	'customApiCall.call': async () => ({
		parameters: { method: 'GET', path: endpoints.listRobots.path },
	}),
};
