import { Failure, oneLine, StepFailed } from '../n8n';
import { owner } from './demo';
import { help, readOptions } from './options';
import { describe } from './outcomes';
import { Running } from './running';
import { demonstrate } from './steps';

/** Shows the demo and stays up; the exit code tells whether it worked. */
async function main(args: string[]): Promise<number> {
	const options = readOptions(args);
	if (options.help) {
		console.log(help);
		return 0;
	}
	const running = new Running();
	try {
		const { server, simulator, startHere, outcomes } = await demonstrate(options, running);
		console.log(`\n${describe(outcomes)}\n`);
		const address = `${server.url}/workflow/${startHere.id}`;
		console.log(`Your turn: "${startHere.name}" leads you to a first call.\n${address}\n`);
		if (options.once) return 0;
		console.log(`The editor     ${server.url}`);
		console.log(`Sign in with   ${owner.email} / ${owner.password}`);
		console.log(`The simulator  ${simulator.url}`);
		console.log('\nCtrl-C ends all of it. Your workflows and data are kept for the next start.');
		await Promise.race([running.interrupted, server.ended]);
		if (running.wasInterrupted) return 0;
		throw new Failure(`n8n has ended by itself. Details: ${server.logFile}`);
	} finally {
		await running.stop();
	}
}

/** One line, unless a step has told it already; AIRUDDER_DEBUG=1 shows where it came from. */
function report(error: unknown): void {
	if (process.env.AIRUDDER_DEBUG) console.error(error);
	else if (error instanceof Failure) console.error(error.message);
	else if (!(error instanceof StepFailed)) console.error(oneLine(error));
}

main(process.argv.slice(2)).then(
	(code) => process.exit(code),
	(error: unknown) => {
		report(error);
		process.exit(1);
	},
);
