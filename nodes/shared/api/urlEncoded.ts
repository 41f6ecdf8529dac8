import type { IDataObject } from 'n8n-workflow';
import { isBlank, wireText } from './values';

/**
 * Names and values as they stand in a query or a form without files. What says nothing is left out; a list is the name
 * once for each entry, as OpenAPI has it unless it says otherwise.
 */
export function urlEncoded(values: IDataObject): string {
	const pairs = Object.entries(values).flatMap(([name, value]) =>
		[value]
			.flat()
			.filter((entry) => !isBlank(entry))
			.map((entry): [string, string] => [name, wireText(entry)]),
	);
	return new URLSearchParams(pairs).toString();
}
