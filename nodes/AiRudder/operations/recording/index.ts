export { download } from './download';
export { downloadAll } from './downloadAll';
