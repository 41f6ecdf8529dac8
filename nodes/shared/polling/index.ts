export { callsSince, latestFinished } from './lookBack';
export { poll, type Cursor, type PollSettings } from './poll';
export { minute } from './watchedTask';
export { hasFinishedCall } from './taskDetail';
