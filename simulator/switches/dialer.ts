import { yesNo, type SwitchTable } from './entry';

/** The predictive dialer, and what its family of answers has in common. */
export interface DialerSwitches {
	callCenterRefusalCode: number;
	callCenterTokenCode: number;
	dialerLoginRefusalCode: number;
	unknownDialerTaskCode: number;
	createdDialerTask: 'text' | 'taskId' | 'task_id';
	dialerZone: string;
	dialerWithoutStart: 'byHand' | 'atOnce';
	refusePastDialerStart: boolean;
	requireDialerCallback: boolean;
	copiedDialerCallback: 'inherited' | 'none';
	dialerGroups: string[];
	dialerTemplates: string[];
	dialerRepeats: 'tries' | 'redials';
	dialerStateAtAutoEnd: 'Finished' | 'Cancelled';
	dialerStatesTold: string[];
	dialerListWrapping: 'array' | 'object';
	dialerListStyle: 'asNamed' | 'PascalCase' | 'snake_case';
	dialerOrder: 'ascending' | 'descending';
	dialerNumbersAsText: boolean;
	dialerResults: 'filled' | 'empty' | 'absent';
	dialerRecording: 'text' | 'reclink' | 'recLink';
}

export const dialerSwitches: SwitchTable<DialerSwitches> = {
	callCenterRefusalCode: {
		start: 10606,
		silent: 'Body code of a dialer or SMS refusal for which the contract lists no code.',
	},
	callCenterTokenCode: {
		start: 401,
		silent: 'Body code of a dialer or SMS request with a missing or expired token.',
	},
	dialerLoginRefusalCode: {
		start: 10301,
		values: [10301, 10302],
		silent: 'Which of its two codes a dialer login with a wrong key brings.',
	},
	unknownDialerTaskCode: {
		start: 10702,
		values: [10702, 10506],
		silent: 'Which of two codes a dialer task id brings that matches no task.',
	},
	createdDialerTask: {
		start: 'text',
		values: ['text', 'taskId', 'task_id'],
		silent: 'Whether body of a new dialer task is the id itself, or an object with the id.',
	},
	dialerZone: {
		start: 'Asia/Jakarta',
		silent: 'IANA zone of the account, in which the dialer reads and writes times.',
	},
	dialerWithoutStart: {
		start: 'byHand',
		values: ['byHand', 'atOnce'],
		silent: 'Whether a dialer task without startTime waits for a hand, as with an empty one.',
	},
	refusePastDialerStart: {
		start: true,
		values: yesNo,
		silent: 'Whether a startTime in the past is refused (10509), or means at once.',
	},
	requireDialerCallback: {
		start: false,
		values: yesNo,
		silent: 'Whether a dialer task needs a callback (10503).',
	},
	copiedDialerCallback: {
		start: 'inherited',
		values: ['inherited', 'none'],
		silent: 'Whether a copied dialer task keeps the callback of the original.',
	},
	dialerGroups: { start: [], silent: 'The skill groups there are; with none any name will do.' },
	dialerTemplates: { start: [], silent: 'The templates there are; with none any name will do.' },
	dialerRepeats: {
		start: 'tries',
		values: ['tries', 'redials'],
		silent: 'Whether repeatTimes counts the first try of a number, or only those after it.',
	},
	dialerStateAtAutoEnd: {
		start: 'Finished',
		values: ['Finished', 'Cancelled'],
		silent: 'State of a task whose autoEndTime passes before every contact was called.',
	},
	dialerStatesTold: {
		start: ['Running', 'Paused', 'Cancelled', 'Finished'],
		silent: 'Which states dialerTaskStatusChanged tells (only Finished is known).',
	},
	dialerListWrapping: {
		start: 'array',
		values: ['array', 'object'],
		silent: 'Whether dialer tasks and their calls come as a list, or an object {list, total}.',
	},
	dialerListStyle: {
		start: 'asNamed',
		values: ['asNamed', 'PascalCase', 'snake_case'],
		silent: 'Field names of listed dialer tasks; asNamed is as the requests spell them.',
	},
	dialerOrder: {
		start: 'ascending',
		values: ['ascending', 'descending'],
		silent: 'Direction in which orderBy of the dialer sorts.',
	},
	dialerNumbersAsText: {
		start: false,
		values: yesNo,
		silent: 'Whether timestamp, nthCall and hangupReason are numbers or text.',
	},
	dialerResults: {
		start: 'filled',
		values: ['filled', 'empty', 'absent'],
		silent: 'What the form of the agent (customizeResults) holds when a call has its result.',
	},
	dialerRecording: {
		start: 'text',
		values: ['text', 'reclink', 'recLink'],
		silent: 'Whether body of getDialerRecording is the link itself, or an object with the link.',
	},
};
