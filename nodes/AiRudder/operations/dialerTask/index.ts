export { cancelContacts } from './cancelContacts';
export { copy } from './copy';
export { create } from './create';
export { createAndWait } from './createAndWait';
export { getAll } from './getAll';
export { getCalls } from './getCalls';
export { getRecording } from './getRecording';
export { getReport } from './getReport';
