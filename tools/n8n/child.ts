import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { Failure } from '../failure';

/** A server to start, what it says kept in a file. Not through npm or a shell: its pid is then the one to end. */
export interface ChildOptions {
	program: string;
	args: string[];
	cwd: string;
	logFile: string;
	env?: NodeJS.ProcessEnv;
	/** Whose rights it has, where they are not ours. */
	user?: { uid: number; gid: number };
	/** The signal that asks it to end, SIGTERM when left out. */
	ask?: NodeJS.Signals;
}

/** A server that runs until it is ended, and ends with this process at the latest. */
export interface Child {
	pid: number;
	logFile: string;
	/** Resolves when the process has ended, whoever ended it. */
	ended: Promise<void>;
	log: () => string;
	/** Ends it: asks, and insists after so long. */
	stop: (insistAfterMs?: number) => Promise<void>;
	/** Ends it as a power cut does: at once, and without a word. */
	kill: () => Promise<void>;
}

const INSIST_AFTER_MS = 15_000;

export function startChild(options: ChildOptions): Child {
	const { program, args, cwd, env, logFile, user, ask = 'SIGTERM' } = options;
	const log = openSync(logFile, 'w');
	const child = spawn(program, args, { cwd, env, ...user, stdio: ['ignore', log, log] });
	closeSync(log);
	const endWithUs = () => child.kill('SIGKILL');
	const ended = once(child, 'exit')
		.catch(() => undefined)
		.then(() => {
			process.off('exit', endWithUs);
		});
	process.once('exit', endWithUs);
	return {
		pid: child.pid ?? 0,
		logFile,
		ended,
		log: () => readFileSync(logFile, 'utf8'),
		async stop(insistAfterMs = INSIST_AFTER_MS) {
			child.kill(ask);
			const insist = setTimeout(endWithUs, insistAfterMs);
			await ended;
			clearTimeout(insist);
		},
		async kill() {
			endWithUs();
			await ended;
		},
	};
}

/** Waits until a server takes requests. Ends it and throws a Failure when it ends first, or takes so long that it can be taken to hang. */
export async function untilReady(
	name: string,
	child: Pick<Child, 'ended' | 'logFile' | 'stop'>,
	isReady: () => Promise<boolean>,
	withinMs = 120_000,
): Promise<void> {
	const gone = child.ended.then(() => 'gone' as const);
	const end = Date.now() + withinMs;
	for (;;) {
		const state = await Promise.race([gone, isReady()]);
		if (state === true) return;
		if (state === 'gone') {
			throw new Failure(`${name} ended right after its start. Details: ${child.logFile}`);
		}
		if (Date.now() > end) {
			await child.stop();
			throw new Failure(`${name} did not get ready in time. Details: ${child.logFile}`);
		}
		await sleep(100);
	}
}
