import { endpoints } from '../../nodes/shared/api/endpoints.generated';
import { action } from '../support/engine/airudder';
import { runNode } from '../support/engine/n8nEngine';
import { LocalServer } from '../support/localServer';

/** How long an AIRudder waits for one question more than there should be, in milliseconds. */
const patience = 10;

/** An AIRudder that answers the oldest question a while after all are there that are expected side by side. */
class PatientAirudder {
	/** The most questions there were side by side, by how many answers had been given before. */
	readonly atOnce: number[] = [];

	private readonly waiting: Array<() => void> = [];

	private readonly server: LocalServer;

	private isAnswering = false;

	/** `expected` tells how many come side by side after so many answers. */
	constructor(
		expected: (answered: number) => number,
		dataOf: (item: number) => object = () => ({}),
	) {
		let answered = 0;
		const answerOldest = () => {
			const tooFew = this.waiting.length < Math.max(1, expected(answered));
			if (this.isAnswering || tooFew) return;
			this.isAnswering = true;
			setTimeout(() => {
				this.atOnce[answered++] = this.waiting.length;
				this.waiting.shift()?.();
				this.isAnswering = false;
				answerOldest();
			}, patience);
		};
		this.server = new LocalServer((request, response) => {
			request.resume();
			if (request.url === endpoints.obtainToken.path)
				return void response.end('{"code":200,"status":"OK","data":{"token":"token-one"}}');
			const item = Number(request.url?.split('/').at(-1));
			const answer = JSON.stringify({ code: 200, status: 'OK', data: dataOf(item) });
			this.waiting.push(() => response.end(answer));
			answerOldest();
		});
	}

	/** Asks it something for each of so many items. Gives what came of each. */
	async askedFor(items: number): Promise<unknown[]> {
		await this.server.start();
		const parameters = { method: 'GET', path: '=/item/{{ $itemIndex }}' };
		const { error, output } = await runNode(
			action(this.server, 'customApiCall.call', parameters),
			Array.from({ length: items }, () => ({ json: {} })),
		);
		await this.server.stop();
		if (error) throw error;
		return output?.[0] ?? [];
	}
}

it('asks once alone, then ten questions side by side, and one more with each answer up to fifty', async () => {
	const items = 120;
	const expected = (answered: number) =>
		answered === 0 ? 1 : Math.min(50, 10 + answered, items - answered);
	const airudder = new PatientAirudder(expected);
	expect(await airudder.askedFor(items)).toHaveLength(items);
	expect(airudder.atOnce).toEqual(
		Array.from({ length: items }, (_, answered) => expected(answered)),
	);
	expect(Math.max(...airudder.atOnce)).toBe(50);
});

it('asks fewer questions side by side where the answers are large', async () => {
	const data = { large: 'x'.repeat(24_000_000) };
	const airudder = new PatientAirudder(
		(answered) => [1, 2, 2, 2, 2, 2, 2, 1][answered] ?? 1,
		(item) => (item === 0 ? data : {}),
	);
	expect(await airudder.askedFor(8)).toHaveLength(8);
	expect(airudder.atOnce).toEqual([1, 2, 2, 2, 2, 2, 2, 1]);
});
