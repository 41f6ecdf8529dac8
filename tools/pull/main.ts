/** npm run contract:pull: completes the contract from AIRudder's portal. What it takes and answers: `options.ts`. */
import { execFile } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Listr, type ListrTask } from 'listr2';
import { npm } from '../npm.mjs';
import { exitAfter, StepFailed } from '../failure';
import { contractFile, contractText } from '../../contract/read';
import { pathsForCredential } from './endpointPaths';
import { pullHelp, readPullOptions, type PullOptions } from './options';
import { openPortal } from './portal/portal';
import type { Problem } from './problem';
import { evidenceIn, type PortalPages, type Pulled } from './pull';
import { readPortal } from './portal/readPortal';
import { passagesReport, reportOf } from './report';
import { validPull } from './validPull';

/** 1 is a failure. */
const exitCodes = { done: 0, someLeftOut: 2, differs: 3 };

const project = join(__dirname, '../..');

interface Pull {
	before: string;
	portal: PortalPages;
	problems: Problem[];
	pulled: Pulled;
}

async function main(args: string[]): Promise<number> {
	const options = readPullOptions(args);
	if (options.help) {
		console.log(pullHelp);
		return exitCodes.done;
	}
	const steps = [...reading(options), ...(options.check ? [] : writing())];
	const ctx = { before: contractText(), problems: [] } as unknown as Pull;
	const list = new Listr<Pull>(steps, { ctx, silentRendererCondition: options.paths });
	const { before, pulled } = await list.run().catch((error: unknown) => {
		throw options.paths ? error : new StepFailed(error);
	});
	return tell(options, before, pulled);
}

function reading({ from }: PullOptions): Array<ListrTask<Pull>> {
	return [
		{
			title: `Read the portal, ${from}`,
			task: async (pull, step) => {
				const portal = openPortal(from, join(project, '.cache', 'portal'));
				pull.portal = await readPortal(portal, pull.problems, (done, all) => {
					if (done % 10 === 0 || done === all) step.output = `${done} of ${all} pages`;
				});
			},
		},
		{
			title: 'Merge and validate',
			task: async (pull) => {
				const today = new Date().toISOString().slice(0, 10);
				pull.pulled = await validPull(pull.before, pull.portal, { today, contractFile });
				pull.pulled.findings.problems.unshift(...pull.problems);
			},
		},
	];
}

function writing(): Array<ListrTask<Pull>> {
	const isSame = ({ before, pulled }: Pull) => before === pulled.text;
	return [
		{
			title: 'Replace the contract',
			skip: isSame,
			task: ({ pulled }) => {
				const file = `${contractFile}.new`;
				try {
					writeFileSync(file, pulled.text);
					renameSync(file, contractFile);
				} finally {
					rmSync(file, { force: true });
				}
			},
		},
		{
			title: 'Carry it over into the code, docs/operations.md and docs/evidence.md',
			skip: isSame,
			task: async () => {
				await runScript('endpoints');
				await runScript('coverage:contract', '--write');
			},
		},
	];
}

async function runScript(name: string, ...parameters: string[]): Promise<void> {
	const [file, given, options] = npm('run', '--silent', name, '--', ...parameters);
	await promisify(execFile)(file, given, { ...options, cwd: project });
}

/** The report goes where it does not get in the way of the JSON. */
function tell({ check, paths }: PullOptions, before: string, { text, findings }: Pulled): number {
	const say = paths ? console.error : console.log;
	const passages = passagesReport(findings);
	say(`\n${reportOf(findings)}`);
	if (passages !== '') say(`\n${passages}`);
	say(`\nDocumented: ${evidenceIn(before).documented} → ${evidenceIn(text).documented}`);
	if (paths) console.log(pathsForCredential(text));
	if (check && text !== before) return exitCodes.differs;
	return findings.problems.length > 0 ? exitCodes.someLeftOut : exitCodes.done;
}

exitAfter(main(process.argv.slice(2)));
