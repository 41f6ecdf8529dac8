import { isDialerTaskOver } from './dialer/predictiveDialer';
import type { DialerContact } from './dialer/types';
import { isOver } from './calls/taskCaller';
import { undiallable } from './outcomes';
import type { SimulatedContact } from './types';
import type { World } from './world';

type AnyContact = SimulatedContact | DialerContact;

/** Something that goes on by itself until it is over. */
interface Running {
	taskId: string;
	contacts: AnyContact[];
	isOver(): boolean;
}

/** Every number taken on to dial: those dialled, in that order, then those still waiting. */
export function dialledNumbers(world: World): string[] {
	const running = runningIn(world);
	const dialled = running
		.flatMap(({ contacts }) => contacts)
		.filter(({ attempts }) => attempts.some(({ outcome }) => outcome !== undiallable))
		.sort((one, other) => firstDialledAt(one) - firstDialledAt(other));
	const waiting = running
		.filter((task) => !task.isOver())
		.flatMap(({ contacts }) => contacts)
		.filter(({ status, attempts }) => status === 'pending' && attempts.length === 0);
	return [...dialled, ...waiting].map(({ number }) => number);
}

/** Moves simulated time until the task, or every task, is over and its events are settled. */
export async function finishTask(world: World, taskId?: string): Promise<void> {
	const running = runningIn(world);
	const all = [...running, ...workflowsIn(world)];
	const meant = taskId === undefined ? running : [taskIn(all, taskId)];
	await world.clock.advanceUntil(
		() => meant.every((task) => task.isOver()) && world.webhooks.pending === 0,
	);
}

/** The task with that id. Throws when there is none. */
export function taskIn<Task extends { taskId: string }>(tasks: Task[], taskId: string): Task {
	const found = tasks.find((task) => task.taskId === taskId);
	if (!found) throw new Error(`There is no task "${taskId}"`);
	return found;
}

function runningIn({ tasks, dialerTasks }: World): Running[] {
	return [
		...tasks.map((task) => ({ ...task, isOver: () => isOver(task) })),
		...dialerTasks.map((task) => ({ ...task, isOver: () => isDialerTaskOver(task) })),
	];
}

function workflowsIn({ workflows }: World): Running[] {
	return workflows.all.map((workflow) => ({
		taskId: workflow.workflowId,
		contacts: [],
		isOver: () => workflow.isFinished,
	}));
}

function firstDialledAt({ attempts }: AnyContact): number {
	return attempts[0]?.startedAt ?? 0;
}
