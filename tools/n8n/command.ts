import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';

import { Failure } from '../failure';

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
	const stdio: StdioOptions = ['ignore', log, log];
	const child = spawn(program, args, { cwd, env, stdio, detached: hasGroups });
	closeSync(log);
	const endWithUs = () => {
		end(child);
	};
	process.once('exit', endWithUs);
	const [code]: unknown[] = await once(child, 'exit').catch(() => [127]);
	process.off('exit', endWithUs);
	return typeof code === 'number' ? code : 1;
}

/** Runs a command that must succeed. Throws a Failure, with the advice if there is any, when its exit code is not 0. */
export async function succeed(doing: string, command: Command, ...advice: string[]): Promise<void> {
	const code = await run(command);
	if (code === 0) return;
	const said = [`${doing} failed (exit code ${code}).`, ...advice, `Details: ${command.logFile}`];
	throw new Failure(said.join(' '));
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
