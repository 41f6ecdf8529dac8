import { Listr, type ListrTask } from 'listr2';

import { type Simulator, startSimulator } from '../../simulator';
import {
	ensureN8n,
	type Execution,
	Failure,
	installTarball,
	isFree,
	N8nClient,
	type N8nInstall,
	type N8nServer,
	packageTarball,
	type SavedWorkflow,
	startN8n,
	StepFailed,
} from '../n8n';
import { saveCredential, saveWorkflows, signIn, webhookUrl } from './demo';
import type { Options } from './options';
import { callCustomers, type Outcomes, demoOutcomes } from './outcomes';
import type { Running } from './running';

/** What the steps hand on to each other; each finds what those before it made. */
export interface Demo {
	tarball: string;
	install: N8nInstall;
	server: N8nServer;
	simulator: Simulator;
	n8n: N8nClient;
	startHere: SavedWorkflow;
	call: SavedWorkflow;
	keep: SavedWorkflow;
	execution: Execution;
	outcomes: Outcomes;
}

/** Two minutes of AIRudder's time in a second of ours: the redial after five minutes is soon there. */
const SIMULATED_SECONDS_PER_SECOND = 120;

/**
 * Brings everything up, calls the customers and gathers the outcomes, each step shown as it goes: a
 * list that is redrawn in a terminal, line by line elsewhere. What it starts it hands to `running`.
 * Throws StepFailed when something can't be done.
 */
export async function demonstrate(options: Options, running: Running): Promise<Demo> {
	const steps = [...preparation(options), ...start(options, running), ...run()];
	// Ctrl-C is ours: what was started has to be ended.
	const list = new Listr<Demo>(steps, { registerSignalListeners: false });
	const done = list.run({} as Demo).catch((error: unknown) => {
		throw new StepFailed(error);
	});
	const interrupted = running.interrupted.then(() => Promise.reject(new Failure('Interrupted.')));
	return await Promise.race([done, interrupted]);
}

function preparation({ port }: Options): Array<ListrTask<Demo>> {
	return [
		{
			title: `Look whether port ${port} is free`,
			task: async () => {
				await portMustBeFree(port);
			},
		},
		{
			title: 'Build and pack the package',
			task: async (demo, step) => {
				demo.tarball = await packageTarball((doing) => (step.output = doing));
			},
		},
		{
			title: 'Install n8n, unless it is there',
			task: async (demo, step) => {
				demo.install = await ensureN8n((doing) => (step.output = doing));
			},
		},
	];
}

function start({ port, data }: Options, running: Running): Array<ListrTask<Demo>> {
	return [
		{
			title: 'Start the simulated AIRudder',
			task: async (demo) => {
				demo.simulator = await startSimulator({
					secondsPerRealSecond: SIMULATED_SECONDS_PER_SECOND,
					webhookUrl: webhookUrl(`http://127.0.0.1:${port}`),
				});
				running.onStop(async () => await demo.simulator.stop());
			},
		},
		{
			title: 'Start n8n with the package',
			task: async (demo) => {
				installTarball(data, demo.tarball);
				demo.server = await startN8n({ folder: data, install: demo.install, port });
				running.onStop(async () => await demo.server.stop());
			},
		},
	];
}

function run(): Array<ListrTask<Demo>> {
	return [
		{
			title: 'Sign in, store the credential and the example workflows',
			task: async (demo) => {
				demo.n8n = new N8nClient(demo.server);
				await signIn(demo.n8n, demo.server.folder);
				const credential = await saveCredential(demo.n8n, demo.simulator.url);
				Object.assign(demo, await saveWorkflows(demo.n8n, demo.server, credential));
			},
		},
		{
			title: 'Call the customers of the spreadsheet',
			task: async (demo) => {
				demo.execution = await callCustomers(demo.n8n, demo.call);
			},
		},
		{
			title: 'Wait for the outcomes',
			task: async (demo, step) => {
				const say = (doing: string) => (step.output = doing);
				demo.outcomes = await demoOutcomes(demo.n8n, demo.execution, demo.keep, say);
			},
		},
	];
}

async function portMustBeFree(port: number): Promise<void> {
	if (await isFree(port)) return;
	throw new Failure(
		`Port ${port} is in use by another program, maybe a demo that still runs. ` +
			`Take another one: npm start -- --port ${port + 2}`,
	);
}
