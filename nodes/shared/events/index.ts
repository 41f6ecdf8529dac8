export { nothingToRegister } from './registration';
export {
	catalogue,
	chatbotEventNames,
	eventNames,
	voiceEventNames,
	type CatalogueEvent,
} from './kinds/catalogue';
export { itemsOf, wantedEvent, type DeliverySettings } from './delivery/delivery';
export { eventItem, unknownEvent } from './delivery/eventItem';
export { eventForm, outputForm } from './form';
export { receive, type Authenticity } from './delivery/receive';
export { recognise } from './recognise';
export { ownSamples, samples } from './samples';
export { testCommand, testCommands } from './testCommands';
