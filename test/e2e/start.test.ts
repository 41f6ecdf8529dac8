import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, projectFolder } from '../../tools/n8n';

const exec = promisify(execFile);

describe('npm start', () => {
	const data = mkdtempSync(join(tmpdir(), 'airudder-start-'));
	afterAll(() => rmSync(data, { recursive: true, force: true }));

	const start = async (...args: string[]) =>
		await exec(
			process.execPath,
			['tools/run.mjs', 'tools/start/main.ts', '--data', data, ...args],
			{
				cwd: projectFolder,
			},
		);

	it('calls the customers of the spreadsheet, prints each outcome and those it did not call, and where to go on', async () => {
		const { stdout } = await start('--once', '--port', String(await freePort()));
		const lines = stdout.split('\n');
		const outcomeOf = (name: string) => lines.find((line) => line.includes(`│ ${name}`));
		expect(outcomeOf('Ayu Lestari')).toMatch(/\+6281111111101 │ yes .*Promises to pay/);
		expect(outcomeOf('Eko Prasetyo')).toMatch(/\+6281555555505 │ no /);
		expect(outcomeOf('Farah Nabila')).toMatch(/busy/);
		expect(lines.filter((line) => /\+62\d{9,}/.test(line))).toHaveLength(8);
		expect(stdout).toContain(
			'Row 9 (line 10 of a sheet with one heading line), column "mobile": "0811 1111 1101" is the same number as in row 1 (line 2).',
		);
		expect(stdout).toContain(
			'Row 10 (line 11 of a sheet with one heading line), column "mobile": "0812-abc" is not a phone number.',
		);
		expect(stdout).toMatch(
			/"AIRudder: Start here" leads you to a first call\.\nhttp:\/\/\S+\/workflow\/\w+\n/,
		);
	});

	it('says in one line that the port is taken', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		const { port } = server.address() as AddressInfo;
		const failure = await start('--once', '--port', String(port)).catch(
			(error: unknown) => error as { stderr: string; stdout: string; code: number },
		);
		server.close();
		expect(failure).toMatchObject({ code: 1 });
		expect(`${failure.stdout}${failure.stderr}`).toMatch(
			new RegExp(`${port}.*(taken|use|busy)`, 'i'),
		);
		expect(`${failure.stdout}${failure.stderr}`).not.toMatch(/\n\s+at /);
	});
});
