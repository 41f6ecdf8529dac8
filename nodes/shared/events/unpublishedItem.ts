import type { IDataObject } from 'n8n-workflow';
import { isBlank } from '../api/values';
import { around, unwrapped } from './unwrapped';

type Reader = (source: IDataObject) => object;

/** Bodies with more fields than this are kept as they are beside what was read; finding out which were read takes time. */
const mostFields = 200;

/**
 * The item of an event whose payload AIRudder does not publish: what is known by name under our names, everything else
 * under AIRudder's, so that nothing is lost. `fits` finds the object one level down that `read` is for.
 */
export function unpublishedItem(
	body: IDataObject,
	read: Reader,
	fits: (candidate: IDataObject) => boolean = () => false,
): object {
	const inner = unwrapped(body, fits);
	const outer = around(body, inner);
	return { ...unread(outer, read), ...unread(inner, read), ...read(outer), ...read(inner) };
}

/** The fields that say something and that `read` makes nothing of. */
function unread(source: IDataObject, read: Reader): IDataObject {
	const entries = Object.entries(source).filter(([, value]) => !isBlank(value));
	if (entries.length > mostFields) return Object.fromEntries(entries);
	return Object.fromEntries(
		entries.filter(([name, value]) => Object.keys(read({ [name]: value })).length === 0),
	);
}
