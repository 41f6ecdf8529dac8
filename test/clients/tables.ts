import {
	anything,
	callId,
	epochMilliseconds,
	filledText,
	integer,
	intention,
	intLike,
	listOf,
	mayMiss,
	objectOf,
	objectWith,
	oneOf,
	optional,
	orNothing,
	phoneNumber,
	text,
	utcTime,
	type Kind,
} from './kinds';

/**
 * The field tables of the evidence: what clients in production require of what AIRudder sends. Written from the evidence
 * alone; neither the contract nor the simulator nor the nodes have a say here.
 */
export interface Table {
	/** Section or row of the evidence. */
	evidence: string;
	fields: Record<string, Kind>;
}

/** The words of callResultType in which nobody answered, then those in which somebody did (5). */
export const unansweredResults = [
	'Dnc',
	'Overrun',
	'NoRinging',
	'Fusing',
	'Voicemail',
	'NoAnswered',
];
export const answeredResults = [
	'AgentBusy',
	'UserHangupBeforeAssign',
	'AgentReject',
	'AgentNetworkError',
	'UserHangup',
	'SuccUserHangup',
	'SuccAgentHangup',
];

const customizeResults = listOf(
	objectWith({ title: filledText, groupName: orNothing(text), value: orNothing(text) }),
);

/** A row of querytaskdetail as the collections reader takes it. */
export const dialerRow: Table = {
	evidence: '5, main reader',
	fields: {
		taskId: filledText,
		taskName: filledText,
		callid: callId,
		phoneNumber,
		mainNumber: filledText,
		phoneTag: optional(text),
		callType: filledText,
		callResultType: oneOf(...unansweredResults, ...answeredResults),
		talkResult: optional(text),
		calltime: utcTime,
		ringtime: orNothing(utcTime),
		answertime: orNothing(utcTime),
		talktime: orNothing(utcTime),
		endtime: orNothing(utcTime),
		nthCall: orNothing(integer),
		hangupReason: optional(integer),
		agentName: optional(text),
		reclink: optional(text),
		talkremarks: optional(text),
		customizeResults,
	},
};

/** The same row as the sales reader takes it, which always asks for customerInfo. */
export const salesRow: Table = {
	evidence: '5, sales reader',
	fields: {
		...dialerRow.fields,
		talkDuration: integer,
		waitingDuration: integer,
		talkedTime: integer,
		holdDuration: integer,
		nthCall: integer,
		hangupReason: integer,
		biztype: filledText,
		agentName: orNothing(text),
		customerName: orNothing(text),
		adminAct: listOf(text),
		transferReason: orNothing(text),
		reclink: orNothing(text),
		talkremarks: orNothing(text),
		customerInfo: objectOf(orNothing(text)),
	},
};

export const listedTask: Table = {
	evidence: '4.4, 4.6',
	fields: {
		taskId: filledText,
		name: filledText,
		groupName: filledText,
		source: filledText,
		state: oneOf('Creating', 'Not Started', 'Running', 'Paused', 'Cancelled', 'Finished'),
		actualStartTime: orNothing(utcTime),
	},
};

const furtherEventFields = Object.fromEntries(
	[
		'taskName',
		'groupName',
		'contactName',
		'address',
		'info1',
		'info2',
		'info3',
		'remark',
		'mainNumber',
		'phoneTag',
		'privateData',
		'recLink',
		'talkremarks',
	].map((name) => [name, optional(text)]),
);

/** What every event of a call has (8.5, 8.6, 8.13). */
const callEvent = {
	...furtherEventFields,
	taskId: filledText,
	callid: callId,
	phoneNumber,
	customerInfo: objectOf(orNothing(text)),
	timestamp: epochMilliseconds,
	nthCall: optional(intLike),
};

export const contactStatus: Table = {
	evidence: '8.3, 8.5, 8.6, 8.7',
	fields: { ...callEvent, state: filledText, hangupReason: intLike },
};

export const agentStatus: Table = {
	evidence: '8.3, 8.5, 8.6, 8.9',
	fields: {
		...callEvent,
		State: filledText,
		agentName: filledText,
		hangupReason: optional(intLike),
		customizeResults: mayMiss(objectOf(text)),
	},
};

export const taskStatus: Table = {
	evidence: '8.3, 8.14',
	fields: { taskId: filledText, taskName: filledText, state: filledText },
};

/** By `type` of the event (8.1). */
export const dialerEvents: Record<string, Table> = {
	ContactStatus: contactStatus,
	AgentStatus: agentStatus,
	TaskStatus: taskStatus,
};

/** A record of /detail that was cancelled, or whose task is still pending (10.14 to 10.17). */
export const callRecord: Table = {
	evidence: '10.14, 10.16, 10.17',
	fields: {
		Comments: intLike,
		Status: filledText,
		Intention: intention,
		RingType: anything,
		HangupType: anything,
		RobotID: anything,
	},
};

/** Any other record (10.16). */
export const finishedCallRecord: Table = {
	evidence: '10.14, 10.16, 10.17',
	fields: { ...callRecord.fields, CallStartTime: utcTime, CallEndTime: utcTime },
};
