import type { Contract } from '../../contract/types';
import type { OwnPlace } from './contract';

/** What AIRudder sells separately; some pages exist once for each. */
const productLines: ReadonlyArray<readonly [line: string, name: RegExp]> = [
	['collection', /collection/i],
	['telemarketing', /telemarketing|e-?commerce/i],
	['infoCheck', /info\s*check/i],
];

/** The product lines that a folder of the portal is for, in the contract's words. */
export function productLinesIn(folder: readonly string[]): string[] {
	return productLines.flatMap(([line, name]) =>
		folder.some((part) => name.test(part)) ? [line] : [],
	);
}

/**
 * Whether a page in `folder` may be about something of the contract that stands in the section of `place`. The sections
 * are the contract's tags with their `x-folders` (further names of a section in the portal), x-also-in and the product
 * lines; a folder that names none of them says nothing.
 */
export function isSectionOf(
	folder: readonly string[],
	{ tags, alsoIn, lines }: OwnPlace,
	contract: Contract,
): boolean {
	const own = [...tags.flatMap((tag) => namesOf(tag, contract)), ...alsoIn].map(plain);
	const named = folder.map(plain).filter((part) => part !== '');
	const pageLines = productLinesIn(folder);
	if (named.some((part) => own.includes(part))) return true;
	if (pageLines.some((line) => lines.includes(line))) return true;
	const everyTag = contract.tags.flatMap(({ name }) => namesOf(name, contract)).map(plain);
	return (
		!named.some((part) => everyTag.includes(part)) && (pageLines.length === 0 || lines.length === 0)
	);
}

/** The contract's tag that a folder of the portal stands for, the innermost one; undefined when it names none. */
export function tagOf(folder: readonly string[], contract: Contract): string | undefined {
	for (const part of [...folder].reverse().map(plain)) {
		const tag = contract.tags.find(({ name }) =>
			namesOf(name, contract).some((known) => plain(known) === part),
		);
		if (tag) return tag.name;
	}
	return undefined;
}

function namesOf(tag: string, { tags }: Contract): string[] {
	return [tag, ...(tags.find(({ name }) => name === tag)?.['x-folders'] ?? [])];
}

/** Capitals, blanks and signs do not matter in names and titles. */
export function plain(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** Whether a text is in Chinese. The portal has many pages in both languages. */
export function isInChinese(text: string): boolean {
	return /\p{Script=Han}/u.test(text);
}
