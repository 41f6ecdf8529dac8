import type { Grade, Schema } from '../../../contract/types';
import { inOrder, keywords } from '../page/schema';

/**
 * The mark on what a page does not say and the contract keeps from elsewhere: `true` on a whole field, or the words of
 * a schema. Everything without the mark is the page's, and goes when the page no longer says it.
 */
const notOnPage = 'x-not-on-page';

/** How a field is known and why, where that differs from what holds it. */
const ownGrade = 'x-evidence';
const ownGradeNote = 'x-evidence-note';

/** Words that hold further schemas, are merged by themselves, or are about wording. */
const mergedApart = ['type', 'required', 'properties', 'items', 'anyOf', 'oneOf'];

/** How a page is merged into the contract. */
export interface Merging {
	/** No page was merged before: everything that only the contract has is kept and marked. Later only what is marked. */
	isFirst: boolean;
	/** How well the contract knew what holds this, before the page. */
	grade: Grade;
}

/**
 * A page's schema with what the contract knows beyond it. `own` has its references resolved. What is kept is marked, and
 * says how it is known where that was another way than by a page; our description becomes `x-note` where the page has
 * another one. A field that the page states is documented: its own grade goes. Other notes of ours (`x-…`) always stay.
 */
export function mergedSchema(page: Schema, own: Schema | undefined, merging: Merging): Schema {
	if (own === undefined) return page;
	// What was kept as a whole meets its page for the first time.
	const isFirst = merging.isFirst || own[notOnPage] === true;
	const within: Merging = { isFirst, grade: gradeOf(own, merging.grade) };
	const variants = page.anyOf?.map((variant) =>
		mergedSchema(variant, variantOf(own, variant.title), within),
	);
	if (variants) return inOrder({ ...page, anyOf: variants });
	const words = keptWords(page, own, isFirst);
	const properties = mergedProperties(page, own, within);
	return inOrder({
		...page,
		...notesOf(page, own, isFirst),
		...Object.fromEntries(words.map((word) => [word, own[word]])),
		...(properties ? { properties } : {}),
		...(page.items ? { items: mergedSchema(page.items, own.items, within) } : {}),
		...(words.length > 0 ? { [notOnPage]: words } : {}),
	});
}

/** Something that the page does not have, marked; `grade` is how well it is known where it does not say so itself. */
export function kept<Part extends object>(part: Part, grade: Grade): Part {
	const known = gradeOf(part, grade);
	return {
		...part,
		...(known === 'documented' ? {} : { [ownGrade]: known }),
		[notOnPage]: true,
	};
}

/** Whether a part of the contract that the page does not have stays in it. */
export function isKept(part: object, isFirst: boolean): boolean {
	return isFirst || (notOnPage in part && part[notOnPage] === true);
}

/** How well a part of the contract is known: by its own word, else as what holds it. */
export function gradeOf(part: object, holder: Grade): Grade {
	return ownGrade in part ? (part[ownGrade] as Grade) : holder;
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
	const passing = [notOnPage, ownGrade, ownGradeNote, 'x-enum-labels'];
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
	{ isFirst, grade }: Merging,
): Record<string, Schema> | undefined {
	const pages = Object.entries(page.properties ?? {}).map(([name, schema]) => [
		name,
		mergedSchema(schema, own.properties?.[name], { isFirst, grade }),
	]);
	const others = Object.entries(own.properties ?? {}).flatMap(([name, schema]) =>
		page.properties?.[name] === undefined && isKept(schema, isFirst)
			? [[name, kept(schema, grade)]]
			: [],
	);
	const all = [...pages, ...others];
	return all.length > 0 ? (Object.fromEntries(all) as Record<string, Schema>) : undefined;
}
