import type { IDataObject } from 'n8n-workflow';
import { without } from '../../api/values';
import { isNamed } from './shapes';

/** What makes a delivery this very event: equal when AIRudder sends it again, different for any other. */
export type Identity = (body: IDataObject) => unknown;

/**
 * All that a body says but its `timestamp`, if one of `names` is there and tells what happened to what: a redelivery may
 * come with a new time. Without such a name two events may differ in nothing but the time, so it counts.
 */
export function allButTime(...names: string[]): Identity {
	return (body) => (names.some((name) => isNamed(body[name])) ? without(body, 'timestamp') : body);
}
