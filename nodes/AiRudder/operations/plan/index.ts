export { cancelCall } from './cancelCall';
export { create } from './create';
export { getRecordings } from './getRecordings';
export { getRounds } from './getRounds';
export { getStatus } from './getStatus';
