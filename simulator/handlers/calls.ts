import { data, noSuchTask, refuse, refuseAsBroken } from '../answers';
import { callRecord } from '../calls/records';
import {
	audioOf,
	hasRecording,
	recordedAttempt,
	recordingHost,
	recordingLink,
} from '../calls/recordings';
import { writtenText } from '../formats/values';
import { caseIdOf } from '../workflow/wire';
import type { CallAttempt, SimulatedContact, SimulatedTask } from '../types';
import type { World } from '../world';
import { zip } from '../formats/zip';
import type { OperationHandler } from './types';

/** One call's recording, as the switches say. Contract: getCallRecording. */
export const getCallRecording: OperationHandler = ({ account, query }, world) => {
	const task = world.taskOf(account?.appKey ?? '', query.TaskID);
	if (!task) return noSuchTask(query.TaskID);
	const contacts = task.contacts.filter(({ number }) => number === query.Callee);
	if (contacts.length === 0) return refuse(`The task has no number "${String(query.Callee)}"`);
	const attempt = contacts.map(recordedAttempt).find((found) => found !== undefined);
	if (!attempt) return refuse('There is no recording of this call');
	const { recording, recordingFormat, recordingLinkForm, recordingRedirect } = world.switches;
	if (recordingRedirect !== 'none') {
		const host = recordingRedirect === 'otherHost' ? world.otherUrl : world.url;
		return { kind: 'redirect', location: recordingLink(attempt, host) };
	}
	if (recording === 'audio') return { kind: 'bytes', ...audioOf(attempt, recordingFormat) };
	const link = recordingLink(attempt, recordingHost(world));
	return data(recordingLinkForm === 'text' ? link : { recording_link: link });
};

/** All recordings of a task, as an archive or as links. Contract: getTaskRecordings. */
export const getTaskRecordings: OperationHandler = ({ account, query }, world) => {
	const task = world.taskOf(account?.appKey ?? '', query.TaskID);
	if (!task) return noSuchTask(query.TaskID);
	const recorded = task.contacts.flatMap((contact) => {
		const attempt = recordedAttempt(contact);
		return attempt ? [{ contact, attempt }] : [];
	});
	if (recorded.length === 0) return refuse('The task has no recordings');
	if (world.switches.taskRecordings === 'links') {
		return data(recorded.map(({ attempt }) => recordingLink(attempt, recordingHost(world))));
	}
	const files = recorded.map(({ contact, attempt }) => {
		const { bytes, extension } = audioOf(attempt, world.switches.recordingFormat);
		return { name: `${contact.number}_${attempt.callId}.${extension}`, bytes };
	});
	return { kind: 'bytes', contentType: 'application/zip', bytes: zip(files) };
};

/** Calls of one number or case in a task or workflow. Contract: getCallRecords. */
export const getCallRecords: OperationHandler = ({ account, query }, world) => {
	const { callee, caseid, taskid, workflow_id } = query;
	if (!callee && !caseid) return refuseAsBroken('callee or caseid is missing');
	if (!taskid && !workflow_id) return refuseAsBroken('taskid or workflow_id is missing');
	const task = world.taskOf(account?.appKey ?? '', taskid);
	if (taskid && !task) return noSuchTask(taskid);
	const workflow = world.workflows.of(account?.appKey, workflow_id);
	if (workflow_id && !workflow) return refuse(`There is no workflow "${writtenText(workflow_id)}"`);
	const tasks = (task ? [task] : (workflow?.tasks ?? [])).filter(
		({ origin }) => !workflow || origin?.workflowId === workflow.workflowId,
	);
	return data(
		tasks
			.flatMap(attemptsOf)
			.filter(({ contact }) => !callee || contact.number === callee)
			.filter(({ contact }) => !caseid || caseIdOf(contact) === caseid)
			.map((found) => recordOf(found, world)),
	);
};

/**
 * One call by its id. The contract knows neither parameters nor answer; this stand-in takes a call
 * id under any name and answers like its sibling getCallRecords. Contract: getCallByCallId.
 */
export const getCallByCallId: OperationHandler = ({ account, query }, world) => {
	const ids = Object.values(query);
	const own = world.tasks.filter(({ appKey }) => appKey === account?.appKey);
	const found = own.flatMap(attemptsOf).find(({ attempt }) => ids.includes(attempt.callId));
	return found ? data(recordOf(found, world)) : refuse('There is no call with this id');
};

interface FoundAttempt {
	task: SimulatedTask;
	contact: SimulatedContact;
	attempt: CallAttempt;
}

function attemptsOf(task: SimulatedTask): FoundAttempt[] {
	return task.contacts.flatMap((contact) =>
		contact.attempts.map((attempt) => ({ task, contact, attempt })),
	);
}

function recordOf({ task, contact, attempt }: FoundAttempt, world: World) {
	return callRecord(task, contact, attempt, {
		switches: world.switches,
		recordingLink: hasRecording(attempt) ? recordingLink(attempt, recordingHost(world)) : undefined,
	});
}
