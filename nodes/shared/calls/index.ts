export type { CallRecord } from './callRecord';
export { readCall } from './readCall';
export { callOfPush, callsOfRecords, callsOfTask } from './sources';
export { filesOf, linksIn, type RecordingFile } from './recordingFiles';
