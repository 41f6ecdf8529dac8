import * as fc from 'fast-check';
import { chunksOf } from '../../../nodes/shared/contacts';

it('spreads a list over chunks, each entry in one of them, in order', () => {
	expect(chunksOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
	expect(chunksOf([], 3)).toEqual([]);
	fc.assert(
		fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), (list, size) => {
			const chunks = chunksOf(list, size);
			expect(chunks.flat()).toEqual(list);
			expect(chunks.slice(0, -1).every(({ length }) => length === size)).toBe(true);
			expect(chunks.every(({ length }) => length > 0 && length <= size)).toBe(true);
		}),
	);
});
