import { lexer, walkTokens, type Token } from 'marked';

/** A page that the portal's index names. */
export interface PageLink {
	/** The file's name without its ending: `api-44712004`. */
	id: string;
	/** Path on the portal's host, without the slash it begins with: `api-44712004.md`. */
	path: string;
}

/**
 * The pages of an `llms.txt`: every Markdown link to an `.md` file of the portal, each file once, in their order.
 * Links to other hosts than `hosts` are somebody else's pages.
 */
export function pagesIn(index: string, hosts: readonly string[]): PageLink[] {
	const found = new Map<string, PageLink>();
	for (const href of linksIn(index)) {
		if (!URL.canParse(href, 'portal:///')) continue;
		const { protocol, hostname, pathname } = new URL(href, 'portal:///');
		if (protocol !== 'portal:' && !hosts.includes(hostname)) continue;
		const [, id] = /([^/]+)\.md$/.exec(pathname) ?? [];
		if (id === undefined || /(^|\/)\.\.\/|%2e|%2f|%5c/i.test(pathname)) continue;
		const path = pathname.replace(/^\/+/, '');
		found.set(path, { id, path });
	}
	return [...found.values()];
}

function linksIn(markdown: string): string[] {
	const links: string[] = [];
	void walkTokens(lexer(markdown), (token: Token) => {
		if (token.type === 'link') links.push((token as { href: string }).href);
	});
	return links;
}
