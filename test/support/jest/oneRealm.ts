import vm from 'node:vm';
import type { JestEnvironment, JestEnvironmentConfig } from '@jest/environment';
import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';
import { installCommonGlobals } from 'jest-util';

/** Stands for the realm of the process itself, which Node.js names by naming none. */
const thisRealm = vm.createContext({});

const { compileFunction } = vm;
Object.assign(vm, {
	compileFunction: (
		code: string,
		parameters?: readonly string[],
		{ parsingContext, ...options }: vm.CompileFunctionOptions = {},
	) =>
		compileFunction(code, parameters, {
			...options,
			...(parsingContext === thisRealm ? {} : { parsingContext }),
		}),
});

// Once for all files: what Jest itself needs. The process stays the real one; Jest would put a copy in its place.
const ownProcess = process;
installCommonGlobals(globalThis, {}, 'off');
globalThis.process = ownProcess;
globalThis.loadOnce = require;

// A worker with nothing left to do takes Node.js most of a second to clear away, with all that was loaded. Jest waits for half
// of one, then ends it and speaks of a leak.
// While tests run, Jest puts one in the place of `exit` that warns.
const exit = process.exit.bind(process);
if (process.send) process.once('beforeExit', () => exit());

/**
 * Runs the test files of a process in its own realm instead of a new one each. So n8n, whose packages take seconds to
 * load, is loaded once (`modules`), and what it makes is an Error or a Date for the tests, too.
 */
export default class OneRealm implements JestEnvironment {
	readonly global = globalThis as unknown as JestEnvironment['global'];

	readonly moduleMocker = new ModuleMocker(globalThis);

	readonly fakeTimers = null;

	readonly fakeTimersModern: ModernFakeTimers;

	private readonly environmentVariables = { ...process.env };

	constructor({ projectConfig }: JestEnvironmentConfig) {
		Object.assign(globalThis, projectConfig.globals);
		this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
	}

	async setup(): Promise<void> {
		// Nothing to do: the realm is there.
	}

	/** What a file put in the place of something is gone for the next one. */
	async teardown(): Promise<void> {
		this.moduleMocker.restoreAllMocks();
		this.fakeTimersModern.dispose();
		for (const name of Object.keys(process.env))
			if (!(name in this.environmentVariables)) delete process.env[name];
		Object.assign(process.env, this.environmentVariables);
	}

	exportConditions(): string[] {
		return ['node', 'node-addons'];
	}

	getVmContext(): vm.Context {
		return thisRealm;
	}
}
