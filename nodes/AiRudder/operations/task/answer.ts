import { AiRudderFailure } from '../../../shared/api/failure';
import { isEmpty } from '../../../shared/api/values';
import { createdTask, type CreatedTask } from '../../../shared/operations/createdTask';

/**
 * What AIRudder's answer says of a new task. Throws `uncertain` when it says nothing at all: production takes that for a
 * failure, whatever the status, and yet the task may be there. Contract: createTask (data.detail_error_list).
 */
export function newTaskIn(payload: unknown): CreatedTask {
	if (isEmpty(payload)) {
		throw new AiRudderFailure('uncertain', 'AIRudder answered without saying what it made');
	}
	return createdTask(payload, 'detail_error_list');
}
