import type { IDataObject } from 'n8n-workflow';
import { isEmpty } from './values';

type Reader = (part: IDataObject) => object;

/** Objects with more fields than this are kept as they are beside what was read; finding out which were read takes time. */
const mostFields = 200;

/**
 * The fields of `source` that say something and that `read` makes nothing of, be it for their name or for their type, as
 * they are: those without which it would read the same. Each is looked at by itself, or beside the fields of `context`,
 * without which `read` would not know what it has before it.
 */
export function unread(source: IDataObject, read: Reader, context: IDataObject = {}): IDataObject {
	const entries = Object.entries(source).filter(([, value]) => !isEmpty(value));
	if (entries.length > mostFields) return Object.fromEntries(entries);
	const told = read(context);
	return Object.fromEntries(
		entries.filter(([name, value]) => {
			const { [name]: own, ...others } = context;
			const looked = read(unlinked({ ...others, [name]: value }));
			return isSame(looked, own === undefined ? told : read(others));
		}),
	);
}

/**
 * The same fields without a prototype. V8 keeps such an object as a table, in which a reader's hundred names, most of them not
 * there, are looked up three times as fast as in one small object after the other, each of another kind.
 */
function unlinked(fields: IDataObject): IDataObject {
	return Object.assign(Object.create(null) as IDataObject, fields);
}

/** What `read` makes of `source`, and after it, under AIRudder's names, what it makes nothing of: so nothing is lost. */
export function readWhole(source: IDataObject, read: Reader, context?: IDataObject): object {
	return withRest(read(source), unread(source, read, context));
}

/** `told` and after it `rest`, of which nothing takes the place of what was told. */
export function withRest(told: object, rest: IDataObject): object {
	return { ...told, ...rest, ...told };
}

function isSame(one: object, other: object): boolean {
	return (
		Object.keys(one).length === Object.keys(other).length &&
		JSON.stringify(one) === JSON.stringify(other)
	);
}
