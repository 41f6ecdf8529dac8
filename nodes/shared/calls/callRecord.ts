import type { IDataObject } from 'n8n-workflow';

/** One line of a conversation; `time` is the offset into the call, HH:MM:SS. */
export interface TranscriptLine {
	time?: string;
	robot?: string;
	callee?: string;
}

/** An earlier try of the same number. `startedAtLocal` has no zone: AIRudder sends it without one. */
export interface EarlierAttempt {
	callId?: string;
	startedAtLocal?: string;
	ringType?: string;
	ringSeconds?: number;
	hangupType?: string;
	intention?: string;
	phoneNumber?: string;
	callerNumber?: string;
}

/**
 * One call to one person, whatever the source. Absent values are left out. Times are ISO 8601 in UTC, durations in
 * seconds, amounts numbers, ids text.
 */
export interface CallRecord {
	callId?: string;
	taskId?: string;
	taskName?: string;
	workflowId?: string;
	workflowName?: string;
	nodeId?: string;
	nodeName?: string;
	caseId?: string;
	phoneNumber?: string;
	callerNumber?: string;
	contactName?: string;
	contactGender?: string;
	status?: string;
	answered?: boolean;
	intention?: string;
	intentionDescription?: string;
	/** Further labels, in the form in which AIRudder gives them. */
	intentions?: IDataObject[string];
	ringType?: string;
	hangupType?: string;
	startedAt?: string;
	endedAt?: string;
	durationSeconds?: number;
	attempts?: number;
	talkRounds?: number;
	recordingUrl?: string;
	transcript?: TranscriptLine[];
	transcriptText?: string;
	slots?: IDataObject | string;
	labels?: IDataObject;
	custom?: IDataObject;
	comments?: string;
	/** What the caller wrote to the contact (Comments), to the letter: the thread back to the row. */
	reference?: string;
	borrowedDate?: string;
	dueDate?: string;
	borrowedAmount?: number;
	totalOwingAmount?: number;
	currency?: string;
	platformName?: string;
	earlierAttempts?: EarlierAttempt[];
}
