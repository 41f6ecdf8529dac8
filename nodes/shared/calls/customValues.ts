import type { IDataObject } from 'n8n-workflow';
import { isObject, isText, objectsIn, withoutBlanks } from '../api/values';
import { extraNames, readers } from './callFields';
import { filledObject } from './callValues';
import { leftOver } from './leftOver';

/**
 * The account's own values, under their own names: ExtraA–C, `extra` pairs, `extend`, custom attributes, variables, and
 * the columns of a dialer contact. Then what the record has no place for, and `unread`. Undefined when there is nothing.
 */
export function customOf(source: IDataObject, unread: IDataObject): IDataObject | undefined {
	const pairs = objectsIn(source.extra);
	const extend = isObject(source.extend) ? source.extend : {};
	const { variables, ...extended } = extend;
	const custom: IDataObject = {
		...extrasOf(source),
		...Object.fromEntries(
			pairs.flatMap(({ Question: name, Content: value }) =>
				isText(name) ? [[name, value] as const] : [],
			),
		),
		...extended,
		...(isObject(variables) ? variables : {}),
		...(isObject(source.variables) ? source.variables : {}),
		...(isObject(source.custom_attribute) ? source.custom_attribute : {}),
		...leftOver(source, readers),
		...unread,
		...(isObject(source.customerInfo) ? source.customerInfo : {}),
	};
	return filledObject(withoutBlanks(custom));
}

function extrasOf(source: IDataObject): IDataObject {
	const extras: IDataObject = {};
	for (const name of extraNames) if (name in source) extras[name] = source[name];
	return extras;
}
