import { alternate, alternatePrepared } from '../../../tools/bench/alternate';

it('measures in turn, begins each round with another, and counts no warm-up', async () => {
	const order: string[] = [];
	const measure = (name: string) => async () => order.push(name);
	const figures = await alternate({ ours: measure('ours'), theirs: measure('theirs') }, 3);
	expect(order).toEqual(['ours', 'theirs', 'theirs', 'ours', 'ours', 'theirs', 'theirs', 'ours']);
	expect(figures).toEqual({ ours: [4, 5, 8], theirs: [3, 6, 7] });
});

it('counts all rounds of what is warm already', async () => {
	const measure = async () => 1;
	expect(await alternate({ measure }, 5, { isWarm: true })).toEqual({ measure: [1, 1, 1, 1, 1] });
});

it('ends with the first measure that fails', async () => {
	const broken = async () => {
		throw new Error('No answer');
	};
	await expect(alternate({ broken }, 5)).rejects.toThrow('No answer');
});

it('prepares what a round measures before the first of its measures', async () => {
	const order: string[] = [];
	const prepared = (name: string) => async () => {
		order.push(`${name} prepared`);
		return async () => order.push(name);
	};
	const preparations = { ours: prepared('ours'), theirs: prepared('theirs') };
	await alternatePrepared(preparations, 1, { isWarm: true });
	expect(order).toEqual(['theirs prepared', 'ours prepared', 'theirs', 'ours']);
});
