import type { IDataObject } from 'n8n-workflow';
import { unread, withRest } from '../../api/unread';
import { around, unwrapped } from './unwrapped';

type Reader = (source: IDataObject) => object;

/**
 * The item of an event whose payload AIRudder does not publish: what is known by name under our names, everything else
 * under AIRudder's, so that nothing is lost. `fits` finds the object one level down that `read` is for; what stands around
 * it is for `readAround`.
 */
export function unpublishedItem(
	body: IDataObject,
	read: Reader,
	fits: (candidate: IDataObject) => boolean = () => false,
	readAround: Reader = read,
): object {
	const inner = unwrapped(body, fits);
	const outer = around(body, inner);
	return withRest(
		{ ...readAround(outer), ...read(inner) },
		{ ...unread(outer, readAround), ...unread(inner, read) },
	);
}
