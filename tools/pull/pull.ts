import { parsedContract } from '../../contract/read';
import type { Contract, MediaType } from '../../contract/types';
import { everythingIn, isPulled, signatureHeaders, type Own } from './contract';
import { ContractDocument } from './document';
import { mergeErrorCodes, type ToldCodes } from './merge/errorCodes';
import type { Findings } from './findings';
import { matchPages, type OperationPage, type PlacedPage } from './match';
import { merge } from './merge/merge';
import { newOperation, operationIds } from './merge/newOperation';
import type { Page } from './page/page';
import { readOperation } from './page/pageOperation';
import { passagesAbout } from './page/passages';
import { orProblem, type Problem } from './problem';
import { isInChinese } from './sections';

/** What the portal has, as far as it could be read. */
export interface PortalPages {
	pages: Page[];
	/** Ids of pages that the index names and that could not be read this time. */
	unread: string[];
}

export interface Pulled {
	/** The contract with the pages merged in. */
	text: string;
	findings: Findings;
}

/** What is left out of a pull: a page, or the examples of what it says of the request or the answers. */
export interface LeftOut extends Problem {
	examplesOf?: 'requestBody' | 'responses';
}

/**
 * Merges the pages of the portal into the contract. Pure: reads and writes no file. `left` is left out, and listed with
 * its reason; `today` is YYYY-MM-DD.
 */
export function pull(
	contractText: string,
	portal: PortalPages,
	{ today, left = [] }: { today: string; left?: readonly LeftOut[] },
): Pulled {
	const contract = parsedContract(contractText);
	const document = new ContractDocument(contractText);
	const findings: Findings = {
		...{ documented: [], added: [], changed: [], disappeared: [] },
		...{
			contradictions: [],
			errorCodes: [],
			passages: [],
			problems: left.map(({ page, reason }) => ({ page, reason })),
		},
	};
	const pages = portal.pages.filter(
		({ id }) => !left.some(({ page, examplesOf }) => page === id && examplesOf === undefined),
	);
	const operationPages = pages
		.flatMap((page) => operationPage(page, findings.problems))
		.map((one) => withoutExamples(one, left));
	const { known, unknown } = matchPages(operationPages, contract, findings.problems);
	const taken = new Set([...known.values(), ...unknown].flat().map(({ page }) => page.id));
	const unread = new Set([
		...portal.unread,
		...portal.pages.map(({ id }) => id).filter((id) => !taken.has(id)),
	]);
	for (const [own, found] of known) {
		if (!wasReadInPart(own, unread)) mergeInto(own, found, { contract, document, findings, today });
	}
	const idOf = operationIds(unknown, contract);
	for (const found of unknown) addNew(found, idOf, { contract, document, findings, today });
	noteDisappeared(portal, { contract, document, findings, today });
	mergeCodes(pages, { contract, document, findings });
	findings.passages = pages.flatMap((page) => passagesAbout(page, signatureHeaders(contract)));
	findings.problems.sort((one, other) => (one.page < other.page ? -1 : 1));
	return { text: document.text(), findings };
}

interface Tools {
	contract: Contract;
	document: ContractDocument;
	findings: Findings;
	today: string;
}

function operationPage(page: Page, problems: Problem[]): OperationPage[] {
	const { specification } = page;
	if (specification === undefined) return [];
	const operation = orProblem(problems, page.id, () => readOperation(specification));
	if (operation?.method === 'get' && operation.requestBody) {
		problems.push({ page: page.id, reason: 'gives a GET request a body, which is left out' });
	}
	return operation ? [{ page, operation }] : [];
}

function withoutExamples(one: OperationPage, left: readonly LeftOut[]): OperationPage {
	const { operation } = one;
	const parts = left.flatMap(({ page, examplesOf }) => (page === one.page.id ? [examplesOf] : []));
	for (const media of mediaOf(operation, parts)) delete media.example;
	return one;
}

function mediaOf(
	{ requestBody, responses }: OperationPage['operation'],
	parts: ReadonlyArray<LeftOut['examplesOf']>,
): MediaType[] {
	const holders = [
		...(parts.includes('requestBody') && requestBody ? [requestBody] : []),
		...(parts.includes('responses') ? Object.values(responses) : []),
	];
	return holders.flatMap(({ content = {} }) => Object.values(content));
}

