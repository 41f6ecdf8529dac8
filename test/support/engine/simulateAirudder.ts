import { startSimulator, type Simulator, type SimulatorSettings } from '../../../simulator';

/**
 * A simulated AIRudder for the tests of the file or block that calls this, given to `use` before the first of them. It is as
 * new before each test; one after which something was sent that the contract does not allow fails.
 */
export function simulateAirudder(
	use: (airudder: Simulator) => void,
	settings?: Partial<SimulatorSettings>,
): void {
	let airudder: Simulator;
	beforeAll(async () => {
		airudder = await startSimulator(settings);
		use(airudder);
	});
	afterEach(() => {
		const violations = [...airudder.violations()];
		airudder.reset();
		expect(violations).toEqual([]);
	});
	afterAll(async () => await airudder.stop());
}
