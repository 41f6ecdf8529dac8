import type { SwitchTable } from './entry';

/** The predictive dialer, and what its family of answers has in common. */
export const dialerSwitches = {
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
	callCenterFailureText: {
		start: 'message',
		values: ['message', 'status', 'both'],
		silent: 'Which field of a dialer or SMS refusal has its text; a client prints either.',
	},
	createdDialerTask: {
		start: 'taskId',
		values: ['text', 'taskId', 'task_id'],
		silent:
			'Name of the id in body of a new dialer task (taskId is proven); text is the id itself.',
		overtaken: ['createDialerTask', 'copyDialerTask'],
	},
	dialerPhoneColumn: {
		start: 'either',
		values: ['either', 'PhoneNumber', 'phonenumber'],
		silent: 'Which column of a contact is configured as its number; without any: 10618.',
	},
	maximumDialerContacts: {
		start: 0,
		silent: 'Largest number of contacts in one dialer task (10501); 0 is no limit.',
	},
	dialerZone: {
		start: 'Asia/Jakarta',
		silent: 'IANA zone of the account, in which the dialer reads and writes times.',
	},
	dialerWithoutStart: {
		start: 'byHand',
		values: ['byHand', 'atOnce'],
		silent:
			'Whether a dialer task without startTime waits for a hand, as it does with an empty one.',
	},
	refusePastDialerStart: {
		start: true,
		silent: 'Whether a startTime in the past is refused (10509), or means at once.',
	},
	requireDialerCallback: {
		start: false,
		silent: 'Whether a dialer task needs a callback (10503).',
	},
	copiedDialerCallback: {
		start: 'inherited',
		values: ['inherited', 'none'],
		silent: 'Whether a copied dialer task keeps the callback of the original.',
	},
	copyOfUnfinished: {
		start: 'accepted',
		values: ['accepted', 'refused'],
		silent: 'Whether a dialer task that is not over can be copied, or not (10515); clients wait.',
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
		start: 'object',
		values: ['array', 'object'],
		silent: 'Whether dialer tasks and their calls come in an object {list, total}, as is proven.',
		overtaken: ['listDialerTasks', 'getDialerTaskDetail'],
	},
	dialerListStyle: {
		start: 'asNamed',
		values: ['asNamed', 'PascalCase', 'snake_case'],
		silent: 'Field names of listed dialer tasks; asNamed is proven.',
		overtaken: ['listDialerTasks'],
	},
	dialerTaskSource: {
		start: 'api',
		silent: 'source of a dialer task made by the API; only web, for the console, was ever seen.',
	},
	dialerOrder: {
		start: 'ascending',
		values: ['ascending', 'descending'],
		silent: 'Direction in which orderBy of the dialer sorts.',
	},
	dialerLike: {
		start: 'whole',
		values: ['whole', 'wildcards'],
		silent: 'Whether a pattern of like is the whole text, or has % for any text (never seen).',
	},
	dialerMostRows: {
		start: 50_000,
		silent: 'How many rows one query of getDialerTaskDetail can reach; 0 is no limit.',
	},
	dialerOverMostRows: {
		start: 'capped',
		values: ['capped', 'refused'],
		silent: 'Whether a query beyond them gives the rows up to there, or is refused (10705).',
	},
	dialerRowLagSeconds: {
		start: 0,
		silent: 'Simulated seconds from the end of a dialer call until it has its row.',
	},
	dialerMissingTimes: {
		start: 'empty',
		values: ['empty', 'null'],
		silent: 'Whether a time of a dialer call that never came is an empty text or null.',
	},
	dialerNumbersAsText: {
		start: false,
		silent: 'Whether timestamp, nthCall and hangupReason are numbers or text.',
	},
	dialerResults: {
		start: 'filled',
		values: ['filled', 'empty', 'absent'],
		silent: 'What the form of the agent (customizeResults) holds; rows have it empty when absent.',
	},
	dialerRecording: {
		start: 'link',
		values: ['link', 'text', 'reclink', 'recLink'],
		silent:
			'Name of the link in body of getDialerRecording (link is proven); text is the link itself.',
		overtaken: ['getDialerRecording'],
	},
	dialerNoneCancelled: {
		start: 'emptyList',
		values: ['emptyList', 'noBody'],
		silent: 'Whether cancelDialerContacts, when it cancelled nobody, has an empty body or none.',
	},
} as const satisfies SwitchTable;
