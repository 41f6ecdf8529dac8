import type { NodeParameterValueType } from 'n8n-workflow';
import { operations } from '../../nodes/AiRudder/operations';
import type { Operations } from '../../nodes/shared/operations/operation';
import { startSimulator, type Simulator } from '../../simulator';
import { customers, jsonOf, newTask, run } from '../engine/airudder';

// Waiting for calls lets them happen.
let onSleep: () => Promise<void> = async () => undefined;
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await onSleep(),
}));

type Parameters = Record<string, NodeParameterValueType>;

/** Parameters under which each operation sends every field it can send; `task` is the id of a task that has finished. */
const samples: Record<string, (task: string) => Parameters> = {
	'call.getAll': (task) => ({ place: 'task', placeId: task, phoneNumber: '+628111000000' }),
	'recording.download': (task) => ({ task: byId(task), phoneNumber: '+628111000000' }),
	'recording.downloadAll': (task) => ({ task: byId(task) }),
	'robot.getAll': () => ({ returnAll: true }),
	'task.cancel': (task) => ({ task: byId(task) }),
	'task.cancelCall': (task) => ({ task: byId(task), phoneNumber: '+628111000000' }),
	'task.checkContacts': () => ({ phoneNumberColumn: 'mobile' }),
	'task.create': () => everyField,
	'task.createAndWait': () => ({ ...everyField, maxWait: 1 }),
	'task.get': (task) => ({ task: byId(task) }),
	'task.getAll': () => ({ returnAll: true, type: 'normal' }),
};

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
		].map((field) => ({
			field,
			column: field,
		})),
		further: [{ field: 'policy_number', column: 'policy' }],
	},
	start: '2026-12-01T09:00:00+07:00',
	end: '2026-12-01T18:00:00+07:00',
	timeZone: 'Asia/Jakarta',
	options: { line: 'line', redials: 1, redialInterval: 5, robotKind: 'single', type: 'normal' },
};

const customer = {
	...customers(1)[0]!.json,
	Debtor: 'Budi',
	Arrears: 10,
	LoanAmount: '20.5',
	Unit: 'IDR',
	LoanDate: '2026-01-01',
	DueDate: '2026-02-01',
	Platform: 'Shop',
	RobotID: 'r',
	policy: { number: 7 },
};

function byId(value: string): NodeParameterValueType {
	return { __rl: true, mode: 'id', value };
}

const table = Object.entries<Operations[string]>(operations).flatMap(
	([resource, { operations: entries }]) =>
		Object.entries(entries).map(([name, operation]) => ({
			name: `${resource}.${name}`,
			endpoint: operation.endpoint,
		})),
);

describe('What the AIRudder node sends', () => {
	let airudder: Simulator;
	let task: string;
	beforeAll(async () => {
		airudder = await startSimulator();
		onSleep = async () => await airudder.finishTask();
	});
	beforeEach(async () => {
		airudder.reset();
		airudder.switches.cancelFinished = 'accepted';
		task = jsonOf(await run(airudder, 'task.create', newTask, customers(1)))[0]!.taskId as string;
		await airudder.finishTask(task);
	});
	afterAll(async () => await airudder.stop());

	it('is tried for every operation of the table', () => {
		expect(Object.keys(samples).sort()).toEqual(table.map(({ name }) => name).sort());
	});

	it.each(table)(
		'is valid against the contract, and so is the answer: $name',
		async ({ name, endpoint }) => {
			const ran = await run(airudder, name, samples[name]!(task), [{ json: customer }]);
			expect(ran.error).toBeUndefined();
			if (endpoint) expect(airudder.requests(endpoint).length).toBeGreaterThan(0);
			expect(airudder.violations()).toEqual([]);
		},
	);
});
