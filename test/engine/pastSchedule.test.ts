import type { NodeParameterValueType } from 'n8n-workflow';
import type { Simulator } from '../../simulator';
import { customers, newTask, run } from '../support/engine/airudder';
import { newDialerTask } from '../support/engine/dialer';
import { simulateAirudder } from '../support/engine/simulateAirudder';

type Parameters = Record<string, NodeParameterValueType>;

const hour = 60 * 60_000;
const day = 24 * hour;

describe('A schedule that has passed', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started));

	const fromNow = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
	const passed = () => ({
		start: fromNow(-day - hour),
		end: fromNow(-day),
		timeZone: 'Asia/Jakarta',
	});
	/** As n8n's calendar gives it, without a zone: still to come on UTC's clock, not on the account's, which is an hour ahead. */
	const passedOnCalendar = () => ({
		start: fromNow(-day - hour).slice(0, 19),
		end: fromNow(hour / 2).slice(0, 19),
		timeZone: 'Africa/Lagos',
	});
	const workflow = { templateId: 1, workflowName: 'w', phoneNumberColumn: 'mobile' };

	it.each([
		['task.create', () => ({ ...newTask, ...passed() })],
		['task.create', () => ({ ...newTask, ...passed(), tasks: 'perItem' })],
		['task.createAndWait', () => ({ ...newTask, ...passed() })],
		['dialerTask.create', () => ({ ...newDialerTask(airudder), ...passed() })],
		['dialerTask.createAndWait', () => ({ ...newDialerTask(airudder), ...passed() })],
		['dialerTask.copy', () => ({ ...newDialerTask(airudder), ...passed(), fromTask: 'earlier' })],
		['workflow.start', () => ({ ...workflow, end: passed().end })],
		['task.create', () => ({ ...newTask, ...passedOnCalendar() })],
		['dialerTask.create', () => ({ ...newDialerTask(airudder), ...passedOnCalendar() })],
		[
			'dialerTask.copy',
			() => ({ ...newDialerTask(airudder), ...passedOnCalendar(), fromTask: 'earlier' }),
		],
		['workflow.start', () => ({ ...workflow, ...passedOnCalendar() })],
	] as Array<[string, () => Parameters]>)(
		'is refused before anything is sent: %s',
		async (name, parameters) => {
			const ran = await run(airudder, name, parameters(), customers(2));
			expect(ran.error?.message).toMatch(/^End 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d.* has passed$/);
			expect(ran.error?.description).toMatch(/still to come/);
			expect(airudder.requests()).toEqual([]);
		},
	);

	it.each([
		['task.create', 'Start', { ...newTask, start: '={{ $json.wehn }}', timeZone: 'UTC' }],
		['task.create', 'End', { ...newTask, end: '={{ $json.wehn }}', timeZone: 'UTC' }],
		[
			'task.create',
			'Start',
			{ ...newTask, start: '={{ $json.dya }} {{ $json.time }}', timeZone: 'UTC' },
		],
		['task.create', 'Start', { ...newTask, start: '={{ $json.wehn }}\n', timeZone: 'UTC' }],
		['dialerTask.create', 'Start', { start: '={{ $json.wehn }}' }],
		[
			'call.make',
			'Call No Later Than',
			{ options: { end: '={{ $json.dya }} {{ $json.time }}', timeZone: 'UTC' } },
		],
		['call.make', 'Call No Later Than', { options: { end: '={{ $json.wehn }}', timeZone: 'UTC' } }],
	] as Array<[string, string, Parameters]>)(
		'calls nobody when a misspelt column gives none: %s, %s',
		async (name, label, given) => {
			const call = { phoneNumber: '={{ $json.mobile }}', robot: newTask.robot! };
			const rest = name.startsWith('dialer') ? newDialerTask(airudder) : call;
			const ran = await run(airudder, name, { ...rest, ...given }, customers(1));
			expect(ran.error?.message).toContain(`${label} is not there: its expression gives nothing`);
			expect(airudder.requests()).toEqual([]);
		},
	);

	it('may be left out row by row with an empty text', async () => {
		const start = '={{ $json.wehn ?? "" }}';
		const ran = await run(airudder, 'task.create', { ...newTask, start }, customers(1));
		expect(ran.error).toBeUndefined();
		expect(airudder.dialled()).toHaveLength(1);
	});

	it('is refused in the words of its field: Call: Make', async () => {
		const { end, timeZone } = passedOnCalendar();
		const parameters = { robot: newTask.robot, phoneNumber: '={{ $json.mobile }}' };
		const options = { end, timeZone };
		const ran = await run(airudder, 'call.make', { ...parameters, options }, customers(1));
		expect(ran.error?.message).toMatch(/^Call No Later Than .* \(Africa\/Lagos\) has passed$/);
		expect(airudder.requests()).toEqual([]);
	});

	it('is none as long as its end is ahead', async () => {
		const begun = { start: fromNow(-hour), end: fromNow(hour), timeZone: 'Asia/Jakarta' };
		const ran = await run(airudder, 'task.create', { ...newTask, ...begun }, customers(1));
		expect(ran.error).toBeUndefined();
		expect(airudder.tasks()).toHaveLength(1);
	});

	it('is none on a calendar whose hour has not come where the account is', async () => {
		const parameters = { ...newTask, end: fromNow(0).slice(0, 19), timeZone: 'America/Lima' };
		const ran = await run(airudder, 'task.create', parameters, customers(1));
		expect(ran.error).toBeUndefined();
		const [request] = airudder.requests('createTask');
		const sent = request?.body as { ScheduleEndTime: string };
		expect(sent.ScheduleEndTime).toBe(parameters.end.replace('T', ' '));
	});
});
