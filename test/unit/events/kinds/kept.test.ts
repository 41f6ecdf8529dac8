import type { IDataObject } from 'n8n-workflow';
import { eventNames, type CatalogueEvent } from '../../../../nodes/shared/events/kinds/catalogue';
import { itemsOf } from '../../../../nodes/shared/events/delivery/delivery';
import { samples } from '../../../../nodes/shared/events/recognition/samples';
import { catalogue } from '../../../../nodes/shared/events/kinds/catalogue';
import { callDetail, customApiPush } from '../../calls/samples';
import { placesIn, replaced, type Place } from '../anyBody';
import { unfiltered } from '../unfiltered';

/** A type that nobody expects, and that can be found again. */
const strange = { strange: [true] };

/** Fields of the body, of the objects in it, of the entries of the event's list, and of the content of a message. */
function isLookedAt([first, second, third, ...deeper]: Place, list?: string): boolean {
	if (second === undefined) return true;
	if (typeof second === 'string') return third === undefined;
	return first === list && deeper.length <= (third === 'content' ? 1 : 0);
}

const bodies: Array<[CatalogueEvent, IDataObject]> = [
	...eventNames.map((name): [CatalogueEvent, IDataObject] => [name, samples[name]]),
	['callEnded', callDetail],
	['leadsCallEnded', { data: callDetail }],
	['customApiPush', customApiPush],
];

it.each(bodies)('lets a field of %s that has another type through as it is', (name, body) => {
	const places = placesIn(body).filter(
		(place) => place.length > 0 && isLookedAt(place, catalogue[name].list?.wire),
	);
	const lost = [false, true].flatMap((splitIntoItems) =>
		places.filter((place) => {
			const bent = replaced(body, place, strange) as IDataObject;
			const items = itemsOf(name, bent, { ...unfiltered, splitIntoItems }, new Date(0));
			return !JSON.stringify(items).includes('"strange":[true]');
		}),
	);
	expect(lost).toEqual([]);
});
