export { figuresOf } from './figures';
export { dialerTask, robotTask, taskLine, type ReportedTask } from './reportedTask';
