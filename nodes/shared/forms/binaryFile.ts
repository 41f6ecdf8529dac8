import type { IExecuteFunctions } from 'n8n-workflow';
import type { FilePart } from '../api/multipart';

/** A file of an item, still without a place in a request. */
export type ItemFile = Omit<FilePart, 'field'>;

/** The file that an item has under the name `field`. Throws n8n's own error when there is none. */
export async function binaryFile(
	helpers: IExecuteFunctions['helpers'],
	item: number,
	field: string,
): Promise<ItemFile> {
	const { fileName = field, mimeType } = helpers.assertBinaryData(item, field);
	return { fileName, mimeType, bytes: await helpers.getBinaryDataBuffer(item, field) };
}
