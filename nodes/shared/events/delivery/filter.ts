import type { IDataObject } from 'n8n-workflow';
import { idText } from '../../api/values';
import { statusWord } from '../../calls';
import { catalogue, type CatalogueEvent } from '../kinds/catalogue';

/** What the user wants to hear of. Empty lists let everything through. */
export interface FilterSettings {
	onlyAnswered: boolean;
	intentions: readonly string[];
	statuses: readonly string[];
}

/**
 * Whether an event's fields are what the user wants. Events that never tell whether somebody answered, or an intention,
 * pass those filters; one that could tell and does not is held back. A status is compared when there is one.
 */
export function passes(
	name: CatalogueEvent,
	record: IDataObject,
	{ onlyAnswered, intentions, statuses }: FilterSettings,
): boolean {
	const { tells = [] } = catalogue[name];
	const { answered, intention, status } = record;
	return (
		(!onlyAnswered || !tells.includes('answered') || answered === true) &&
		(!tells.includes('intention') || isAmong(intention, intentions)) &&
		(status === undefined || isAmong(statusWord(status) || status, statuses.map(statusWord)))
	);
}

/** Letters in upper or lower case are the same. */
function isAmong(value: unknown, wanted: readonly string[]): boolean {
	const text = idText(value)?.toLowerCase();
	return wanted.length === 0 || wanted.some((one) => one.toLowerCase() === text);
}
