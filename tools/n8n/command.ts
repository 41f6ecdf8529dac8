import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** Elsewhere than on Windows, a group of its own lets a compiler that npm started end with npm. */
const hasGroups = process.platform !== 'win32';

/** A program to run to its end, its output kept in a file because nobody reads it unless it fails. */
export interface Command {
	program: string;
	args: string[];
	cwd: string;
	logFile: string;
	env?: NodeJS.ProcessEnv;
}

/** Runs a command and answers its exit code; 127 when it could not be started at all. */
export async function run({ program, args, cwd, logFile, env }: Command): Promise<number> {
	const log = openSync(logFile, 'a');
	try {
		return await new Promise<number>((done) => {
			const stdio: StdioOptions = ['ignore', log, log];
			const child = spawn(program, args, { cwd, env, stdio, detached: hasGroups });
			const endWithUs = () => {
				end(child);
			};
			process.once('exit', endWithUs);
			child.once('error', () => {
				process.off('exit', endWithUs);
				done(127);
			});
			child.once('exit', (code) => {
				process.off('exit', endWithUs);
				done(code ?? 1);
			});
		});
	} finally {
		closeSync(log);
	}
}

function end(child: ChildProcess): void {
	if (!hasGroups || child.pid === undefined) child.kill();
	else process.kill(-child.pid, 'SIGKILL');
}

/**
 * npm as a command. Under `npm start` npm names its own script, which is then run by this very Node:
 * on Windows `npm` is a batch file that cannot be started without a shell.
 */
export function npmCommand(...args: string[]): Pick<Command, 'program' | 'args'> {
	const script = process.env.npm_execpath;
	if (script?.endsWith('npm-cli.js')) return { program: process.execPath, args: [script, ...args] };
	if (process.platform !== 'win32') return { program: 'npm', args };
	return { program: 'cmd.exe', args: ['/d', '/s', '/c', 'npm', ...args] };
}
