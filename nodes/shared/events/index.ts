export { receive } from './delivery/receive';
export { eventItem } from './delivery/eventItem';
export { catalogue, chatbotEventNames, voiceEventNames } from './kinds/catalogue';
export { eventForm, outputForm } from './panel/form';
export { noticesOf } from './panel/notices';
export { nothingToRegister } from './panel/registration';
export { testCommands } from './panel/testCommands';
