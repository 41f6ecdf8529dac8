import { answers, familyOf, type Fault } from './faults';
import type { Met, Play } from './line';

/** The connection breaks, and the node looks for what it made. */
const lost: Play = ({ socket }) => void socket.resetAndDestroy();

type Task = Record<string, unknown>;

/** AIRudder's list with other tasks in it. */
const listOf =
	(tasks: (own: Task[]) => Task[]): Play =>
	({ response, answered }) => {
		const text = JSON.stringify(JSON.parse(answered!.body.toString()), (_key, value: unknown) =>
			Array.isArray(value) && Object(value[0]) === value[0] ? tasks(value as Task[]) : value,
		);
		response.writeHead(200, { 'content-type': 'application/json' }).end(text);
	};

const renamed = (tasks: Task[]) =>
	tasks.map((task) =>
		Object.fromEntries(
			Object.entries(task).map(([key, value]) => [
				key,
				/name$/i.test(key) ? `${String(value)}x` : value,
			]),
		),
	);

const doubled = (tasks: Task[]) =>
	tasks.flatMap((task) => [
		Object.fromEntries(
			Object.entries(task).map(([key, value]) => [
				key,
				/id$/i.test(key) ? `${String(value)}x` : value,
			]),
		),
		task,
	]);

const hang: Play = ({ socket, timeIsUp }) =>
	void setImmediate(() => {
		timeIsUp();
		setImmediate(() => socket.destroy());
	});

const refused = (met: Met) => ({
	code: familyOf(met) === 'callCenter' ? 10705 : 403,
	message: 'no',
});

const empty = (met: Met) =>
	familyOf(met) === 'callCenter'
		? { code: 0, message: 'successfully', body: { list: [] } }
		: { code: 200, status: 'OK', data: [] };

/** What the list answers, how often, and whether it is AIRudder's own answer that is changed. */
const lists: Array<[string, Play, number, boolean?]> = [
	['is empty', answers(200, empty), 99],
	['is empty at first', answers(200, empty), 2],
	['is refused', answers(200, refused), 99],
	['answers HTTP 500', answers(500), 99],
	['answers HTTP 500 at first', answers(500), 1],
	['answers a web page', answers(200, '<p>Back soon</p>'), 99],
	['breaks', lost, 99],
	['never answers', hang, 99],
	['calls itself FAILED', answers(200, (met) => ({ ...empty(met), status: 'FAILED' })), 99],
	['has tasks of others only', listOf(renamed), 99, true],
	['has two tasks of that name', listOf(doubled), 99, true],
	[
		'is one object',
		answers(200, (met) => ({ ...empty(met), data: { total: 3 }, body: 'none' })),
		99,
	],
];

/** The answer is lost, and the list in which the task could be found does not help. */
export const lookups: Fault[] = lists.flatMap(([name, play, times, isOwn = false]) =>
	[true, false].map((taken) => ({
		group: 'Answer lost, and the list',
		name,
		taken,
		everywhere: name === 'is empty' || name === 'is refused',
		hits: { send: [{ play: lost, taken }], search: [{ play, taken: isOwn, times }] },
	})),
);
