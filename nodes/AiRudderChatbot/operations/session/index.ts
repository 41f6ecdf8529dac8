export { end } from './end';
export { getMessages } from './getMessages';
