import * as fc from 'fast-check';
import { jsonInPieces } from '../../../nodes/shared/api/jsonInPieces';
import { parseJson } from '../../../nodes/shared/api/values';

/** A text as it comes in parts of so many characters. */
const inParts = (text: string, size: number) =>
	Array.from({ length: Math.ceil(text.length / size) }, (_, part) =>
		text.slice(part * size, (part + 1) * size),
	);

const asItIs = (piece: string) => piece;
const longest = fc.integer({ min: 1, max: 40 });
const jsonText = fc
	.tuple(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t', '\r\n '))
	.map(([value, space]) => JSON.stringify(value, null, space));

it('reads any JSON as JSON.parse does, however short the pieces, and wherever it is cut', async () => {
	await fc.assert(
		fc.asyncProperty(jsonText, longest, longest, async (text, length, size) => {
			const parts = inParts(text, size);
			expect(await jsonInPieces(parts, asItIs, length)).toEqual(JSON.parse(text));
		}),
	);
});

it('takes a text with a fault in it for JSON only where JSON.parse does', async () => {
	const sign = fc.constantFrom(...'[]{},:" \n\\01nua-'.split(''), '');
	await fc.assert(
		fc.asyncProperty(
			...[jsonText, longest, longest, fc.nat(), fc.nat({ max: 1 }), sign],
			async (
				text: string,
				length: number,
				size: number,
				place: number,
				removed: number,
				put: string,
			) => {
				const at = place % (text.length + 1);
				const changed = text.slice(0, at) + put + text.slice(at + removed);
				const parts = inParts(changed, size);
				expect(await jsonInPieces(parts, asItIs, length)).toEqual(parseJson(changed));
			},
		),
		{ numRuns: 500 },
	);
});

it.each([
	['a name of JavaScript itself', '{"__proto__":{"a":[1,2,3]},"b":"__proto__"}'],
	['a name that comes twice', '{"a":[1,2,3,4],"b":2,"a":[3,4,5,6]}'],
	['a list in a list, twenty times', `${'['.repeat(20)}1,2${']'.repeat(20)}`],
	['brackets, commas and quotation marks in texts', String.raw`["]}","a,b","\"[{\\","\\\\"]`],
	['nothing in a long list', `[${' '.repeat(30)}]`],
])('reads %s', async (_what, text) => {
	const read = await jsonInPieces(inParts(text, 3), asItIs, 5);
	expect(read).toEqual(JSON.parse(text));
	expect(JSON.stringify(read)).toBe(JSON.stringify(JSON.parse(text)));
});

it.each([
	'',
	'[1,2,3,4',
	'[1,2,,3,4]',
	'[1,2,3,4,]',
	'[1,2,3,4]]',
	'{"a":[1,2,3}]',
	'{1:[1,2,3,4]}',
])('gives nothing for %j', async (text) => {
	expect(await jsonInPieces(inParts(text, 2), asItIs, 3)).toBeUndefined();
});

it('reads no piece that was not cleared of secrets', async () => {
	const text = JSON.stringify({
		'a-secret': ['a-secret', { deep: ['x', 'a-secret'] }],
		b: 'secret',
	});
	const cleared = (piece: string) => piece.replaceAll('secret', '***');
	for (let length = 1; length < text.length; length++)
		expect(JSON.stringify(await jsonInPieces(inParts(text, 7), cleared, length))).not.toContain(
			'secret',
		);
});

it('lets others go on while it reads a long answer', async () => {
	const text = JSON.stringify(Array.from({ length: 400_000 }, (_, index) => ({ index })));
	let turns = 0;
	const others = setInterval(() => (turns += 1), 0);
	await jsonInPieces(inParts(text, 100_000), asItIs);
	clearInterval(others);
	expect(turns).toBeGreaterThan(0);
});
