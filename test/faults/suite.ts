import { LoggerProxy } from 'n8n-workflow';
import { Cells, type Cell } from './cells';
import type { Fault } from './faults';
import { reachingOperations } from '../support/samples/reachingOperations';
import { keep } from './kept';

let cells: Cells | undefined;

/** In place of n8n's sleep while cells run. */
export async function sleepOfCells(): Promise<void> {
	await cells?.sleep();
}

/** Tests that each operation holds against each fault, and hands all cells to the table that is printed in the end. */
export function holdAgainst(faults: readonly Fault[]): void {
	const all: Cell[] = [];

	beforeAll(async () => {
		cells = await Cells.start();
		jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => cells!.timeout());
		// Thousands of failures are met here: nobody reads where each was made.
		Error.stackTraceLimit = 3;
		const quiet = () => undefined;
		LoggerProxy.init({ debug: quiet, error: quiet, info: quiet, warn: quiet });
	});

	afterAll(async () => {
		await cells?.stop();
		keep(all);
	});

	describe.each(reachingOperations)('$name', (operation) => {
		const table = faults.map((fault) => ({ fault, title: titleOf(fault) }));
		it.each(table)(
			'reaches nobody twice, and tells nobody ok falsely, after $title',
			async ({ fault }) => {
				const met = await cells!.of(operation, fault);
				all.push(...met);
				const broken = met.filter(({ problems }) => problems.length > 0);
				expect(broken.map(inWords)).toEqual([]);
			},
		);
	});

	it('meets each fault with some operation', () => {
		const met = new Set(all.map(({ group, fault }) => `${group}: ${fault}`));
		expect(faults.filter(({ group, name }) => !met.has(`${group}: ${name}`))).toEqual([]);
	});
}

function titleOf({ group, name, taken }: Fault): string {
	return `${group}: ${name}, ${taken ? 'taken' : 'not taken'}`;
}

function inWords({ way, reached, told, problems }: Cell): string {
	return `${way}: ${problems.join(', ')} (reached ${reached}, told ${told})`;
}