/** What one of several pages says must not be lost because it could not be read this time. */
function wasReadInPart({ words }: Own, unread: ReadonlySet<string>): boolean {
	return (words['x-pages'] ?? []).some(({ id, gone }) => gone === undefined && unread.has(id));
}

function mergeInto(
	own: Own,
	pages: PlacedPage[],
	{ contract, document, findings, today }: Tools,
): void {
	orProblem(findings.problems, idsOf(pages), () => {
		const [{ path, method }] = pages as [PlacedPage];
		const merged = merge(own, pages, contract, today);
		const isChanged = document.put(own, { path, method }, merged.words);
		const before = own.words['x-evidence'];
		if (before !== 'documented') findings.documented.push({ id: own.id, before });
		const moved =
			path === own.path && method === own.method ? [] : [`${method.toUpperCase()} ${path}`];
		const facts = [...moved, ...merged.differences];
		const lines = facts.length > 0 || !isChanged ? facts : ['wording, examples'];
		if (before !== 'unpublished' && lines.length > 0) findings.changed.push({ id: own.id, lines });
		if (merged.contradictions.length > 0) {
			findings.contradictions.push({ id: own.id, lines: merged.contradictions });
		}
	});
}

function addNew(
	pages: PlacedPage[],
	idOf: (page: PlacedPage) => string,
	{ contract, document, findings, today }: Tools,
): void {
	orProblem(findings.problems, idsOf(pages), () => {
		const own = newOperation(pages, contract, idOf);
		const { words } = merge(own, pages, contract, today);
		document.add(own, words);
		const is = `${own.method.toUpperCase()} ${own.path}, ${String(words['x-action'])}, ${String(words['x-effect'])}`;
		findings.added.push({ id: own.id, is });
	});
}

function idsOf(pages: readonly PlacedPage[]): string[] {
	return pages.map(({ page }) => page.id);
}

/** Nothing is deleted: whether AIRudder no longer has the operation, or only its page, a person has to find out. */
function noteDisappeared(
	{ pages, unread }: PortalPages,
	{ document, findings, today }: Tools,
): void {
	const there = new Set([...pages.map(({ id }) => id), ...unread]);
	for (const own of everythingIn(parsedContract(document.text())).filter(isPulled)) {
		const noted = own.words['x-pages']!.map(({ gone, ...page }) => {
			if (there.has(page.id)) return page;
			if (gone === undefined) findings.disappeared.push({ id: own.id, page: page.id });
			return { ...page, gone: gone ?? today };
		});
		document.put(own, own, { ...own.words, 'x-pages': noted });
	}
}

function mergeCodes(
	pages: readonly Page[],
	{ contract, document, findings }: Pick<Tools, 'contract' | 'document' | 'findings'>,
): void {
	const codes = structuredClone(contract['x-error-codes']);
	const told: ToldCodes = new Map();
	const englishFirst = [...pages].sort(
		(one, other) => Number(isInChinese(one.title)) - Number(isInChinese(other.title)),
	);
	for (const page of englishFirst) {
		orProblem(findings.problems, page.id, () => {
			const { changes, contradictions, disagreements } = mergeErrorCodes(
				page,
				codes,
				contract,
				told,
			);
			findings.errorCodes.push(...changes);
			if (contradictions.length > 0) {
				findings.contradictions.push({ id: 'x-error-codes', lines: contradictions });
			}
			for (const line of disagreements) {
				findings.problems.push({ page: page.id, reason: `says another meaning of ${line}` });
			}
		});
	}
	if (findings.errorCodes.length > 0) document.putErrorCodes(codes);
}

/** How many operations and webhooks of a contract have each grade of evidence. */
export function evidenceIn(contractText: string): Record<string, number> {
	const counts: Record<string, number> = { documented: 0, client: 0, unpublished: 0 };
	for (const { words } of everythingIn(parsedContract(contractText))) {
		counts[words['x-evidence']] = (counts[words['x-evidence']] ?? 0) + 1;
	}
	return counts;
}
