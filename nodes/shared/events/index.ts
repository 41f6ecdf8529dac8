export { catalogue, type CatalogueEvent } from './catalogue';
export { eventItem } from './eventItem';
export { eventNames, recognise } from './recognise';
