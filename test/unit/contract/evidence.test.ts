import { parse, parseDocument } from 'yaml';
import { contractText } from '../../../contract/read';
import {
	dialerCallResults,
	dialerHangupReasons,
	endpoints,
	errorCodes,
	webhooks,
} from '../../../nodes/shared/api/endpoints.generated';

type Words = Record<string, unknown>;

interface Placed {
	/** Where it stands, `paths./service/cloud/task.post`. */
	at: string;
	words: Words;
}

const text = contractText();
const contract = parse(text) as Words;
const everything = objectsIn(contract, []);

const gradesOfOperations = ['documented', 'client', 'unpublished'];
const gradesOfFields = ['documented', 'client', 'modules', 'clients', 'inferred'];

/** What we say about our sources, and AIRudder does not say to its customers. */
const commentary =
	/consumer|public client|production client|spelt|listed, meaning|not readable|inferred|the contract|portal sample|were seen|was seen/i;

describe('what the contract says of its evidence', () => {
	it('is one of the known words, for operations and events and for single fields', () => {
		const wrong = everything.filter(({ words }) => {
			const known = 'operationId' in words ? gradesOfOperations : gradesOfFields;
			return ['x-evidence', 'evidence'].some(
				(word) => typeof words[word] === 'string' && !known.includes(words[word]),
			);
		});
		expect(wrong.map(({ at }) => at)).toEqual([]);
		expect(everything.length).toBeGreaterThan(1000);
	});

	it('says of every inferred field that it is inferred, and from what', () => {
		const silent = everything.filter(({ words }) => {
			const { description, 'x-evidence-note': note } = words;
			const said = [description, note].filter((one) => typeof one === 'string').join(' ');
			return words['x-evidence'] === 'inferred' && !/inferred/i.test(said);
		});
		expect(silent.map(({ at }) => at)).toEqual([]);
	});

	it('stands beside a field or on a whole schema, never on a part of one', () => {
		const parts = everything.filter(({ words }) => Array.isArray(words.allOf));
		const marked = parts.filter(({ words }) =>
			(words.allOf as Words[]).some((part) => 'x-evidence' in part),
		);
		expect(marked.map(({ at }) => at)).toEqual([]);
	});

	it('has both sides of each contradiction', () => {
		const found = everything.flatMap(({ words }) => (words['x-contradictions'] ?? []) as unknown[]);
		expect(found.length).toBeGreaterThanOrEqual(8);
		for (const one of found) {
			expect(one).toEqual({
				field: expect.stringMatching(/./),
				kept: expect.stringMatching(/./),
				also: expect.stringMatching(/./),
				why: expect.stringMatching(/./),
			});
		}
	});

	it('leaves at most 18 of the 27 events unpublished', () => {
		const hidden = Object.values(webhooks).filter(({ evidence }) => evidence === 'unpublished');
		expect(Object.keys(webhooks)).toHaveLength(27);
		expect(hidden.length).toBeLessThanOrEqual(18);
	});

	it('names the pages of the portal that describe no operation', () => {
		const guides = contract['x-guides'] as Array<{ page: string; title?: string; about?: string }>;
		const named = guides.filter(({ title, about }) => title ?? about).map(({ page }) => page);
		expect(named).toEqual(
			expect.arrayContaining([
				...['doc-3628568', 'doc-3628575', 'doc-3647883', 'doc-3647884'],
				...['doc-3854132', 'doc-3854174'],
			]),
		);
	});
});

describe('what users see of the contract', () => {
	it('are labels, meanings of codes and names without a word on our sources', () => {
		const labels = everything.map(({ words }) => words['x-enum-labels'] ?? {});
		const tables = [
			...labels,
			dialerCallResults,
			dialerHangupReasons,
			...Object.values(errorCodes),
		];
		const shown = [
			...tables.flatMap((table) => Object.values<unknown>({ ...table })),
			...Object.values(endpoints).map(({ summary }) => summary),
			...Object.values(webhooks).map(({ summary }) => summary),
		];
		expect(shown.length).toBeGreaterThan(150);
		expect(shown.filter((label) => commentary.test(String(label)))).toEqual([]);
	});
});

describe('the file of the contract', () => {
	it('is written as a pull writes it, so that a pull changes nothing but what it means to', () => {
		expect(parseDocument(text).toString({ lineWidth: 150, singleQuote: true })).toBe(text);
	});
});

/** Every object in a value; a field that happens to be named like a word of ours is none of its words. */
function objectsIn(value: unknown, path: readonly string[]): Placed[] {
	if (typeof value !== 'object' || value === null) return [];
	const inner = Object.entries(value).flatMap(([key, part]) => objectsIn(part, [...path, key]));
	if (Array.isArray(value) || path.at(-1) === 'properties') return inner;
	return [{ at: path.join('.'), words: value as Words }, ...inner];
}
