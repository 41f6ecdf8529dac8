export { nothingToRegister } from './panel/registration';
export {
	catalogue,
	chatbotEventNames,
	eventNames,
	voiceEventNames,
	type CatalogueEvent,
} from './kinds/catalogue';
export { itemsOf, wantedEvent, type DeliverySettings } from './delivery/delivery';
export { eventItem, unknownEvent } from './delivery/eventItem';
export { eventForm, outputForm } from './panel/form';
export { receive, type Authenticity } from './delivery/receive';
export { recognise } from './recognition/recognise';
export { ownSamples, samples } from './recognition/samples';
export { testCommand, testCommands } from './panel/testCommands';
