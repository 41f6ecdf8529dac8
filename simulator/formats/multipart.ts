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

/** The fields of a form, files as their name, type and size; what comes several times as a list. Throws when it cannot be read. */
export async function readMultipart(
	bytes: Buffer,
	contentType: string,
): Promise<Record<string, unknown>> {
	const body = new Uint8Array(bytes);
	const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
	return Object.fromEntries(
		[...new Set(form.keys())].map((field) => {
			const [first, ...more] = form.getAll(field).map(partOf);
			return [field, more.length > 0 ? [first, ...more] : first];
		}),
	);
}

function partOf(value: string | ReceivedFile): string | ReceivedFile {
	if (typeof value === 'string') return value;
	const { name, type, size } = value;
	return { name, type, size };
}
