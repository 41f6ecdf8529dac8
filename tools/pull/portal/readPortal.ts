import limitTo from 'p-limit';
import { Failure } from '../../failure';
import { pagesIn } from './llmsIndex';
import { readPage, type Page } from '../page/page';
import type { Portal } from './portal';
import { PageProblem, type Problem } from '../problem';
import type { PortalPages } from '../pull';

/** The portal is somebody's web site, not a load test. */
const pagesAtOnce = 4;

/**
 * Reads the portal's index and the pages it names, a few at a time; a page that cannot be read is a line in `problems`.
 * `progress` is told how many of how many are done. Throws a Failure when there is no index, or nothing in it.
 */
export async function readPortal(
	portal: Portal,
	problems: Problem[],
	progress: (done: number, all: number) => void,
): Promise<PortalPages> {
	const index = await portal.read('llms.txt').catch((error: unknown) => {
		if (!(error instanceof PageProblem)) throw error;
		throw new Failure(`The portal's index llms.txt ${error.message}. The contract is as it was.`);
	});
	const links = pagesIn(index.text, portal.hosts);
	if (links.length === 0) {
		throw new Failure("The portal's llms.txt names no pages. The contract is as it was.");
	}
	let done = 0;
	const limit = limitTo(pagesAtOnce);
	const read = await Promise.all(
		links.map(({ id, path }) =>
			limit(async () => {
				const page = await pageAt(portal, id, path, problems);
				progress((done += 1), links.length);
				return { id, page };
			}),
		),
	);
	portal.finished();
	const pages = read.flatMap(({ page }) => page ?? []);
	const unread = read.flatMap(({ id, page }) => (page ? [] : [id]));
	return { pages: byId(pages), unread };
}

async function pageAt(
	portal: Portal,
	id: string,
	path: string,
	problems: Problem[],
): Promise<Page | undefined> {
	try {
		const { text, changed } = await portal.read(path);
		return readPage(id, text, changed);
	} catch (error) {
		if (!(error instanceof PageProblem)) throw error;
		problems.push({ page: id, reason: error.message });
		return undefined;
	}
}

/** In an order that does not change when the portal shows its pages in another one. */
function byId(pages: Page[]): Page[] {
	return pages.sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }));
}
