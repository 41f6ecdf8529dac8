export type { CallRecord } from './callRecord';
export { callOutcomes, itemsByOutcome, outcomeOfCall, type OutcomeOfCall } from './callOutcome';
export { answeredByReason, dialerHangup } from './dialerCall';
export { isFinalCall, mayBeRedialled, saysEnded } from './finalCalls';
export { readCall } from './readCall';
export { referenceText } from './reference';
export {
	callOfPush,
	callReader,
	callsOfRecords,
	callsOfTask,
	callsOrTask,
	flatPush,
	isListOfCalls,
	taskAnswered,
	withTask,
} from './sources';
export { filesOf, linksIn, type RecordingFile } from './recordingFiles';
export { isEnded, isOpen, statusWord } from './statusWords';
export { taskStatusOf } from './taskStatus';
