import { fork, type ForkOptions, type Serializable } from 'node:child_process';
import { basename } from 'node:path';
import { projectFolder } from '../folders';

/** A program of the bench that runs in a process of its own. */
export interface Program {
	/** Tells it something and gives what it says next. Throws with what it wrote to its error output when it ends before. */
	ask: (message: Serializable) => Promise<unknown>;
	/** Lets go of it, upon which it ends, and waits for that. */
	end: () => Promise<void>;
}

/** Starts a program that ends when its parent lets go of it. */
export function startProgram(path: string, options: ForkOptions = {}): Program {
	const stdio: ForkOptions['stdio'] = ['ignore', 'inherit', 'pipe', 'ipc'];
	const child = fork(path, { cwd: projectFolder, ...options, stdio });
	let errors = '';
	child.stderr?.setEncoding('utf8').on('data', (text: string) => {
		errors += text;
	});
	const gone = new Promise<string>((done) => {
		child.once('exit', (code, signal) => {
			done(String(code ?? signal));
		});
		child.on('error', (error) => {
			if (child.pid === undefined) done(error.message);
		});
	});
	// The child's own 'close', which waits for its output, does not come when its parent has let go of it.
	const silent = new Promise((done) => child.stderr?.once('close', done));
	const ended = gone.then(async (how) => {
		await silent;
		return how;
	});
	return {
		ask: async (message) => {
			const answer = new Promise<unknown>((done) => child.once('message', done));
			if (child.connected) child.send(message);
			return await Promise.race([
				answer,
				ended.then((how) => {
					const name = basename(path);
					const problem = `${name} ended with ${how} before it answered\n${errors}`.trimEnd();
					errors = '';
					throw new Error(problem);
				}),
			]);
		},
		async end() {
			if (child.connected) child.disconnect();
			await ended;
			// What it complained of beside its answers.
			process.stderr.write(errors);
		},
	};
}
