/** `list` in parts of at most `size`, in order. `size` is a whole number of 1 or more. */
export function chunksOf<Entry>(list: readonly Entry[], size: number): Entry[][] {
	const chunks: Entry[][] = [];
	for (let start = 0; start < list.length; start += size)
		chunks.push(list.slice(start, start + size));
	return chunks;
}
