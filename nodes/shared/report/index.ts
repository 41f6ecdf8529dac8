export { figuresOf } from './figures';
export type { ReportPage } from './pageContent';
export { peopleIn } from './people';
export { dialerTask, robotTask, taskLine, type ReportedTask } from './reportedTask';
export { reportFile } from './reportFile';
