import { createHash } from 'node:crypto';
import type { ContractOperation, ReadFrom } from '../../../contract/types';
import type { PlacedPage } from '../match';
import { productLinesIn } from '../sections';

/** Where something was read: the words of the contract that say so. */
export function provenance(
	words: ContractOperation,
	pages: readonly PlacedPage[],
	today: string,
): Partial<ContractOperation> {
	return {
		'x-doc-pages': docPages(words, pages),
		'x-pages': readFrom(words, pages, today),
		...productLines(words, pages),
	};
}

function docPages(words: ContractOperation, pages: readonly PlacedPage[]): string[] {
	return [
		...new Set([...pages.map(({ page }) => page.id).sort(), ...(words['x-doc-pages'] ?? [])]),
	];
}

function productLines(
	words: ContractOperation,
	pages: readonly PlacedPage[],
): Partial<ContractOperation> {
	const told = pages.flatMap(({ operation }) => productLinesIn(operation.folder));
	const lines = [...new Set([...(words['x-product-lines'] ?? []), ...told])];
	return lines.length > 0 ? { 'x-product-lines': lines } : {};
}

/** The pages with the day of their last change, which stays as long as they say the same. */
function readFrom(
	words: ContractOperation,
	pages: readonly PlacedPage[],
	today: string,
): ReadFrom[] {
	const earlier = words['x-pages'] ?? [];
	const read = pages.map(({ page, operation }) => {
		const digest = digestOf([page.title, operation]);
		const { changed = page.changed ?? today } =
			earlier.find((one) => one.id === page.id && one.digest === digest) ?? {};
		const says = operation.description;
		return { id: page.id, changed, digest, ...(says === undefined ? {} : { says }) };
	});
	const others = earlier.filter(({ id }) => !read.some((one) => one.id === id));
	return [...read, ...others].sort((one, other) => (one.id < other.id ? -1 : 1));
}

function digestOf(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}
