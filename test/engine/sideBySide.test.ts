import { endpoints } from '../../nodes/shared/api/endpoints.generated';
import { action } from '../support/engine/airudder';
import { runNode } from '../support/engine/n8nEngine';
import { LocalServer } from '../support/localServer';

/** An AIRudder that answers the oldest question as soon as all are there that are expected side by side. */
class PatientAirudder {
	/** How many questions there were side by side when that of an item came. */
	readonly atOnce = new Map<number, number>();

	private readonly waiting: Array<() => void> = [];

	private answered = 0;

	private readonly server: LocalServer;

	/** `expected` tells how many come side by side after so many answers. */
	constructor(
		expected: (answered: number) => number,
		dataOf: (item: number) => object = () => ({}),
	) {
		const answerOldest = () => {
			if (this.waiting.length < expected(this.answered)) return;
			this.answered++;
			this.waiting.shift()?.();
			answerOldest();
		};
		this.server = new LocalServer((request, response) => {
			request.resume();
			if (request.url === endpoints.obtainToken.path)
				return void response.end('{"code":200,"status":"OK","data":{"token":"token-one"}}');
			const item = Number(request.url?.split('/').at(-1));
			const answer = JSON.stringify({ code: 200, status: 'OK', data: dataOf(item) });
			this.waiting.push(() => response.end(answer));
			this.atOnce.set(item, this.waiting.length);
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
		answered === 0 ? 1 : Math.max(1, Math.min(50, 10 + answered, items - answered));
	const airudder = new PatientAirudder(expected);
	expect(await airudder.askedFor(items)).toHaveLength(items);
	expect(airudder.atOnce.get(0)).toBe(1);
	expect(Math.max(...airudder.atOnce.values())).toBe(50);
});

it('asks fewer questions side by side where the answers are large', async () => {
	const items = 8;
	const expected = (answered: number) => (answered === 0 || answered === items - 1 ? 1 : 2);
	const data = { large: 'x'.repeat(24_000_000) };
	const airudder = new PatientAirudder(expected, (item) => (item === 0 ? data : {}));
	expect(await airudder.askedFor(items)).toHaveLength(items);
	expect(Math.max(...airudder.atOnce.values())).toBe(2);
});
