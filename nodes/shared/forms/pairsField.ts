import type { IDataObject } from 'n8n-workflow';
import { isObject, isText, objectsIn } from '../api/values';
import type { Field, Wording } from './fields';
import { lines } from './formPieces';

/** Names and values that the user adds one by one, as an object; lines without a name are left out. */
export function pairs(wording: Wording): Field<IDataObject> {
	return lines(
		wording,
		[
			{
				displayName: 'Parameter',
				name: 'pairs',
				values: [
					{ displayName: 'Name', name: 'name', type: 'string', default: '' },
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
		(raw) => {
			const entries = objectsIn(isObject(raw) ? raw.pairs : undefined);
			return Object.fromEntries(
				entries.flatMap(({ name, value }) => (isText(name) ? [[name.trim(), value] as const] : [])),
			);
		},
	);
}
