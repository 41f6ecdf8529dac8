import type { SwitchTable } from './entry';

const styles = ['PascalCase', 'snake_case'] as const;
const places = ['top', 'nested'] as const;

/** Logging in, calling tasks, calls and the delivery of events. */
export const callingSwitches = {
	errorHttpStatus: {
		start: 'tokens',
		values: ['200', 'tokens', 'same'],
		silent:
			'Whether any failing answer has the HTTP status of its body code, or only one about the token (401, proven), or none.',
	},
	tokenWord: {
		start: 'either',
		values: ['either', 'Token', 'Bearer'],
		silent: 'Which word before the token is taken; the portal and most clients say Token.',
	},
	undeclaredJson: {
		start: 'accepted',
		values: ['accepted', 'refused'],
		silent: 'Whether JSON under the content type of a form is taken, as a PHP client posts it.',
	},
	loginRefusalCode: {
		start: 401,
		silent: 'Body code of a login with a wrong key (401, 403 and 500 are listed without meaning).',
	},
	refusalCode: {
		start: 403,
		silent: 'Body code of any other refusal (401, 403 and 500 are listed without meaning).',
	},
	requireEncryption: {
		start: false,
		silent: 'Whether an account with an AES key may still send plain requests.',
	},
	createdTaskIdName: {
		start: 'TaskID',
		values: ['TaskID', 'task_id', 'taskid', 'none'],
		silent: 'Name of the new task id in the answer of createTask; none leaves it out.',
	},
	createdTaskIdWrapped: {
		start: false,
		silent: 'Whether that id stands in data itself or one object deeper (data.task).',
	},
	requiredTaskFields: {
		start: [],
		silent: 'Which fields of createTask are required (comma list on the command line).',
	},
	requireUniqueTaskName: {
		start: false,
		silent: 'Whether the API refuses a TaskName in use, as the console guide of 2021 asks.',
	},
	requireKnownRobot: {
		start: false,
		silent: 'Whether a RobotID outside listRobots is refused.',
	},
	maximumDetails: { start: 0, silent: 'Largest number of Details in one task; 0 is no limit.' },
	refusePastSchedule: {
		start: false,
		silent: 'Whether a ScheduleStartTime in the past is refused.',
	},
	malformedNumbers: {
		start: 'notDialled',
		values: ['refused', 'notDialled'],
		silent: 'Whether a number without plus and country code fails the request or only its contact.',
	},
	refusedContactForm: {
		start: 'asSent',
		values: ['asSent', 'number'],
		silent: 'Entries of detail_error_list: the contact as it was sent, or its number as text.',
	},
	allContactsRefused: {
		start: 'refused',
		values: ['refused', 'emptyTask'],
		silent: 'Whether a task all of whose contacts are refused is refused, or made empty.',
	},
	scheduleZone: {
		start: 'Asia/Jakarta',
		silent: 'IANA zone of the account, in which the schedule of a task is read.',
	},
	localZone: {
		start: 'Asia/Jakarta',
		silent: 'IANA zone of RedailCall[].CallStartTime (UTC+7 in the sample, zone not named).',
	},
	statusAtScheduleEnd: {
		start: 'finished',
		values: ['finished', 'canceled', 'paused'],
		silent: 'Status of a task whose ScheduleEndTime passes before every number was called.',
	},
	openCallStatus: {
		start: 'taskWords',
		values: ['taskWords', 'omitted'],
		silent: 'Status of a call that is not over (only finished and cancelled were seen).',
	},
	openCallTimes: {
		start: 'neverSet',
		values: ['neverSet', 'omitted'],
		silent: 'Times of a record without a call yet: 0001-01-01T00:00:00Z, or none.',
	},
	multiIntention: {
		start: 'leftOut',
		values: ['leftOut', 'list', 'text'],
		silent: 'Whether records have Multi_intention, and in which form.',
	},
	cancelFinished: {
		start: 'refused',
		values: ['refused', 'accepted'],
		silent: 'What an operation that cancels answers when there is nothing left to cancel.',
	},
	listWrapping: {
		start: 'array',
		values: ['array', 'object'],
		silent: 'Whether lists of tasks, robots and workflows are lists, or objects {list, total}.',
	},
	listItemStyle: { start: 'PascalCase', values: styles, silent: 'Field names of listed items.' },
	defaultPageSize: {
		start: 10,
		silent: 'Page size of listTasks without Number (10 in the sample).',
	},
	maximumPageSize: { start: 0, silent: 'Largest page of listTasks; 0 is no limit.' },
	listOrder: {
		start: 'newestFirst',
		values: ['newestFirst', 'oldestFirst'],
		silent: 'Order of listTasks; AIRudder says newest first, which no client has seen.',
	},
	recording: {
		start: 'audio',
		values: ['audio', 'link', 'linkOtherHost'],
		silent: 'Whether getCallRecording answers audio, or JSON with a link (here or elsewhere).',
	},
	recordingLinkForm: {
		start: 'text',
		values: ['text', 'object'],
		silent: 'Whether such a link is data itself or data.recording_link.',
	},
	recordingFormat: {
		start: 'wav',
		values: ['wav', 'mp3'],
		silent: 'Audio format of getCallRecording and of the files in the archive.',
	},
	recordingRedirect: {
		start: 'none',
		values: ['none', 'sameHost', 'otherHost'],
		silent: 'Whether getCallRecording answers a redirect to the file.',
	},
	taskRecordings: {
		start: 'archive',
		values: ['archive', 'links'],
		silent: 'Whether getTaskRecordings answers a zip archive or JSON with links.',
	},
	taskIdNameInRecords: {
		start: 'task_id',
		values: ['task_id', 'taskid'],
		silent: 'Name of the task id in getCallRecords (table and sample differ).',
	},
	callEndedForm: {
		start: 'PascalCase',
		values: styles,
		silent: 'Field names of callEnded and workflowCallEnded.',
	},
	callEndedPlace: {
		start: 'top',
		values: places,
		silent: 'Whether the fields of callEnded and workflowCallEnded stand at the top or under data.',
	},
	callEndedPer: {
		start: 'number',
		values: ['number', 'attempt'],
		silent: 'Whether callEnded is sent once per number (as in workflows) or for every attempt.',
	},
	callEndedForCanceled: {
		start: false,
		silent: 'Whether callEnded is sent for a number canceled before its first attempt.',
	},
	taskEndedForm: { start: 'PascalCase', values: styles, silent: 'Field names of taskEnded.' },
	taskEndedPlace: {
		start: 'top',
		values: places,
		silent: 'Whether the fields of taskEnded stand at the top or under data.',
	},
	webhookTries: {
		start: 5,
		silent: 'Tries of a delivery; 5 is documented for the predictive dialer only.',
	},
	webhookRetrySeconds: {
		start: 60,
		silent: 'Simulated seconds between them; 60 is documented for the predictive dialer only.',
	},
	deliveryCopies: {
		start: 1,
		values: [1, 2],
		silent: 'How often an event arrives that is taken at once ("expect repeats").',
	},
	deliveryDelaySeconds: {
		start: 0,
		silent: 'Simulated seconds between what happens and the first try to tell it.',
	},
	deliveryOrder: {
		start: 'asTheyHappen',
		values: ['asTheyHappen', 'reversed'],
		silent: 'Whether events arrive as they happen, or those of one minute the last one first.',
	},
} as const satisfies SwitchTable;
