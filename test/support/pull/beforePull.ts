import { parse, stringify } from 'yaml';
import { everythingIn, isPulled, type Own } from '../../../tools/pull/contract';
import type { Contract } from '../../../contract/types';

const notPublished = { '200': { description: 'Not published' } };
const anyBody = {
	required: true,
	content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } },
};

/**
 * A contract as it was before anything was read from the portal: what `npm run contract:pull` made known is unpublished
 * again, what it added is not there. Tests of the pull begin here, also once the real portal was read. Operations with a
 * form of their own keep what is known of them.
 */
export function beforePull(contractText: string): string {
	const contract = parse(contractText) as Contract;
	const pulled = everythingIn(contract).filter(isPulled);
	const forgotten = pulled.filter(({ kind, words }) => kind === 'webhook' || words['x-form']);
	const codes = Object.values(contract['x-error-codes']).flat();
	if (pulled.length === 0 && codes.every((code) => code['x-page'] === undefined))
		return contractText;
	for (const own of forgotten) forget(own, contract);
	for (const { words } of pulled) delete words['x-pages'];
	for (const [family, known] of Object.entries(contract['x-error-codes'])) {
		const kept = known.filter(
			(code) => code['x-page'] === undefined || code['x-note'] !== undefined,
		);
		Object.assign(contract['x-error-codes'], { [family]: kept.map(withoutPage) });
	}
	return stringify(contract, { aliasDuplicateObjects: false });
}

/** What a page says of an operation. */
const ofPages = ['requestBody', 'parameters', 'security', 'x-contradictions', 'x-pages'];

function forget({ kind, id, path, method, words }: Own, { paths }: Contract): void {
	for (const word of ofPages.filter((one) => kind === 'operation' || one !== 'parameters')) {
		delete words[word];
	}
	words['x-evidence'] = 'unpublished';
	if (kind === 'webhook') {
		words.requestBody = anyBody;
		return;
	}
	delete paths[path]![method];
	if (words['x-form'] === 'automatic') return;
	paths[`/unpublished/${id}`] = { [method]: { ...words, responses: notPublished } };
}

function withoutPage({ 'x-page': _page, 'x-note': note, ...code }: Record<string, unknown>) {
	return typeof note === 'string' ? { ...code, meaning: note } : code;
}
