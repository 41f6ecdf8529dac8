import type { ContractOperation } from '../../../contract/types';

/** The words of an operation in the order in which the contract writes them; others of ours follow the x-… here. */
const first = [
	...['operationId', 'summary', 'description', 'tags', 'security', 'deprecated'],
	...[
		'x-also-in',
		'x-evidence',
		'x-effect',
		'x-action',
		'x-form',
		'x-other-paths',
		'x-evidence-note',
	],
	...['x-contradictions', 'x-doc-titles', 'x-doc-pages', 'x-pages', 'x-product-lines'],
];
const last = ['parameters', 'requestBody', 'responses', 'x-unknown', 'x-notes'];

/**
 * The same operation with its words in the contract's order; what says nothing is left out, but an empty
 * `security`: it says that there is none.
 */
export function inWrittenOrder(words: ContractOperation): ContractOperation {
	const others = Object.keys(words).filter((word) => !first.includes(word) && !last.includes(word));
	const entries = [...first, ...others, ...last].map((word) => [word, words[word]] as const);
	const told = entries.filter(
		([word, value]) => value !== undefined && (word === 'security' || !isEmptyList(value)),
	);
	return Object.fromEntries(told) as ContractOperation;
}

function isEmptyList(value: unknown): boolean {
	return Array.isArray(value) && value.length === 0;
}
