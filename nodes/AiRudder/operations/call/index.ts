export { get } from './get';
export { getAll } from './getAll';
export { getMissed } from './getMissed';
