import type { IDataObject, INode, NodeParameterValueType } from 'n8n-workflow';
import { AiRudderApi } from '../../credentials/AiRudderApi.credentials';
import { AiRudderPollingTrigger } from '../../nodes/AiRudderPollingTrigger/AiRudderPollingTrigger.node';
import type { Simulator } from '../../simulator';
import { customers, jsonOf, keysOf, newTask, run } from '../support/engine/airudder';
import { runPoll, type Subject } from '../support/engine/n8nEngine';
import { simulateAirudder } from '../support/engine/simulateAirudder';

/** A published AIRudder Polling Trigger. */
export interface Poller {
	/** One poll by schedule; the JSON of its items. */
	poll(this: void, changed?: Parameters): Promise<IDataObject[]>;
	/** A test run in the editor. */
	tryOut(this: void): Promise<IDataObject[]>;
	/** Polls of which one begins while the other is under way, as n8n starts them. */
	pollTwiceAtOnce(this: void): Promise<IDataObject[]>;
	/** Its static data as n8n stores it. */
	stored(this: void): string;
	/** What n8n shows as failed executions beside the polls. */
	said: Error[];
}

type Parameters = Record<string, NodeParameterValueType>;

/** The trigger on the simulator. Its static data is stored as text after each poll, as if n8n was restarted. */
export function pollingTrigger(
	airudder: Simulator,
	parameters: Parameters = {},
	settings: Partial<INode> = {},
): Poller {
	let stored = '{}';
	const said: Error[] = [];
	const subject = (changed: Parameters = {}): Subject => ({
		nodeType: new AiRudderPollingTrigger(),
		credentialTypes: [new AiRudderApi()],
		credentials: { aiRudderApi: keysOf(airudder) },
		parameters: { events: ['callEnded'], ...parameters, ...changed },
		settings,
	});
	const pollIn = async (mode: 'trigger' | 'manual', changed?: Parameters) => {
		const data = JSON.parse(stored) as IDataObject;
		try {
			const items = await runPoll(subject(changed), data, mode, said);
			return (items ?? []).map(({ json }) => json);
		} finally {
			stored = JSON.stringify(data);
		}
	};
	return {
		poll: async (changed) => await pollIn('trigger', changed),
		tryOut: async () => await pollIn('manual'),
		pollTwiceAtOnce: async () => {
			const data = JSON.parse(stored) as IDataObject;
			const polls = [runPoll(subject(), data), runPoll(subject(), data)];
			const items = (await Promise.all(polls)).flatMap((brought) => brought ?? []);
			stored = JSON.stringify(data);
			return items.map(({ json }) => json);
		},
		stored: () => stored,
		said,
	};
}

/**
 * For the tests of a file or `describe`: an AIRudder in whose time n8n lives, from 20 November 2026 on. Each test begins with
 * nothing there, and everything that it sent was valid.
 */
export function inSimulatedTime(use: (airudder: Simulator) => void): void {
	afterAll(() => jest.restoreAllMocks());
	const live = (airudder: Simulator) => {
		liveInTimeOf(airudder);
		use(airudder);
	};
	simulateAirudder(live, { startTime: new Date('2026-11-20T03:00:00Z') });
}

/** Lets n8n live in the simulator's time, until jest.restoreAllMocks(). */
function liveInTimeOf(airudder: Simulator): void {
	const realNow = Date.now.bind(Date);
	let isAsking = false;
	jest.spyOn(Date, 'now').mockImplementation(() => {
		// The simulator's clock asks for the real time, too.
		if (isAsking) return realNow();
		isAsking = true;
		try {
			return airudder.now().getTime();
		} finally {
			isAsking = false;
		}
	});
}

/** A new task that calls `count` customers; gives its id. Nobody is called before the simulator's time moves. */
export async function createdTask(airudder: Simulator, count: number): Promise<string> {
	const ran = await run(airudder, 'task.create', newTask, customers(count));
	return jsonOf(ran)[0]!.taskId as string;
}
