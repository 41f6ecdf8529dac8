export { get } from './get';
export { getAll } from './getAll';
export { getResult } from './getResult';
export { send } from './send';
export { sendMany } from './sendMany';
