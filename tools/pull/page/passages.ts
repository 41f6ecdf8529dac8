import type { Page } from './page';

/** Prose that mentions a header of signature or encryption: rules that a person has to turn into code. */
export interface Passage {
	page: string;
	header: string;
	text: string;
}

/** The passages of a page that mention one of `headers`, each once, under the first header that it mentions. */
export function passagesAbout({ id, passages }: Page, headers: readonly string[]): Passage[] {
	const longestFirst = [...headers].sort((one, other) => other.length - one.length);
	return passages.flatMap((text) => {
		const header = longestFirst.find((name) => mentions(text, name));
		return header === undefined ? [] : [{ page: id, header, text }];
	});
}

/** As a whole word: `Signed` is not in `Unsigned`, and X-AIRudder-Sign not in X-AIRudder-Sign-Key. */
function mentions(text: string, header: string): boolean {
	const name = header.replace(/[^A-Za-z0-9]/g, '\\$&');
	return new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text);
}
