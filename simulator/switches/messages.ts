import { signatureNames } from '../chatbot/signatures';
import type { SwitchTable } from './entry';

/** Text messages, the chatbot, and operations of which no more than the name is known. */
export const messageSwitches = {
	smsReceiptPer: {
		start: 'recipient',
		values: ['recipient', 'message'],
		silent: 'Whether smsDeliveryReceipt is sent for each recipient, or once with all of them.',
	},
	smsReceiptStyle: {
		start: 'camelCase',
		values: ['camelCase', 'snake_case'],
		silent: 'Field names of smsDeliveryReceipt.',
	},
	requireChatbotSignature: {
		start: true,
		silent: 'Whether a chatbot request without its two signature headers is refused.',
	},
	chatbotSignature: {
		start: 'ignored',
		values: ['ignored', ...signatureNames],
		silent: 'How chatbot requests and events are signed; ignored takes any signature.',
	},
	unknownSession: {
		start: 'empty',
		values: ['empty', 'refused'],
		silent: 'What listSessionMessages answers for a session nobody knows.',
	},
	sessionCursor: {
		start: 'left out',
		values: ['left out', 'repeated'],
		silent: 'Whether the message named by last_msg_id begins the next page once more.',
	},
	defaultSessionPage: {
		start: 20,
		silent: 'Page size of listSessionMessages without size (20 in the samples).',
	},
	maximumSessionPage: {
		start: 0,
		silent: 'Largest page of listSessionMessages; 0 is no limit.',
	},
	huaweiAnswer: {
		start: 'envelope',
		values: ['envelope', 'messageIds', 'emptyObject'],
		silent: 'What sendHuaweiUserMessage answers: data empty, data with ids, or {}.',
	},
	unpublishedAnswer: {
		start: 'echo',
		values: ['echo', 'list', 'nothing'],
		silent: 'What unpublished operations answer; list goes for those named list… only.',
	},
} as const satisfies SwitchTable;
