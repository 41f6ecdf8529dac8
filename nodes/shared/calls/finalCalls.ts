import type { IDataObject } from 'n8n-workflow';
import { idText } from '../api/values';
import type { CallRecord } from './callRecord';
import { isEnded, isOpen } from './statusWords';

/** Whether a task, or its entry in the list, says that it has ended; false when it says nothing. */
export function saysEnded(task: IDataObject): boolean {
	return isEnded(task.Status ?? task.status);
}

/** Whether its tries allow that a number of a task is called again. Contract: TaskDetail.RepeatNumber. */
export function mayBeRedialled(
	{ answered, attempts = 0 }: CallRecord,
	{ RepeatNumber }: IDataObject,
): boolean {
	// Where the number of redials is not known, one may still follow.
	const maximumTries = Number(idText(RepeatNumber) ?? NaN) + 1;
	return answered !== true && !(attempts >= maximumTries);
}

/** Whether a number of a task is not called any more. Contract: TaskDetail, CallDetail (Status). */
export function isFinalCall(call: CallRecord, task: IDataObject): boolean {
	if (saysEnded(task)) return true;
	return call.status === undefined ? !mayBeRedialled(call, task) : !isOpen(call.status);
}
