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
	startedAt?: string;
	startedAtLocal?: string;
	ringType?: string;
	ringSeconds?: number;
	hangupType?: string;
	intention?: string;
	phoneNumber?: string;
	callerNumber?: string;
}

/**
 * One call to one person, whatever the source. Absent values are left out. Times are ISO 8601 in UTC; one that AIRudder
 * sent without a zone stands as it came under the same name with `Local` behind it. Durations are in seconds, amounts
 * numbers, ids text.
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
	ringType?: string;
	hangupType?: string;
	startedAt?: string;
	startedAtLocal?: string;
	endedAt?: string;
	endedAtLocal?: string;
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
	borrowedDate?: string;
	dueDate?: string;
	borrowedAmount?: number;
	totalOwingAmount?: number;
	currency?: string;
	platformName?: string;
	earlierAttempts?: EarlierAttempt[];
}
