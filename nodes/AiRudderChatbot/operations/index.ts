import { withAutomaticOperations } from '../../shared/operations/fromContract/automaticOperations';
import { customApiCall } from '../../shared/operations/customApiCall';
import type { EveryOperationOf } from '../../shared/operations/everyOperation';
import { resource } from '../../shared/operations/operation';
import * as agentTransfer from './agentTransfer';
import * as channel from './channel';
import * as company from './company';
import * as conversation from './conversation';
import * as file from './file';
import * as message from './message';
import * as session from './session';
import * as template from './template';
import * as wabaAccount from './wabaAccount';
import * as waybill from './waybill';

/**
 * The table that is the AIRudder Chatbot node: resource → operation. As in the AIRudder node, an operation is one file in
 * its resource's folder and one line in that folder's index, and the compiler names one that is missing.
 */
export const chatbotOperations = withAutomaticOperations('AiRudderChatbot', {
	agentTransfer: resource('Agent Transfer', agentTransfer),
	channel: resource('Channel', channel),
	company: resource('Company', company),
	conversation: resource('Conversation', conversation),
	customApiCall: resource('Custom API Call', {
		call: customApiCall('aiRudderChatbotApi', 'chatbot'),
	}),
	file: resource('File', file),
	message: resource('Message', message),
	session: resource('Session', session),
	template: resource('Template', template),
	wabaAccount: resource('WABA Account', wabaAccount),
	waybill: resource('Waybill', waybill),
} satisfies EveryOperationOf<'AiRudderChatbot'>);
