/** Enough of a digest to tell the tasks of an account, or the calls of a task, from each other: 48 bits. */
const length = 12;

/** The beginning of a digest, as it is remembered. */
export function shortened(id: string): string {
	return id.slice(0, length);
}

/** Shortened digests as n8n's static data keeps them: one text, with nothing between them. */
export function written(ids: Iterable<string>): string {
	return [...ids].join('');
}

/** What `written` made a text of. */
export function readBack(text: string | undefined): string[] {
	return text?.match(new RegExp(`.{${length}}`, 'g')) ?? [];
}
