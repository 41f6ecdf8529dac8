export { cancel } from './cancel';
export { cancelCall } from './cancelCall';
export { checkContacts } from './checkContacts';
export { create } from './create';
export { createAndWait } from './createAndWait';
export { get } from './get';
export { getAll } from './getAll';
export { getReport } from './getReport';
