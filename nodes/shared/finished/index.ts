export { callsSince, latestFinished } from './newest';
export { poll, type Cursor, type PollSettings } from './poll';
export { minute } from './watchedTask';
