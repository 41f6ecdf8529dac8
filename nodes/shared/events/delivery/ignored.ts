import type { IDataObject } from 'n8n-workflow';
import { catalogue, type CatalogueEvent } from '../kinds/catalogue';
import { recognise } from '../recognition/recognise';
import type { EventSettings } from './delivery';

/** Why a delivery starts nothing, and whether the trigger knows what it is. */
export interface Ignored {
	isRecognised: boolean;
	/** For the one who sent it, or who reads the answer in a log. */
	reason: string;
}

/** Why no event of `names` that the user wants was found in a delivery. */
export function whyIgnored(
	body: IDataObject,
	names: readonly CatalogueEvent[],
	{ eventKind }: EventSettings,
): Ignored {
	const fixed = names.find((name) => name === eventKind);
	if (fixed !== undefined)
		return { isRecognised: false, reason: `This is not the event ${titled(fixed)}` };
	const event = recognise(body, names);
	if (event !== undefined)
		return { isRecognised: true, reason: `${titled(event)} is not among the events of Trigger On` };
	return {
		isRecognised: false,
		reason: `This fits no event of the trigger, or more than one. It knows: ${names.map(titled).join(', ')}`,
	};
}

function titled(name: CatalogueEvent): string {
	return catalogue[name].name;
}
