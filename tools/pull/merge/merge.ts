import { ownHeaders } from '../../../contract/read';
import type { Contract, Contradiction, ContractOperation } from '../../../contract/types';
import { isPulled, type Own } from '../contract';
import type { OperationParts } from '../page/operationParts';
import { contradictions, differences, factsOf, type Difference } from './contradictions';
import type { PlacedPage } from '../match';
import { mergedExchange, resolvedExchange, unchangedWhereEqual } from './mergeExchange';
import { PageProblem } from '../problem';
import { provenance } from './provenance';
import { exchangeOf, leadingPage } from './variants';
import { inWrittenOrder } from './keyOrder';

/** An operation or webhook with its pages merged in. */
export interface Merged {
	words: ContractOperation;
	/** What differs from what the contract said. */
	differences: string[];
	/** What the pages say differently from what was known before. */
	contradictions: string[];
}

/**
 * Merges the pages about something of the contract into it: path, method, parameters, body and answers are the pages';
 * operationId, summary, tags and notes stay. `today` (YYYY-MM-DD) is when a change was seen whose day the portal does
 * not tell.
 */
export function merge(
	own: Own,
	pages: readonly PlacedPage[],
	contract: Contract,
	today: string,
): Merged {
	const { words } = own;
	const isFirst = !isPulled(own);
	const isKnown = words['x-evidence'] !== 'unpublished';
	const known = isKnown ? resolvedExchange(words, contract) : undefined;
	const leading = leadingPage(pages);
	const told = wantedExchange(own, leading, exchangeOf(pages), contract);
	const exchange = mergedExchange(told, known, { isFirst, grade: words['x-evidence'] });
	const before = factsOf(known ?? {});
	const contrary = isFirst ? contraryTo(own, leading, contradictions(before, factsOf(told))) : [];
	const effect = effectOf(own, leading);
	if (effect !== words['x-effect']) {
		contrary.push({
			field: 'x-effect',
			kept: `${effect}, until somebody knows better`,
			also: `${words['x-effect']}, by GET`,
			why: 'Its page says that it is no GET.',
		});
	}
	const stated = [...(words['x-contradictions'] ?? []), ...contrary];
	return {
		contradictions: contrary.map(inOneLine),
		differences: differences(before, factsOf(exchange)),
		words: inWrittenOrder({
			...words,
			...(words['x-form'] === 'automatic' ? { summary: leading.page.title } : {}),
			...(isSigned(own, pages, contract) ? { security: chatbotSecurity } : {}),
			'x-evidence': 'documented',
			'x-effect': effect,
			...(stated.length > 0 ? { 'x-contradictions': stated } : {}),
			...provenance(words, pages, today),
			...unchangedWhereEqual(exchange, words, contract),
		}),
	};
}

const chatbotSecurity = [{ chatbotSignKey: [], chatbotSign: [] }];

/** A webhook's headers and answer are those that the contract has for all webhooks. */
function wantedExchange(
	own: Own,
	{ method }: PlacedPage,
	exchange: OperationParts,
	contract: Contract,
): OperationParts {
	const { parameters, requestBody, responses } = exchange;
	if (own.kind === 'webhook') {
		if (!requestBody) throw new PageProblem(`describes no body of the webhook ${own.id}`);
		return {
			parameters: own.words.parameters ?? [],
			requestBody: { required: true, ...requestBody },
			responses: own.words.responses ?? {},
		};
	}
	const handled = ownHeaders(contract);
	return {
		parameters: parameters.filter(
			({ in: place, name }) => place !== 'header' || !handled.has(name.toLowerCase()),
		),
		...(method === 'get' ? {} : { requestBody }),
		responses,
	};
}

/** A read that is no GET after all may be something else as well: it is sent once, like all that may reach people. */
function effectOf({ method, words }: Own, page: PlacedPage): ContractOperation['x-effect'] {
	const isDoubtful = words['x-effect'] === 'reads' && method === 'get' && page.method !== 'get';
	return isDoubtful ? 'contacts' : words['x-effect'];
}

function isSigned(own: Own, pages: readonly PlacedPage[], contract: Contract): boolean {
	if (own.kind === 'webhook' || own.words.security !== undefined) return false;
	const { chatbotSign } = contract.components.securitySchemes;
	return pages.some(({ operation }) =>
		operation.parameters.some(
			({ in: place, name }) => place === 'header' && name === chatbotSign?.name,
		),
	);
}

/** What was known from elsewhere, and what the page says instead, in words that stay in the contract. */
function contraryTo(
	{ path, method, words }: Own,
	page: PlacedPage,
	found: readonly Difference[],
): Contradiction[] {
	const evidence = words['x-evidence'];
	const moved = [
		// An unpublished operation has no path that could be another.
		{ name: 'path', one: evidence === 'unpublished' ? page.path : path, other: page.path },
		{ name: 'method', one: method.toUpperCase(), other: page.method.toUpperCase() },
	].filter(({ one, other }) => one !== other);
	return [...moved, ...found].map(({ name, one, other }) => ({
		field: name,
		kept: other,
		also: one,
		why: `The page says the first, what was known before (${evidence}) the other.`,
	}));
}

function inOneLine({ field, kept, also, why }: Contradiction): string {
	return `${field}: "${kept}", not "${also}". ${why}`;
}
