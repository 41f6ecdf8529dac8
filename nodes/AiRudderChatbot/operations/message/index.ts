export { markRead } from './markRead';
export { send } from './send';
export { sendHuaweiUserMessage } from './sendHuaweiUserMessage';
export { sendUserMessage } from './sendUserMessage';
