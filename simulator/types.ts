import type { CallOutcome } from './outcomes';
import type { Switches } from './switches';

export interface Account {
	appKey: string;
	appSecret: string;
	/** 16 bytes of text; with it the account may send and receive encrypted requests. */
	aesKey?: string;
}

export interface Robot {
	/** Task-level id, 32 hexadecimal characters. */
	robotId: string;
	/** The short numeric id that call records carry. */
	shortId: string;
	name: string;
}

export interface SimulatorSettings {
	/** 0 takes a free port. */
	port: number;
	accounts: Account[];
	robots: Robot[];
	/** Where events go; at AIRudder its staff configure this. Without it nothing is sent. */
	webhookUrl?: string;
	/** Simulated seconds per real second; 0 stops the clock, it then moves by `advance` only. */
	secondsPerRealSecond: number;
	/** Simulated time at the start; now when left out. */
	startTime?: Date;
	chatbotKeys: ChatbotKey[];
	/** Agents of every skill group; a dialer task that names agents uses those instead. */
	agentNames: string[];
	/** How many numbers a task calls at the same time. */
	simultaneousCalls: number;
	switches: Partial<Switches>;
	/** Called with one line per request and delivery. */
	log?: (line: string) => void;
}

/** One try of one number. Times are simulated, in milliseconds since 1970. */
export interface CallAttempt {
	callId: string;
	startedAt: number;
	endedAt?: number;
	outcome: CallOutcome;
	canceled: boolean;
}

export interface SimulatedContact {
	id: number;
	number: string;
	status: 'pending' | 'calling' | 'finished' | 'canceled';
	attempts: CallAttempt[];
	/** The contact as the request had it. */
	details: Record<string, unknown>;
}

export type TaskStatus = 'created' | 'pending' | 'calling' | 'finished' | 'canceled' | 'paused';

/** Times are simulated, in milliseconds since 1970. */
export interface SimulatedTask {
	taskId: string;
	appKey: string;
	name: string;
	type: string;
	robotMethod: string;
	robotId: string;
	line: string;
	repeatInterval: number;
	repeatNumber: number;
	createdAt: number;
	scheduleStart: number;
	scheduleEnd?: number;
	endedAt?: number;
	status: TaskStatus;
	contacts: SimulatedContact[];
	/** The workflow that made the task; missing when createTask did. */
	origin?: TaskOrigin;
	/** The body of createTask or createWorkflow. */
	request: Record<string, unknown>;
}

/** A request as it arrived, decrypted. `at` is real time; `status` is the HTTP status answered. */
export interface RecordedRequest {
	/** Missing when the contract has no such path. */
	operationId?: string;
	method: string;
	path: string;
	query: Record<string, string | string[]>;
	/** Names in lower case. */
	headers: Record<string, string>;
	body: unknown;
	encrypted: boolean;
	at: Date;
	/** Missing while unanswered, and for good when a fault broke the connection. */
	status?: number;
}

/** One try to deliver an event. `at` is simulated time. */
export interface Delivery {
	event: string;
	url: string;
	body: Record<string, unknown>;
	/** 1 for the first. */
	try: number;
	at: Date;
	status?: number;
	/** Body of the receiver's answer, as text. */
	answer?: string;
	error?: string;
}

/** One text message to one recipient. */
export interface SentMessage {
	to: string;
	message: string;
	from: string;
	/** Shared by all recipients of one request. */
	messageId: string;
}

/** A request that reached people by an operation whose effect is not known in detail. */
export interface ContactRequest {
	operationId: string;
	query: Record<string, unknown>;
	body: unknown;
}

/** Names a secret with which chatbot requests and events are signed. */
export interface ChatbotKey {
	signKey: string;
	secret: string;
}

/** A request that broke the contract, or an answer or event of ours that did. */
export interface Violation {
	by: 'request' | 'answer' | 'event';
	operationId?: string;
	problems: string[];
}

export type Fault =
	| 'resetBeforeCommit'
	| 'resetAfterCommit'
	| 'notJson'
	| 'recordingNotReady'
	| { delayMs: number }
	| { status: number; retryAfterSeconds?: number; body?: unknown }
	| { bodyCode: number; message: string };

export interface FaultOptions {
	/** How many requests it hits; 1 when left out. */
	times?: number;
	/** How many requests pass before the first hit; 0 when left out. */
	after?: number;
	/** Whether the request still takes effect behind a wrong answer; false when left out. */
	commit?: boolean;
}

/** One step of a workflow. */
export interface WorkflowNode {
	id: string;
	name: string;
}

/** The workflow behind an outbound task. */
export interface TaskOrigin {
	workflowId: string;
	workflowName: string;
	node: WorkflowNode;
}

/**
 * A workflow of two nodes: a call, then a push to a custom API. Each list of contacts becomes one
 * outbound task of the call node. Times are simulated, in milliseconds since 1970.
 */
export interface SimulatedWorkflow {
	workflowId: string;
	appKey: string;
	name: string;
	templateId: number;
	createdAt: number;
	endTime: number;
	endedAt?: number;
	isFinished: boolean;
	callNode: WorkflowNode;
	pushNode: WorkflowNode;
	tasks: SimulatedTask[];
	/** The body of createWorkflow. */
	request: Record<string, unknown>;
}

/** What identifies a push to a custom API. Contract: verifyCustomApiPush. */
export interface SentPush {
	workflowId: string;
	nodeId: string;
	callee: string;
	caseId: string;
	body: Record<string, unknown>;
}
