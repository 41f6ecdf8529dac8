import { familyOfPath, familyOfTag } from '../../../contract/families';
import type { Contract, Method, ContractOperation } from '../../../contract/types';
import { everythingIn, type Own } from '../contract';
import type { PlacedPage } from '../match';
import { PageProblem } from '../problem';
import { tagOf } from '../sections';
import { isChinese, leadingPage } from './variants';

/** What the portal calls operations that only look something up. */
const readingWords =
	/^(obtain|obtian|get|query|list|find|search|check|view|look up|download|获取|查询|查看|检索|下载)/i;

/** What the portal calls the reports that AIRudder sends. */
const reportWords = /^(webhook|callback|notification|report)\b|回调|通知|上报/i;

/**
 * The operation of pages that fit nothing in the contract, before they are merged into it: an id, its section, its place
 * in the nodes, and what sending it does. Only a GET that is called a look-up counts as a read; anything else may reach
 * people and is sent once, until somebody who knows says otherwise. Throws PageProblem where no place can be found.
 */
export function newOperation(
	pages: readonly PlacedPage[],
	contract: Contract,
	idOf: (page: PlacedPage) => string,
): Own {
	const page = leadingPage(pages);
	const { method, path, operation } = page;
	if (reportWords.test(page.page.title)) {
		throw new PageProblem(
			`"${page.page.title}" reads like a report that AIRudder sends: add it to the webhooks with this page in x-doc-pages`,
		);
	}
	const same = everythingIn(contract).find(({ words }) => words['x-other-paths']?.includes(path));
	if (same) {
		throw new PageProblem(
			`describes ${path}, which the contract has as another path of ${same.id}: name the page in its x-doc-pages if it is to be the first`,
		);
	}
	const family = familyOfPath(path);
	if (family === undefined)
		throw new PageProblem(`no family of AIRudder's API is known for ${path}`);
	const tag = tagOf(operation.folder, contract) ?? operation.folder[0] ?? 'Other';
	// Their tokens differ, and which one an operation takes follows from its section.
	if ((family === 'callCenter') !== (familyOfTag(tag) === 'callCenter')) {
		throw new PageProblem(
			`no sign-in is known for ${path} in the section "${tag}": give its section's name in x-folders of the right tag`,
		);
	}
	const id = idOf(page);
	const node = family === 'chatbot' ? 'AiRudderChatbot' : 'AiRudder';
	const words: ContractOperation = {
		operationId: id,
		summary: page.page.title,
		tags: [tag],
		'x-evidence': 'unpublished',
		'x-effect': effectOf(page),
		'x-action': `${node}/${resourceOf(page, node, tag, contract)}/${id}`,
		'x-form': 'automatic',
		'x-doc-titles': titlesOf(pages),
	};
	return { kind: 'operation', id, path, method, words, tags: [tag], alsoIn: [], lines: [] };
}

/** n8n makes a human review of an operation of the first name; the second is something of every object. */
const unusable = ['sendAndWait', 'constructor'];

/** Gives each new operation an id that no other has. Throws PageProblem when two pages ask for the same one. */
export function operationIds(
	groups: readonly PlacedPage[][],
	contract: Contract,
): (page: PlacedPage) => string {
	const taken = new Set([
		...unusable,
		// What an operation is called in the nodes counts as well: a new one may get a place beside it.
		...everythingIn(contract).flatMap(({ id, words }) => [
			id,
			words['x-action']?.split('/')[2] ?? id,
		]),
	]);
	const wanted = (page: PlacedPage) => asIdentifier(page.operation.name ?? '');
	const claims = groups.map((pages) => [...new Set(pages.map(wanted))].filter((id) => id !== ''));
	return (page) => {
		const own = wanted(page);
		const rivals = groups.filter(
			(pages, index) => claims[index]!.includes(own) && !pages.includes(page),
		);
		const [rival] = rivals[0] ?? [];
		if (own !== '' && rival) {
			throw new PageProblem(`claims the operationId ${own}, and so does ${rival.page.id}`);
		}
		const id = [own, asIdentifier(page.page.title), ofPath(page.method, page.path)].find(
			(candidate) => candidate !== '' && !taken.has(candidate),
		);
		if (id === undefined) throw new PageProblem(`no free operationId was found for it`);
		taken.add(id);
		return id;
	};
}

function effectOf({ method, page }: PlacedPage): ContractOperation['x-effect'] {
	return method === 'get' && readingWords.test(page.title.trim()) ? 'reads' : 'contacts';
}

function titlesOf(pages: readonly PlacedPage[]): Record<string, string> {
	const inEnglish = pages.find((one) => !isChinese(one));
	const inChinese = pages.find(isChinese);
	return {
		...(inEnglish ? { en: inEnglish.page.title } : {}),
		...(inChinese ? { zh: inChinese.page.title } : {}),
	};
}

/**
 * The resource of the section, else the one that the innermost folder names, whether it is there or new. The section comes
 * first because it decides on the credential, and the form shows the credential by the resource.
 */
function resourceOf(
	{ operation: { folder }, path }: PlacedPage,
	node: string,
	tag: string,
	contract: Contract,
): string {
	const [ofNode, ofTag] =
		contract.tags.find(({ name }) => name === tag)?.['x-resource']?.split('/') ?? [];
	if (ofNode === node && ofTag) return ofTag;
	const names = [folder.at(-1) ?? '', path.split('/').at(-2) ?? ''].map(asIdentifier);
	return names.find(Boolean) ?? 'other';
}

/** `Obtain the Call Summary` → `obtainTheCallSummary`; empty when no letter of it can stand in an identifier. */
function asIdentifier(text: string): string {
	const words = text.match(/[A-Za-z0-9]+/g) ?? [];
	const joined = words
		.map((word, index) =>
			index === 0
				? word.charAt(0).toLowerCase() + word.slice(1)
				: word.charAt(0).toUpperCase() + word.slice(1),
		)
		.join('');
	return /^[a-z]/.test(joined) ? joined : '';
}

function ofPath(method: Method, path: string): string {
	return asIdentifier(`${method} ${path.split('/').slice(-2).join(' ')}`);
}
