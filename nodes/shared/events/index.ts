export { receive } from './delivery/receive';
export { eventItem, idOfEvent } from './delivery/eventItem';
export {
	eventByOutcome,
	isSplitByOutcome,
	splitOption,
	triggerOutputs,
} from './delivery/splitByOutcome';
export { catalogue, chatbotEventNames, voiceEventNames } from './kinds/catalogue';
export { eventForm, eventsAsSubtitle, outputForm, subtitleOfEvents } from './panel/form';
export { noticesOf } from './panel/notices';
export { deliveryAddress, nothingToRegister } from './panel/registration';
export { testCommands } from './panel/testCommands';
