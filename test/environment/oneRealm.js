const vm = require('node:vm');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');
const { installCommonGlobals } = require('jest-util');

/** Stands for the realm of the process itself, which Node.js names by naming none. */
const thisRealm = vm.createContext({});

const { compileFunction } = vm;
vm.compileFunction = (code, parameters, { parsingContext, ...options } = {}) =>
	compileFunction(code, parameters, {
		...options,
		...(parsingContext === thisRealm ? {} : { parsingContext }),
	});

// Once for all files: what Jest itself needs. The process stays the real one; Jest would put a copy in its place.
const ownProcess = process;
installCommonGlobals(globalThis, {}, 'off');
globalThis.process = ownProcess;
globalThis.loadOnce = require;

/**
 * Runs the test files of a process in its own realm instead of a new one each. So n8n, whose packages take seconds to
 * load, is loaded once (`modules`), and what it makes is an Error or a Date for the tests, too.
 */
module.exports = class OneRealm {
	constructor({ projectConfig }) {
		this.global = globalThis;
		Object.assign(globalThis, projectConfig.globals);
		this.environmentVariables = { ...process.env };
		this.moduleMocker = new ModuleMocker(globalThis);
		this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
		this.fakeTimers = null;
	}

	async setup() {}

	/** What a file put in the place of something is gone for the next one. */
	async teardown() {
		this.moduleMocker.restoreAllMocks();
		this.fakeTimersModern.dispose();
		for (const name of Object.keys(process.env))
			if (!(name in this.environmentVariables)) delete process.env[name];
		Object.assign(process.env, this.environmentVariables);
	}

	exportConditions() {
		return ['node', 'node-addons'];
	}

	getVmContext() {
		return thisRealm;
	}
};
