import type { CallAttempt, SimulatedContact } from '../types';

/** States of a task. Contract: listDialerTasks. */
export type DialerState =
	'Creating' | 'Not Started' | 'Running' | 'Paused' | 'Cancelled' | 'Finished';

/** States of a call. Contract: DialerCallState. */
export type DialerCallState = 'CALLING' | 'RINGING' | 'ANSWERED' | 'HANGUP' | 'TALKRESULT';

/** One try of one number. */
export interface DialerCall extends CallAttempt {
	state: DialerCallState;
	/** 1 for the first. */
	nth: number;
	/** When the call came into its states. */
	times: Partial<Record<DialerCallState, number>>;
	/** A value of the contract's DialerHangupReason, once the call is over. */
	hangupReason?: number;
	/** A value of the contract's DialerCallResult, once the call is over. */
	result?: string;
	/** Who took the call; missing when nobody did. */
	agentName?: string;
}

export interface DialerContact extends Omit<SimulatedContact, 'attempts'> {
	attempts: DialerCall[];
}

/** Begin and end of a break, as HH:mm:ss in the account's zone. */
export interface RestTime {
	start: string;
	end: string;
}

/** Times are simulated, in milliseconds since 1970. */
export interface SimulatedDialerTask {
	taskId: string;
	appKey: string;
	name: string;
	groupName: string;
	agentNames: string[];
	createdAt: number;
	/** Missing when somebody starts the task by hand. */
	startTime?: number;
	autoEndTime: number;
	startedAt?: number;
	endedAt?: number;
	state: DialerState;
	/** Where the events of this task go, decoded; nothing is sent without it, or when it is no web address. */
	callback?: string;
	/** How often a number is tried. */
	tries: number;
	secondsBetweenTries: number;
	/** After-call work of an agent. */
	secondsAfterCall: number;
	restTimes: RestTime[];
	contacts: DialerContact[];
	/** The body of createDialerTask or copyDialerTask. */
	request: Record<string, unknown>;
}
