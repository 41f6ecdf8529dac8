import { isObject } from '../api/values';
import type { CallRecord } from './callRecord';
import { filled, isWritten, numberOf } from './callValues';
import { attemptFields } from './earlierAttempts';
import { isListOf, readersOf, type Readers } from './leftOver';

/** Where each plain field of the call record stands, in the spellings of all sources of the contract. */
export const textFields = {
	taskName: ['TaskName', 'task_name', 'taskName'],
	workflowName: ['workflow_name'],
	nodeName: ['node_name', 'nodetask_name'],
	phoneNumber: ['CalleeNumber', 'callee_number', 'callee', 'phoneNumber'],
	callerNumber: ['caller_number', 'CallerNumber'],
	contactName: ['CalleeName', 'callee_name', 'contactName', 'customerName'],
	contactGender: ['CalleeGender', 'callee_gender'],
	status: ['Status', 'status', 'state', 'State'],
	intentionDescription: ['intention_description', 'IntentionDescription'],
	callType: ['callType'],
	callResult: ['callResultType'],
	talkResult: ['talkResult'],
	agentName: ['agentName'],
	groupName: ['groupName'],
	ringType: ['RingType', 'ring_type'],
	hangupType: ['HangupType', 'hangup_type'],
	recordingUrl: ['recording_link', 'RecordingLink', 'recLink', 'reclink'],
	comments: ['Comments', 'comments', 'talkremarks'],
	borrowedDate: ['BorrowedDate', 'borrowed_date'],
	dueDate: ['DueDate', 'due_date'],
	currency: ['CurrencyUnit', 'currency_unit'],
	platformName: ['PlatformName', 'platform_name'],
} as const satisfies Partial<Record<keyof CallRecord, readonly string[]>>;

export const idFields = {
	callId: ['CallID', 'call_id', 'callid'],
	taskId: ['TaskID', 'task_id', 'taskid', 'taskId'],
	workflowId: ['workflow_id', 'wokflow_id'],
	nodeId: ['node_id', 'nodetask_id'],
	caseId: ['case_id', 'caseid', 'CaseID'],
} as const satisfies Partial<Record<keyof CallRecord, readonly string[]>>;

export const numberFields = {
	attempts: ['CallTimes', 'call_times', 'nthCall'],
	talkRounds: ['TalkRound', 'talk_round'],
	borrowedAmount: ['BorrowedAmount', 'borrowed_amount'],
	totalOwingAmount: ['TotalOwingAmount', 'total_owing_amount'],
	talkDurationSeconds: ['talkDuration'],
	waitedSeconds: ['waitingDuration'],
	talkedSeconds: ['talkedTime'],
	heldSeconds: ['holdDuration'],
} as const satisfies Partial<Record<keyof CallRecord, readonly string[]>>;

export const timeFields = {
	startedAt: ['CallStartTime', 'call_start_time', 'calltime'],
	ringAt: ['ringtime'],
	answeredAt: ['answertime'],
	talkStartedAt: ['talktime'],
	endedAt: ['CallEndTime', 'call_end_time', 'endtime'],
} as const satisfies Partial<Record<keyof CallRecord, readonly string[]>>;

export const durationNames = ['duration'];
export const intentionNames = ['Intention', 'intention'];
export const intentionsNames = ['Multi_intention', 'multi_intention'];
export const commentsNames = ['Comments', 'comments'];
export const transcriptNames = ['AsrResult', 'asr_result'];
export const slotNames = ['NerSlots', 'ner_slots', 'slots'];
export const labelNames = ['EventLabel', 'event_label', 'multi_label'];
export const extraNames = ['ExtraA', 'ExtraB', 'ExtraC', 'extra_a', 'extra_b', 'extra_c'];
export const earlierNames = ['RedailCall', 'redail_call'];

/** What is read of a turn of the dialogue. Contract: DialogueTurn. */
const turnFields = ['time', 'robottext', 'text'];

/** Which values have a place in the record; of the others nothing is lost. */
export const readers: Readers = new Map([
	...readersOf({ ...idFields, ...textFields, reason: ['hangupReason', 'timestamp'] }, isWritten),
	...readersOf({ intentionNames }, isWritten),
	...readersOf({ intentionsNames }, () => true),
	...readersOf({ ...numberFields, durationNames }, (value) => numberOf(value) !== undefined),
	// Read by timesIn, which tells what is left of them.
	...readersOf(timeFields, () => true),
	...readersOf({ transcriptNames }, (value) => isListOf(value, turnFields)),
	...readersOf({ earlierNames }, (value) => isListOf(value, attemptFields)),
	...readersOf({ pairs: ['extra'] }, (value) => isListOf(value, ['Question', 'Content'])),
	...readersOf({ slotNames }, (value) => filled(value) !== undefined),
	...readersOf({ labelNames, own: ['extend', 'variables', 'custom_attribute'] }, isObject),
	...readersOf({ customer: ['customerInfo'] }, isObject),
	...readersOf({ form: ['customizeResults'] }, (value) => isObject(value) || Array.isArray(value)),
]);
