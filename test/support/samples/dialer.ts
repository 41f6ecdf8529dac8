import { endpoints } from '../../../nodes/shared/api/endpoints.generated';
import { customers, jsonOf, run } from '../engine/airudder';
import { newDialerTask } from '../engine/dialer';
import type { Simulator } from '../../../simulator';
import { byId, type Samples } from './sample';

const columns = { contactFields: { further: [{ field: 'contactName', column: 'name' }] } };

/** Every setting that a new task can have. */
const options = {
	acwTime: 15,
	addTimeToName: true,
	agentName: 'dewi, rizky',
	autoQA: true,
	autoSlotFactor: 0,
	bulkCallInterval: 120,
	callInterval: 1,
	contactNumberInterval: 1,
	contactsPerTask: 5000,
	dialingMode: 0,
	dialingOrder: 'PhoneNumber, mobile',
	maxLostRate: 5,
	phoneNumberField: 'PhoneNumber',
	qaConfigId: 1,
	qaLimitLength: 10,
	qaLimitRate: 100,
	remark: 'second reminder',
	repeatTimes: 1,
	restTimes: { rests: [{ start: '12:00:00', end: '13:00:00' }] },
	resultStrategies: {
		strategies: [{ title: 'Level1', oper: 'equals', value: 'Paid', action: '1, 2', dncDay: '7' }],
	},
	ringLimit: 30,
	slotFactor: 2.5,
	templateName: 'collection',
	voicemailCheck: true,
	voicemailCheckDuration: 2500,
	voicemailHandle: 1,
	voicemailRedial: 0,
};

async function finishedTask(airudder: Simulator): Promise<string> {
	const parameters = { ...newDialerTask(airudder), ...columns, taskName: 'finished' };
	const ran = await run(airudder, 'dialerTask.create', parameters, customers(2));
	await airudder.finishTask();
	return jsonOf(ran)[0]!.taskId as string;
}

/** The predictive dialer. */
export const dialerSamples: Samples = {
	'dialerTask.cancelContacts': async (airudder) => {
		const ran = await run(airudder, 'dialerTask.create', newDialerTask(airudder), customers(2));
		return {
			parameters: { task: byId(jsonOf(ran)[0]!.taskId as string), phoneNumberColumn: 'mobile' },
		};
	},
	'dialerTask.copy': async (airudder) => {
		await finishedTask(airudder);
		const { phoneNumberColumn: _column, ...settings } = newDialerTask(airudder);
		return { parameters: { ...settings, taskName: 'again', fromTask: 'finished' } };
	},
	'dialerTask.create': (airudder) => ({
		parameters: {
			...newDialerTask(airudder),
			...columns,
			callbackUrl: 'https://n8n.example.com/webhook/dialer',
			options,
		},
		// The last number passes every check of ours; the simulated AIRudder takes 14 digits at most.
		items: [...customers(2), { json: { name: 'Wati', mobile: '+436701000000000' } }],
	}),
	'dialerTask.customApiCall': async (airudder) => {
		await finishedTask(airudder);
		const period = { minstarttime: '2020-01-01 00:00:00', maxstarttime: '2100-01-01 00:00:00' };
		const body = JSON.stringify({ ...period, limit: 10 });
		return { parameters: { method: 'POST', path: endpoints.listDialerTasks.path, body } };
	},
	'dialerTask.getAll': async (airudder) => {
		await finishedTask(airudder);
		const from = '2020-01-01T00:00:00Z';
		return {
			parameters: { from, until: '2100-01-01T00:00:00Z', timeZone: 'UTC', returnAll: true },
		};
	},
	'dialerTask.getCalls': async (airudder) => ({
		parameters: { task: byId(await finishedTask(airudder)), returnAll: true },
	}),
	'dialerTask.getReport': async (airudder) => ({
		parameters: {
			task: byId(await finishedTask(airudder)),
			options: { timeZone: 'Asia/Jakarta' },
		},
	}),
	'dialerTask.getRecording': async (airudder) => {
		const calls = await run(airudder, 'dialerTask.getCalls', {
			task: byId(await finishedTask(airudder)),
		});
		return { parameters: { callId: jsonOf(calls)[0]!.callId as string } };
	},
};
