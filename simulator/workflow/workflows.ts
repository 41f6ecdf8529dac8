import type { Clock } from '../clock';
import { callEndedBody } from '../calls/callEvents';
import { isDone, isOver, type TaskCaller } from '../calls/taskCaller';
import type { Switches } from '../switches';
import type { Robot, SimulatedContact, SimulatedTask, SentPush, SimulatedWorkflow } from '../types';
import { writtenText } from '../formats/values';
import { caseIdOf, contactCompletedBody, contactPushBody, workflowStatusBody } from './wire';

type Publish = (event: string, body: Record<string, unknown>) => Promise<void>;

/** The workflows of all accounts. Their calls are made by the caller of calling tasks. */
export class Workflows {
	readonly all: SimulatedWorkflow[] = [];
	/** Pushes to custom APIs that went out, also samples. */
	readonly pushes: SentPush[] = [];

	constructor(
		private readonly clock: Clock,
		private readonly switches: () => Switches,
		private readonly robots: Robot[],
		private readonly publish: Publish,
	) {}

	/** Takes a new workflow on; it tells that it runs as soon as the clock moves. */
	accept(workflow: SimulatedWorkflow): void {
		this.all.push(workflow);
		this.clock.after(0, () => this.tellStatus(workflow));
		this.clock.at(workflow.endTime, () => this.finishIfDone(workflow));
	}

	/** Lets the call node call a list of contacts. */
	addTask(workflow: SimulatedWorkflow, task: SimulatedTask, taskCaller: TaskCaller): void {
		workflow.tasks.push(task);
		taskCaller.accept(task);
	}

	/** The account's workflow with that id. */
	of(appKey: string | undefined, workflowId: unknown): SimulatedWorkflow | undefined {
		return this.all.find(
			(workflow) => workflow.appKey === appKey && workflow.workflowId === workflowId,
		);
	}

	/** A number of a workflow's task was called: it goes on to the push and is through. */
	async callEnded(task: SimulatedTask, contact: SimulatedContact): Promise<void> {
		const workflow = this.behind(task);
		// Documented: one push per number, once it connects or the redials are used up.
		if (!workflow || !isDone(contact)) return;
		const context = { switches: this.switches(), robots: this.robots };
		await this.publish('workflowCallEnded', callEndedBody(task, contact, context));
		if (contact.attempts.length > 0) {
			await this.publish('customApiPush', contactPushBody(workflow, task, contact, context));
		}
		const completed = contactCompletedBody(workflow, task, contact, context.switches);
		await this.publish('workflowContactCompleted', completed);
	}

	/** A task of a workflow is over, and with it perhaps the workflow. */
	async taskEnded(task: SimulatedTask): Promise<void> {
		const workflow = this.behind(task);
		if (workflow) await this.finishIfDone(workflow);
	}

	/** Keeps a push that went out, to know it again. */
	remember(body: Record<string, unknown>): void {
		const callee = body.callee as Record<string, unknown> | undefined;
		this.pushes.push({
			workflowId: writtenText(body.workflow_id),
			nodeId: writtenText(body.node_id),
			callee: writtenText(callee?.callee_number),
			caseId: writtenText(callee?.case_id),
			body,
		});
	}

	forget(): void {
		this.all.length = 0;
		this.pushes.length = 0;
	}

	/** Whether one of these contacts has the number or case id; all do when neither is given. */
	holds(workflow: SimulatedWorkflow, callee?: string, caseId?: string): boolean {
		if (!callee && !caseId) return true;
		return workflow.tasks
			.flatMap(({ contacts }) => contacts)
			.some(
				(contact) =>
					(!callee || contact.number === callee) && (!caseId || caseIdOf(contact) === caseId),
			);
	}

	private behind({ origin }: SimulatedTask): SimulatedWorkflow | undefined {
		return this.all.find(({ workflowId }) => workflowId === origin?.workflowId);
	}

	private async finishIfDone(workflow: SimulatedWorkflow): Promise<void> {
		const isLate = this.clock.now() >= workflow.endTime;
		const mayEnd = isLate || this.switches().workflowFinishes === 'whenDone';
		if (workflow.isFinished || !mayEnd || !workflow.tasks.every(isOver)) return;
		workflow.isFinished = true;
		workflow.endedAt = this.clock.now();
		await this.tellStatus(workflow);
	}

	private async tellStatus(workflow: SimulatedWorkflow): Promise<void> {
		await this.publish('workflowStatusChanged', workflowStatusBody(workflow, this.switches()));
	}
}
