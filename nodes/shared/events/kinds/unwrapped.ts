import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../api/values';

/**
 * The object in `body` that fits: the body itself, or the first object one level down. The body itself when none does.
 */
export function unwrapped(
	body: IDataObject,
	fits: (candidate: IDataObject) => boolean,
): IDataObject {
	return [body, ...Object.values(body).filter(isObject)].find(fits) ?? body;
}

/** The fields of `body` beside the object that `unwrapped` took out of it. */
export function around(body: IDataObject, inner: IDataObject): IDataObject {
	if (inner === body) return {};
	return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== inner));
}
