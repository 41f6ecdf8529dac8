import { resource, type Operations } from '../../shared/operations/operation';
import { getAll as getManyCalls } from './call/getAll';
import { download } from './recording/download';
import { downloadAll } from './recording/downloadAll';
import { getAll as getManyRobots } from './robot/getAll';
import { cancel } from './task/cancel';
import { cancelCall } from './task/cancelCall';
import { checkContacts } from './task/checkContacts';
import { create } from './task/create';
import { createAndWait } from './task/createAndWait';
import { get } from './task/get';
import { getAll } from './task/getAll';

/** The table that is the AIRudder node: resource → operation. */
export const operations = {
	call: resource('Call', { getAll: getManyCalls }),
	recording: resource('Recording', { download, downloadAll }),
	robot: resource('Robot', { getAll: getManyRobots }),
	task: resource('Task', { cancel, cancelCall, checkContacts, create, createAndWait, get, getAll }),
} satisfies Operations;
