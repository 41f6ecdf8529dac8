/**
 * npm run bench [-- NAME …] [--rounds NUMBER] [--quick] [--profile]: the package against what a user would pick instead, in
 * one run on this machine, as ratios: absolute times say more about the machine than about the code. docs/performance.md
 * explains the cases. --quick takes one round of each, and of less, to see that the bench itself works: its figures say
 * nothing. --profile keeps the processor's profile of each measure of lists, answers and loading in bench/profiles, and
 * slows them down; the others run in an n8n that serves all sides, or count only. Linux only, as it reads from /proc.
 */
import { parseArgs } from 'node:util';
import { exitAfter, Failure } from '../failure';
import { buildPackage, ensureN8n } from '../n8n';
import { fewestRounds } from './alternate';
import { benchCases } from './benchCases';
import { keepResult, profilesFolder, resultOf, resultsFile } from './results';
import { tableOf, type Measured } from './table';

const print = (text: string) => void process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			rounds: { type: 'string', default: String(fewestRounds) },
			quick: { type: 'boolean', default: false },
			profile: { type: 'boolean', default: false },
		},
	});
	if (process.platform !== 'linux')
		throw new Failure('The bench runs on Linux only: it reads what processes cost from /proc');
	const rounds = values.quick ? 1 : Number(values.rounds);
	if (!Number.isInteger(rounds) || (rounds < fewestRounds && !values.quick))
		throw new Failure(`--rounds takes a whole number from ${fewestRounds} on`);
	const unknown = positionals.find((name) => !benchCases.some((one) => one.name === name));
	if (unknown !== undefined)
		throw new Failure(
			`There is no case "${unknown}", only ${benchCases.map(({ name }) => name).join(', ')}`,
		);
	const saysSomething = !values.quick && !values.profile;
	if (values.profile) process.env.BENCH_PROFILES = profilesFolder;
	const install = await ensureN8n(print);
	await buildPackage(print);
	for (const one of benchCases) {
		if (positionals.length > 0 && !positionals.includes(one.name)) continue;
		print(`${one.title} …`);
		const { name, title } = one;
		const result: Measured = { name, title, comparisons: await one.measure(rounds) };
		print(tableOf(result));
		// After each case, so that what was measured is kept when a later one fails.
		if (saysSomething) keepResult(resultOf(result, install, rounds));
	}
	print(
		saysSomething ? `Written to ${resultsFile}` : 'These figures are not kept: they say nothing',
	);
	return 0;
}

// When something fails, what was prepared to be measured ends with this process.
exitAfter(main());
