import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from '../../../tools/bench/program';

const folder = mkdtempSync(join(tmpdir(), 'bench-program-'));

afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

/** Starts a program of this text. */
function started(name: string, text: string) {
	const path = join(folder, `${name}.cjs`);
	writeFileSync(path, text);
	return startProgram(path, {});
}

describe('a program of the bench', () => {
	it('that is told something answers, and ends when it is let go of', async () => {
		const program = started(
			'echo',
			`process.on('message', (told) => process.send(told + 1));
			process.once('disconnect', () => process.exit());`,
		);
		await expect(program.ask(1)).resolves.toBe(2);
		await expect(program.ask(5)).resolves.toBe(6);
		await program.end();
	});

	it('that dies before it answers says why, instead of ending the bench without a word', async () => {
		const program = started('dying', "throw new Error('No port is free');");
		await expect(program.ask(1)).rejects.toThrow(
			/^dying\.cjs ended with 1 before it answered\n[^]*Error: No port is free/,
		);
		await program.end();
	});

	it('that ends well without an answer is a mistake all the same', async () => {
		const program = started('mute', '');
		await expect(program.ask(1)).rejects.toThrow('mute.cjs ended with 0 before it answered');
		await program.end();
	});
});
