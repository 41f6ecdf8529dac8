import type { IDataObject } from 'n8n-workflow';
import { catalogue, eventNames, type CatalogueEvent } from './catalogue';
import { isValid } from './schema';
import { webhookSchemas } from './webhookSchemas.generated';

const published = Object.keys(webhookSchemas) as Array<keyof typeof webhookSchemas>;

/**
 * Which of `names` a body is. First by the contract's schemas: a body that is valid for exactly one event is that event.
 * Then by the fields that tell events apart. Undefined when none fits, or more than one does.
 */
export function recognise(
	body: IDataObject,
	names: readonly CatalogueEvent[] = eventNames,
): CatalogueEvent | undefined {
	const valid = published.filter((name) => isValid(body, webhookSchemas[name]));
	const found = onlyOf(valid) ?? onlyOf(eventNames.filter((name) => fits(name, body)));
	return found !== undefined && names.includes(found) ? found : undefined;
}

function fits(name: CatalogueEvent, body: IDataObject): boolean {
	return catalogue[name].recognise?.(body) ?? false;
}

function onlyOf<Name>(names: readonly Name[]): Name | undefined {
	return names.length === 1 ? names[0] : undefined;
}
