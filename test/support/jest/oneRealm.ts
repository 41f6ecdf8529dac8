import { AsyncLocalStorage } from 'node:async_hooks';
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

/** The storages in use, which Node.js hands on to each promise until they are disabled. */
const storages = new Set<AsyncLocalStorage<unknown>>();

for (const name of ['run', 'enterWith'] as const) {
	const method = Reflect.get(AsyncLocalStorage.prototype, name) as (
		...values: unknown[]
	) => unknown;
	Reflect.set(
		AsyncLocalStorage.prototype,
		name,
		function (this: AsyncLocalStorage<unknown>, ...values: unknown[]) {
			storages.add(this);
			return method.apply(this, values);
		},
	);
}

/** Under which names Jest keeps in the realm what is about one file: its tests, and who hears of them. */
const ofOneFile = ['EVENT_HANDLERS', 'JEST_STATE_SYMBOL'];

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
		// With what Jest makes for each of a hundred files, a test without any work takes a tenth of a second.
		for (const storage of storages) storage.disable();
		storages.clear();
		for (const name of Object.getOwnPropertySymbols(globalThis))
			if (ofOneFile.includes(name.description ?? '')) Reflect.deleteProperty(globalThis, name);
	}

	exportConditions(): string[] {
		return ['node', 'node-addons'];
	}

	getVmContext(): vm.Context {
		return thisRealm;
	}
}
