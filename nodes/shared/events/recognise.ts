import type { IDataObject } from 'n8n-workflow';
import { catalogue, type CatalogueEvent } from './catalogue';

/** Names of all events of the catalogue. */
export const eventNames = Object.keys(catalogue) as CatalogueEvent[];

/** Which event a body is; undefined when none fits, or more than one does. */
export function recognise(body: IDataObject): CatalogueEvent | undefined {
	const fitting = eventNames.filter((name) => catalogue[name].recognise(body));
	return fitting.length === 1 ? fitting[0] : undefined;
}
