import {
	contractText,
	dereferenced,
	dereferencedContract,
	standingAt,
} from '../../../contract/read';
import type { Contract } from '../../../contract/types';

const document = {
	components: {
		schemas: {
			Id: { type: 'string', description: 'An id' },
			Person: {
				required: ['id'],
				properties: { id: { $ref: '#/components/schemas/Id' }, $ref: { type: 'integer' } },
			},
			Tree: { properties: { child: { $ref: '#/components/schemas/Tree' } } },
			'树/~': { type: 'boolean' },
		},
	},
	list: [{ a: 1 }],
};

const without = (part: object) => dereferenced(part, document as unknown as Contract);

describe('a part of the contract', () => {
	it('has what its references lead to in their place, however many there are on the way', () => {
		expect(without({ items: { $ref: '#/components/schemas/Person' } })).toEqual({
			items: {
				required: ['id'],
				properties: { id: { type: 'string', description: 'An id' }, $ref: { type: 'integer' } },
			},
		});
	});

	it('keeps the words beside a reference, and they have the last one', () => {
		expect(without({ $ref: '#/components/schemas/Id', description: 'Who', maxLength: 3 })).toEqual({
			type: 'string',
			description: 'Who',
			maxLength: 3,
		});
		const beside = { $ref: '#/components/schemas/Person', required: ['name'] };
		expect(without(beside)).toMatchObject({ required: ['id', 'name'] });
	});

	it('may be anything where a schema stands inside itself', () => {
		expect(without({ $ref: '#/components/schemas/Tree' })).toEqual({ properties: { child: {} } });
	});

	it('may not refer to what is not there', () => {
		expect(() => without([{ $ref: '#/components/schemas/Nowhere' }])).toThrow(
			'The contract has nothing at #/components/schemas/Nowhere',
		);
	});

	it('is found by its reference, whatever signs are in its name', () => {
		expect(standingAt('#/components/schemas/%E6%A0%91~1~0', document)).toEqual({ type: 'boolean' });
		expect(standingAt('#/list/0/a', document)).toBe(1);
		expect(standingAt('#/components/schemas/constructor', document)).toBeUndefined();
	});
});

it('the contract itself has no reference left', () => {
	expect(contractText()).toContain('$ref');
	expect(JSON.stringify(dereferencedContract(contractText()))).not.toContain('$ref');
});
