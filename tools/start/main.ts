import { exitAfter } from '../failure';
import { Failure } from '../n8n';
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

exitAfter(main(process.argv.slice(2)));
