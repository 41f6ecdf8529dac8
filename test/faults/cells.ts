import type { INodeExecutionData } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator';
import { action } from '../support/engine/airudder';
import { deduplicationStore } from '../support/engine/deduplicationStore';
import type { Subject } from '../support/engine/n8nEngine';
import type { Parameters, Sample } from '../support/samples/sample';
import { answers, type Fault } from './faults';
import { Line, type Hits } from './line';
import {
	findable,
	oneOfEachKind,
	renamed,
	type Reaching,
} from '../support/samples/reachingOperations';
import { judge, reachedAt, reachedBetween, type Reached, type Verdict } from './verdict';
import { ways, type Way } from './ways';

/** One operation, one fault, one way in which n8n runs the node again, and what came of it. */
export interface Cell extends Verdict {
	operation: string;
	group: string;
	fault: string;
	taken: boolean;
	way: string;
}

/** What is the same for all cells of an operation. */
interface Prepared {
	operation: Reaching;
	parameters: Parameters;
	items: INodeExecutionData[];
}

/** AIRudder, simulated, behind a line that meets faults. */
export class Cells {
	private cell = 0;

	private readonly timers = new Set<AbortController>();

	private waitsForCalls = false;

	private subject!: Subject;

	private operation?: Reaching;

	private sample?: Required<Sample>;

	private uses = 0;

	/** Who is reached by an operation and so many rows when nothing goes wrong. */
	private readonly meant = new Map<string, Reached>();

	private constructor(
		private readonly airudder: Simulator,
		private readonly line: Line,
	) {}

	static async start(): Promise<Cells> {
		const airudder = await startSimulator();
		const line = new Line(airudder);
		await line.start();
		const cells = new Cells(airudder, line);
		line.onTimeIsUp = () => {
			for (const timer of cells.timers) timer.abort();
			cells.timers.clear();
		};
		return cells;
	}

	async stop(): Promise<void> {
		await this.line.stop();
		await this.airudder.stop();
	}

	/** In place of AbortSignal.timeout: the time runs out when a fault says so, not by a clock. */
	timeout(): AbortSignal {
		const timer = new AbortController();
		this.timers.add(timer);
		return timer.signal;
	}

	/** In place of n8n's sleep: no time passes here, and where a node waits for calls, they happen. */
	async sleep(): Promise<void> {
		if (this.waitsForCalls) await this.airudder.finishTask();
	}

	/** Runs an operation with a fault in the ways that it is met in; cells that do not meet it are left out. */
	async of(operation: Reaching, fault: Fault): Promise<Cell[]> {
		if (fault.applies?.(operation) === false) return [];
		if (!fault.everywhere && !oneOfEachKind.has(operation)) return [];
		const { parameters, items } = await this.prepared(operation);
		const set = fault.hits.search ? findable(operation, parameters) : parameters;
		if (!set) return [];
		const cells: Cell[] = [];
		for (const way of ways.filter(({ name }) => isEveryWay(fault) || name === 'Retry On Fail')) {
			const sample = { operation, parameters: set, items: items.slice(0, way.rows) };
			const meant = await this.meantFor(sample);
			const verdict = await this.verdict(sample, fault, way, meant);
			if (!verdict) continue;
			const { group, name, taken } = fault;
			cells.push({
				...verdict,
				operation: operation.name,
				group,
				fault: name,
				taken,
				way: way.name,
			});
		}
		return cells;
	}

	/** What an operation needs is made anew for other operations, and now and then, so that AIRudder's memory stays short. */
	private async prepared(operation: Reaching): Promise<Required<Sample>> {
		this.line.arm();
		this.uses = this.operation === operation ? this.uses + 1 : 0;
		if (this.sample && this.uses % 50 !== 0) return this.sample;
		this.operation = operation;
		this.airudder.reset();
		this.waitsForCalls = operation.operation.properties.some(({ name }) => name === 'pollInterval');
		this.subject = action(this.line, operation.place);
		this.sample = await operation.prepare(this.airudder);
		return this.sample;
	}

	private async meantFor(prepared: Prepared): Promise<Reached> {
		const key = `${prepared.operation.name} ${prepared.items.length}`;
		const known = this.meant.get(key) ?? (await this.withoutFault(prepared));
		this.meant.set(key, known);
		return known;
	}

	/** Who is reached when nothing goes wrong. */
	private async withoutFault(prepared: Prepared): Promise<Reached> {
		this.line.arm();
		const { before, people } = this.count(prepared);
		const tellings = await ways[0]!.run(this.next(prepared), prepared.items);
		const errors = (tellings ?? []).flatMap(({ error }) => error ?? []);
		if (errors.length > 0) throw new Error(errors.join('\n'));
		const reached = reachedBetween(before, reachedAt(this.airudder, people));
		if (reached.size === 0) throw new Error('Nobody is reached even when nothing goes wrong');
		return reached;
	}

	private async verdict(
		prepared: Prepared,
		fault: Fault,
		way: Way,
		meant: Reached,
	): Promise<Verdict | undefined> {
		deduplicationStore.known.clear();
		this.timers.clear();
		this.line.arm(way.isRefusedFirst ? refusedFirst(fault.hits) : fault.hits);
		const { before, people } = this.count(prepared);
		const subject = this.next(prepared, fault.hits.login !== undefined);
		const tellings = await way.run(subject, prepared.items);
		if (!tellings || this.line.met <= (way.isRefusedFirst ? 1 : 0)) return undefined;
		if (this.line.notTaken.length > 0)
			throw new Error(`Not taken by AIRudder: ${this.line.notTaken.splice(0).join('; ')}`);
		return judge({
			meant,
			tellings,
			reached: reachedBetween(before, reachedAt(this.airudder, people)),
			rows: prepared.items,
			rounds: way.rounds,
			mustReach: way.tries && fault.isRefusal === true && !(way.forgets && isLater(fault)),
			numbersOf: (taskId) => this.numbersOf(taskId),
		});
	}

	private count({ items }: Prepared): { before: Reached; people: string[] } {
		const people = items.flatMap(({ json }) =>
			typeof json.mobile === 'string' ? json.mobile : [],
		);
		return { people, before: reachedAt(this.airudder, people) };
	}

	/** The node as it stands before a cell: with names that no cell before had, and signed in, unless that is what fails. */
	private next({ parameters }: Prepared, signedOut = false): Subject {
		this.cell += 1;
		const { subject } = this;
		if (signedOut)
			for (const credential of Object.values(subject.credentials)) credential.accessToken = '';
		return { ...subject, parameters: { ...subject.parameters, ...renamed(parameters, this.cell) } };
	}

	private numbersOf(taskId: string): string[] | undefined {
		const all = [...this.airudder.tasks(), ...this.airudder.dialerTasks()];
		return all.find((task) => task.taskId === taskId)?.contacts.map(({ number }) => number);
	}
}

/** Whether a fault is met in every way: what AIRudder took, and what may be sent again, can reach somebody twice. */
function isEveryWay({ everywhere, taken, isRefusal }: Fault): boolean {
	return everywhere === true && (taken || isRefusal === true);
}

/** The hits, after a refusal of the first request. */
function refusedFirst(hits: Hits): Hits {
	const { send = [], ...others } = hits;
	return { ...others, send: [{ play: answers(429), taken: false }, ...send] };
}

/** Whether a request before the one that is hit was answered. */
function isLater({ hits }: Fault): boolean {
	return hits.send?.some(({ after = 0 }) => after > 0) === true;
}
