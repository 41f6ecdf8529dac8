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
	callResult?: string;
	ringType?: string;
	ringSeconds?: number;
	hangupType?: string;
	intention?: string;
	phoneNumber?: string;
	callerNumber?: string;
}

/** A field of the form that an agent filled in, as AIRudder gives it. */
export interface CallResult extends IDataObject {
	title: string;
}

/**
 * One call to one person, whatever the source. Absent values are left out. Times are ISO 8601 in UTC, or under a name with
 * `Local` as AIRudder wrote them without a zone; durations in seconds, amounts numbers, ids text.
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
	callType?: string;
	callResult?: string;
	callResultDescription?: string;
	talkResult?: string;
	intention?: string;
	intentionDescription?: string;
	/** Further labels, in the form in which AIRudder gives them. */
	intentions?: IDataObject[string];
	ringType?: string;
	hangupType?: string;
	hangupReason?: number | string;
	startedAt?: string;
	startedAtLocal?: string;
	ringAt?: string;
	ringAtLocal?: string;
	answeredAt?: string;
	answeredAtLocal?: string;
	talkStartedAt?: string;
	talkStartedAtLocal?: string;
	endedAt?: string;
	endedAtLocal?: string;
	durationSeconds?: number;
	talkDurationSeconds?: number;
	waitedSeconds?: number;
	talkedSeconds?: number;
	heldSeconds?: number;
	agentName?: string;
	groupName?: string;
	attempts?: number;
	talkRounds?: number;
	recordingUrl?: string;
	transcript?: TranscriptLine[];
	transcriptText?: string;
	slots?: IDataObject | string;
	labels?: IDataObject;
	results?: CallResult[];
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
