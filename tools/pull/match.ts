import type { Contract, Method } from '../../contract/types';
import { everythingIn, type Own } from './contract';
import type { Page } from './page/page';
import type { PageOperation } from './page/pageOperation';
import { orProblem, PageProblem, type Problem } from './problem';
import { isSectionOf, plain } from './sections';
import { wirePath } from './wirePath';

/** A page about an operation, read. */
export interface OperationPage {
	page: Page;
	operation: PageOperation;
}

/** A page whose operation is to be sent to AIRudder. */
export interface PlacedPage extends OperationPage {
	method: Method;
	path: string;
}

export interface Matched {
	/** The pages that describe each operation or webhook of the contract, the same one in several sections. */
	known: Map<Own, PlacedPage[]>;
	/** Pages about operations that the contract does not have, grouped by method and path. */
	unknown: PlacedPage[][];
}

type Claim = PlacedPage & { byId: boolean };

/**
 * Finds what each page is about: by its id, else by its English or Chinese title within its section, else by method and
 * path. What fits nothing is new. A page that cannot be placed is a line in `problems`.
 */
export function matchPages(
	pages: readonly OperationPage[],
	contract: Contract,
	problems: Problem[],
): Matched {
	const everything = everythingIn(contract);
	const claims = new Map<Own, Claim[]>();
	const left: PlacedPage[] = [];
	for (const one of pages) {
		orProblem(problems, one.page.id, () => {
			const byId = everything.filter((own) => hasPage(own, one));
			const own = byId.length === 1 ? byId[0] : byTitle(one, everything, contract);
			if (own === undefined) left.push(placed(one, contract));
			else add(claims, own, { ...placedFor(own, one, contract), byId: byId.length === 1 });
		});
	}
	const known = new Map([...claims].map(([own, made]) => [own, agreed(own, made, problems)]));
	const unknown = new Map<string, PlacedPage[]>();
	for (const one of left) {
		const own = ofSamePath(one, everything, known);
		if (own) add(known, own, one);
		else add(unknown, `${one.method} ${one.path}`, one);
	}
	return {
		known: new Map([...known].filter(([, found]) => found.length > 0)),
		unknown: [...unknown.values()],
	};
}

/** Ids of all pages are also written with the number that Apifox knows them by. */
function hasPage({ words }: Own, { page, operation }: OperationPage): boolean {
	const ids = (words['x-doc-pages'] ?? []).filter((id) => id.startsWith('api-'));
	return ids.some((id) => id === page.id || id === operation.apiId);
}

/** A title in the contract may begin with the folder that the page must be in: `bot > User send message`. */
function byTitle(
	{ page, operation }: OperationPage,
	everything: readonly Own[],
	contract: Contract,
): Own | undefined {
	const folder = operation.folder.map(plain);
	const fits = (title: string) => {
		const [last = '', ...outer] = title.split(' > ').reverse().map(plain);
		return last === plain(page.title) && outer.every((part) => folder.includes(part));
	};
	const candidates = everything.filter(
		(own) =>
			Object.values(own.words['x-doc-titles'] ?? {}).some(fits) &&
			isSectionOf(operation.folder, own, contract),
	);
	if (candidates.length > 1) {
		const ids = candidates.map(({ id }) => id).join(' and ');
		throw new PageProblem(
			`has a title that fits ${ids}: name the page in x-doc-pages of one of them`,
		);
	}
	return candidates[0];
}

/** A webhook has no path of AIRudder's: where it goes is the customer's. */
function placedFor(own: Own, one: OperationPage, contract: Contract): PlacedPage {
	return own.kind === 'webhook'
		? { ...one, method: own.method, path: own.path }
		: placed(one, contract);
}

function placed(one: OperationPage, contract: Contract): PlacedPage {
	const { operation } = one;
	return { ...one, method: operation.method, path: wirePath(operation, contract) };
}

/** Pages about one operation have one path. Where they do not, those with its id count; else none does. */
function agreed(own: Own, claims: Claim[], problems: Problem[]): PlacedPage[] {
	const sure = claims.some(({ byId }) => byId) ? claims.filter(({ byId }) => byId) : claims;
	const [first] = sure;
	const agree = sure.every(({ method, path }) => method === first?.method && path === first.path);
	const taken = agree && first ? claims.filter((one) => isSamePath(one, first)) : [];
	for (const claim of claims.filter((one) => !taken.includes(one))) {
		const others = claims.filter((one) => one !== claim && !isSamePath(one, claim));
		problems.push({
			page: claim.page.id,
			reason: `claims to be ${own.id}, and so does ${others.map(({ page }) => page.id).join(', ')} with another path`,
		});
	}
	return taken;
}

function ofSamePath(
	one: PlacedPage,
	everything: readonly Own[],
	known: ReadonlyMap<Own, PlacedPage[]>,
): Own | undefined {
	const moved = [...known].find(([, pages]) => pages.some((other) => isSamePath(one, other)));
	const standing = everything.find((own) => own.kind === 'operation' && isSamePath(one, own));
	return moved?.[0] ?? standing;
}

function isSamePath(
	one: Pick<PlacedPage, 'method' | 'path'>,
	other: Pick<PlacedPage, 'method' | 'path'>,
): boolean {
	return one.method === other.method && one.path === other.path;
}

function add<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
	lists.set(key, [...(lists.get(key) ?? []), value]);
}
