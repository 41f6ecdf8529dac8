import { cpuTimeMsIn } from '../../../tools/bench/processFigures';

describe('the CPU time of a process', () => {
	it('is read behind a program name that has spaces and brackets in it', () => {
		const line = '42 (node (n8n) x) S 1 42 42 0 -1 4194560 5 0 0 0 150 25 0 0 20 0 11 0 100 0';
		expect(cpuTimeMsIn(line)).toBe(1750);
	});
});
