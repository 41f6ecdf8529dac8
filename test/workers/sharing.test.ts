import { killedWorker } from './killed';
import { ManyWorkers, minute } from './manyWorkers';
import { recordings } from './recordings';
import { tokens } from './tokens';
import { waits } from './waits';

// One set of processes for all: it takes a while to start.
describe('n8n with two workers and a process for webhooks', () => {
	let many: ManyWorkers;
	beforeAll(async () => {
		many = await ManyWorkers.start();
	}, 30 * minute);
	afterEach(() => {
		expect(many.airudder.violations()).toEqual([]);
	});
	afterAll(async () => {
		await many.stop();
	}, 5 * minute);

	const here = () => many;
	describe('shares the token of a credential', () => {
		tokens(here);
	});
	describe('goes on with an execution that waits', () => {
		waits(here);
	});
	describe('has recordings', () => {
		recordings(here);
	});
	describe('with a worker that is killed while it sends', () => {
		killedWorker(here);
	});
});
