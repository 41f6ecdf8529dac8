import { withAutomaticOperations } from '../../shared/operations/fromContract/automaticOperations';
import { customApiCall } from '../../shared/operations/customApiCall';
import type { EveryOperationOf } from '../../shared/operations/everyOperation';
import { resource } from '../../shared/operations/operation';
import * as call from './call';
import * as dialerTask from './dialerTask';
import * as plan from './plan';
import * as recording from './recording';
import * as robot from './robot';
import * as sms from './sms';
import * as strategy from './strategy';
import * as task from './task';
import * as workflow from './workflow';

/**
 * The table that is the AIRudder node: resource → operation. An operation is one file in its resource's folder and one
 * line in that folder's index; the contract places each (x-action), and the compiler names one that is missing. Those that
 * the contract names itself (x-form: automatic) are added.
 */
export const voiceOperations = withAutomaticOperations('AiRudder', {
	call: resource('Call', call),
	customApiCall: resource('Custom API Call', { call: customApiCall('aiRudderApi', 'cloud') }),
	dialerTask: resource('Dialer Task', {
		...dialerTask,
		customApiCall: customApiCall('aiRudderDialerApi', 'callCenter'),
	}),
	plan: resource('Plan', plan),
	recording: resource('Recording', recording),
	robot: resource('Robot', robot),
	sms: resource('SMS', sms),
	strategy: resource('Strategy', strategy),
	task: resource('Task', task),
	workflow: resource('Workflow', workflow),
} satisfies EveryOperationOf<'AiRudder'>);
