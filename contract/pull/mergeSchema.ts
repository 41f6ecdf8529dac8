import { inOrder, keywords, type Schema } from './schema';

/**
 * The mark on what a page does not say and the contract keeps from elsewhere: `true` on a whole field, or the words of
 * a schema. Everything without the mark is the page's, and goes when the page no longer says it.
 */
const notOnPage = 'x-not-on-page';

/** Words that hold further schemas, are merged by themselves, or are about wording. */
const mergedApart = ['type', 'required', 'properties', 'items', 'anyOf', 'oneOf'];

/**
 * A page's schema with what the contract knows beyond it. `own` has its references resolved. On the first merge
 * (`isFirst`) everything that only the contract has is kept and marked, and its description becomes `x-note` where the
 * page has another one; later, only what is marked is kept. Notes of ours (`x-…`) always stay.
 */
export function mergedSchema(page: Schema, own: Schema | undefined, isFirst: boolean): Schema {
	if (own === undefined) return page;
	const variants = page.anyOf?.map((variant) =>
		mergedSchema(variant, variantOf(own, variant.title), isFirst),
	);
	if (variants) return inOrder({ ...page, anyOf: variants });
	const words = keptWords(page, own, isFirst);
	const properties = mergedProperties(page, own, isFirst);
	return inOrder({
		...page,
		...notesOf(page, own, isFirst),
		...Object.fromEntries(words.map((word) => [word, own[word]])),
		...(properties ? { properties } : {}),
		...(page.items ? { items: mergedSchema(page.items, own.items, isFirst) } : {}),
		...(words.length > 0 ? { [notOnPage]: words } : {}),
	});
}

/** Something that the page does not have, marked. */
export function kept<Part extends object>(part: Part): Part {
	return { ...part, [notOnPage]: true };
}

/** Whether a part of the contract that the page does not have stays in it. */
export function isKept(part: object, isFirst: boolean): boolean {
	return isFirst || (notOnPage in part && part[notOnPage] === true);
}

function variantOf(own: Schema, title?: string): Schema | undefined {
	return own.anyOf ? own.anyOf.find((variant) => variant.title === title) : own;
}

function keptWords(page: Schema, own: Schema, isFirst: boolean): string[] {
	const marked = own[notOnPage];
	return keywords.filter(
		(word) =>
			!mergedApart.includes(word) &&
			own[word] !== undefined &&
			page[word] === undefined &&
			(isFirst || (Array.isArray(marked) && marked.includes(word))),
	);
}

/** Our notes: those there are, and on the first merge our description where the page has another. */
function notesOf(page: Schema, own: Schema, isFirst: boolean): Schema {
	// What Apifox writes beside an enum is the page's.
	const passing = [notOnPage, 'x-enum-labels'];
	const notes = Object.entries(own).filter(
		([word]) => word.startsWith('x-') && !passing.includes(word),
	);
	const [known, said] = [own.description, page.description];
	const isAnother = isFirst && known !== undefined && said !== undefined && said !== known;
	return { ...Object.fromEntries(notes), ...(isAnother ? { 'x-note': known } : {}) };
}

function mergedProperties(
	page: Schema,
	own: Schema,
	isFirst: boolean,
): Record<string, Schema> | undefined {
	const pages = Object.entries(page.properties ?? {}).map(([name, schema]) => [
		name,
		mergedSchema(schema, own.properties?.[name], isFirst),
	]);
	const others = Object.entries(own.properties ?? {}).flatMap(([name, schema]) =>
		page.properties?.[name] === undefined && isKept(schema, isFirst) ? [[name, kept(schema)]] : [],
	);
	const all = [...pages, ...others];
	return all.length > 0 ? (Object.fromEntries(all) as Record<string, Schema>) : undefined;
}
