/** Text that is HTML already; only `html` makes it, so that nothing gets into a page unescaped. */
export class Markup {
	constructor(readonly text: string) {}
}

/** What may stand in a page; nothing stands for undefined and false. */
export type MarkupValue = Markup | string | number | undefined | false | readonly MarkupValue[];

/** A piece of a page. Everything in it is text and escaped, but what `html` made. */
export function html(strings: TemplateStringsArray, ...values: MarkupValue[]): Markup {
	return new Markup(
		strings.map(unindented).reduce((text, part, index) => text + written(values[index - 1]) + part),
	);
}

/** The indentation of our code is none of the page. */
function unindented(part: string): string {
	return part.replace(/\s*\n\s*/g, '\n');
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

function written(content: MarkupValue): string {
	if (content === undefined || content === false) return '';
	if (content instanceof Markup) return content.text;
	if (typeof content === 'number') return String(content);
	if (typeof content !== 'string') return content.map(written).join('');
	// Control characters are no text, and some of them no HTML.
	return content.replace(/\p{Cc}/gu, ' ').replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
