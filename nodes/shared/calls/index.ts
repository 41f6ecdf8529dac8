export type { CallRecord } from './callRecord';
export { dialerHangup, isAnsweredReason } from './dialerCall';
export { readCall } from './readCall';
export { callOfPush, callsOfRecords, callsOfTask, flatPush } from './sources';
export { filesOf, linksIn, type RecordingFile } from './recordingFiles';
