import { randomBytes } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Content } from './wireRequest';
import { isBlank, wireText } from './values';

/** A file within a form. */
export interface FilePart {
	/** Name of the form's field. */
	field: string;
	fileName: string;
	mimeType: string;
	bytes: Buffer;
}

/**
 * A form with fields and files as the bytes that travel, RFC 7578: n8n's request helper takes no form, and a
 * signature needs the bytes anyway. Text is sent as it is, anything else as JSON; a field that says nothing is left out.
 */
export function multipart(fields: IDataObject, ...files: FilePart[]): Content {
	const boundary = `airudder-${randomBytes(16).toString('hex')}`;
	const parts = [
		...Object.entries(fields)
			.filter(([, value]) => !isBlank(value))
			.map(([field, value]) =>
				partOf(`name="${quoted(field)}"`, [], Buffer.from(wireText(value), 'utf8')),
			),
		...files.map(({ field, fileName, mimeType, bytes }) =>
			partOf(
				`name="${quoted(field)}"; filename="${quoted(fileName)}"`,
				[`Content-Type: ${mimeType.replace(/[\r\n]/g, '')}`],
				bytes,
			),
		),
	];
	return {
		type: `multipart/form-data; boundary=${boundary}`,
		bytes: Buffer.concat([
			...parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n`), part]),
			Buffer.from(`--${boundary}--\r\n`),
		]),
	};
}

function partOf(disposition: string, headers: string[], bytes: Buffer): Buffer {
	const head = [`Content-Disposition: form-data; ${disposition}`, ...headers, '', ''].join('\r\n');
	return Buffer.concat([Buffer.from(head, 'utf8'), bytes, Buffer.from('\r\n')]);
}

/** A name within quotation marks, as browsers write it: UTF-8, and only what would end the name is escaped. */
function quoted(name: string): string {
	return name.replace(/\r\n|\r|\n/g, '%0D%0A').replace(/"/g, '%22');
}
