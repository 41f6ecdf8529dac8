import { customers, jsonOf, newTask, run } from '../engine/airudder';
import type { Simulator } from '../../../simulator';
import { byId, type Parameters, type Samples } from './sample';

const everyField: Parameters = {
	...newTask,
	contactFields: {
		known: [
			'Debtor',
			'Arrears',
			'LoanAmount',
			'Unit',
			'LoanDate',
			'DueDate',
			'Platform',
			'RobotID',
			'Gender',
			'ExtraA',
			'ExtraB',
			'ExtraC',
		].map((field) => ({ field, column: field })),
		further: [{ field: 'policy_number', column: 'policy' }],
	},
	start: '2099-12-01T09:00:00+07:00',
	end: '2099-12-01T18:00:00+07:00',
	timeZone: 'Asia/Jakarta',
	options: {
		apiVersion: 'v2',
		line: 'line',
		redials: 1,
		redialInterval: 5,
		robotKind: 'single',
		rowReference: 'column',
		referenceColumn: 'id',
		type: 'normal',
	},
};

/** A customer with every field of the Collection line. */
const debtor = {
	...customers(1)[0]!.json,
	Debtor: 'Budi',
	Arrears: 10,
	LoanAmount: '20.5',
	Unit: 'IDR',
	LoanDate: '2026-01-01',
	DueDate: '2026-02-01',
	Platform: 'Shop',
	RobotID: 'r',
	Gender: 'male',
	ExtraA: 7,
	ExtraB: 'b',
	ExtraC: 'c',
	id: 1000,
	policy: { number: 7 },
};

/** A task that has called ten customers, so that every kind of outcome is there; gives its id. */
export async function finishedTask(airudder: Simulator): Promise<string> {
	const taskId = await openTask(airudder);
	await airudder.finishTask(taskId);
	return taskId;
}

async function openTask(airudder: Simulator): Promise<string> {
	const { start: _now, end: _never, timeZone: _none, ...atOnce } = everyField;
	const debtors = customers(10).map(({ json }) => ({ json: { ...debtor, ...json } }));
	const ran = await run(airudder, 'task.create', atOnce, debtors);
	return jsonOf(ran)[0]!.taskId as string;
}

/** A call with everything that can be said of it. */
const oneCall: Parameters = {
	phoneNumber: '={{ $json.mobile }}',
	callingCode: '62',
	robot: byId('robot-1'),
	contactName: '={{ $json.Debtor }}',
	contactFields: {
		known: [
			...['Arrears', 'LoanAmount', 'LoanDate', 'DueDate', 'ExtraA'].map((field) => ({
				field,
				column: `={{ $json.${field} }}`,
			})),
			{ field: 'Unit', column: 'IDR' },
		],
		further: [{ field: 'policy_number', column: '={{ $json.policy }}' }],
	},
	taskName: 'call',
	waitForOutcome: true,
	options: {
		...{ apiVersion: 'v2', line: 'line', redials: 1, redialInterval: 5, robotKind: 'single' },
		...{ type: 'normal', reference: '={{ $json.id }}', timeZone: 'Asia/Jakarta' },
		end: '2099-12-01T18:00:00+07:00',
	},
};

/** Calling tasks, their calls and recordings. */
export const taskSamples: Samples = {
	'call.make': () => ({ parameters: oneCall, items: [{ json: debtor }] }),
	'call.getAll': async (airudder) => ({
		parameters: {
			place: 'task',
			task: byId(await finishedTask(airudder)),
			phoneNumber: '+628111000000',
		},
	}),
	'call.getMissed': async (airudder) => {
		await finishedTask(airudder);
		return { parameters: { since: '2020-01-01T00:00:00Z', returnAll: true } };
	},
	'recording.download': async (airudder) => ({
		parameters: { task: byId(await finishedTask(airudder)), phoneNumber: '+628111000000' },
	}),
	'recording.downloadAll': async (airudder) => ({
		parameters: { task: byId(await finishedTask(airudder)) },
	}),
	'robot.getAll': () => ({ parameters: { returnAll: true } }),
	'task.cancel': async (airudder) => ({ parameters: { task: byId(await openTask(airudder)) } }),
	'task.cancelCall': async (airudder) => ({
		parameters: { task: byId(await openTask(airudder)), phoneNumber: '+628111000000' },
	}),
	'task.checkContacts': () => ({
		parameters: { phoneNumberColumn: 'mobile' },
		// Whatever a row has comes out as well: the schema offers as little of it as can be.
		items: [{ json: { mobile: '+628111000000' } }],
	}),
	'task.create': () => ({ parameters: everyField, items: [{ json: debtor }] }),
	'task.createAndWait': () => ({ parameters: everyField, items: [{ json: debtor }] }),
	'task.get': async (airudder) => ({ parameters: { task: byId(await finishedTask(airudder)) } }),
	'task.getReport': async (airudder) => ({
		parameters: {
			task: byId([await finishedTask(airudder), await openTask(airudder)].join(', ')),
			options: { timeZone: 'Asia/Jakarta' },
		},
	}),
	'task.getAll': async (airudder) => {
		await finishedTask(airudder);
		return { parameters: { returnAll: true, type: 'normal' } };
	},
};
