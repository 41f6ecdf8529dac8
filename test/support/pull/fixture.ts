import { contractText, parsedContract } from '../../../contract/read';
import { everythingIn } from '../../../tools/pull/contract';
import type { ContractOperation } from '../../../contract/types';
import { readPage, type Page } from '../../../tools/pull/page/page';
import { orProblem, type Problem } from '../../../tools/pull/problem';
import { pull, type PortalPages, type Pulled } from '../../../tools/pull/pull';
import { portalPages } from '../portal';
import { beforePull } from './beforePull';
import type { PortalPage } from '../portal/apifoxPage';
import { withClientKnowledge } from './clientKnowledge';

export const today = '2026-11-27';

/** The contract as it stood before the portal was read, and some of it as a public client knows it. */
export const contract: string = withClientKnowledge(beforePull(contractText()));

/** The pages of the portal, read; those that are none are lines in `problems`. */
export function readPages(
	problems: Problem[] = [],
	pages: readonly PortalPage[] = portalPages,
): PortalPages {
	const read = pages.map(({ file, text }) => {
		const id = file.replace(/\.md$/, '');
		return { id, page: orProblem(problems, id, () => readPage(id, text)) };
	});
	return {
		pages: read.flatMap(({ page }): Page[] => (page ? [page] : [])),
		unread: read.flatMap(({ id, page }) => (page ? [] : [id])),
	};
}

/** A pull from some pages. */
export function pulledFrom(pages: readonly PortalPage[], before = contract, day = today): Pulled {
	return pull(before, readPages([], pages), { today: day });
}

/** An operation or webhook of a contract, and where it stands. */
export function ownIn(
	text: string,
	id: string,
): { path: string; method: string; words: ContractOperation } {
	const found = everythingIn(parsedContract(text)).find((own) => own.id === id);
	if (!found) throw new Error(`The contract has no ${id}`);
	return found;
}
