export type { CallRecord } from './callRecord';
export { readCall } from './readCall';
export { callOfPush, callsOfRecords, callsOfTask, callsOrTask } from './sources';
export { referenceText } from './reference';
export { filesOf, linksIn, type RecordingFile } from './recordingFiles';
export { isEnded, isOpen, statusWord } from './statusWords';
