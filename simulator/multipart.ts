/** A file that arrived in a form; its bytes are not kept. */
export interface ReceivedFile {
	name: string;
	type: string;
	size: number;
}

/** Whether a body of that content type is a form with files. */
export function isMultipart(contentType = ''): boolean {
	return contentType.startsWith('multipart/form-data');
}

/** The fields of a form, files as their name, type and size. Throws when it cannot be read. */
export async function readMultipart(
	bytes: Buffer,
	contentType: string,
): Promise<Record<string, string | ReceivedFile>> {
	const body = new Uint8Array(bytes);
	const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
	const fields: Record<string, string | ReceivedFile> = {};
	form.forEach((value, field) => {
		const { name, type, size } =
			typeof value === 'string' ? { name: '', type: '', size: 0 } : value;
		fields[field] = typeof value === 'string' ? value : { name, type, size };
	});
	return fields;
}
