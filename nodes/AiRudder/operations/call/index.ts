export { get } from './get';
export { getAll } from './getAll';
export { getMissed } from './getMissed';
export { make } from './make';
