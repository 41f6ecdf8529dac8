import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { stepsOf } from '../../contract/read';
import { isObject, parseJson } from '../../nodes/shared/api/values';

/** Something that makes the contract invalid. */
export interface InvalidPart {
	message: string;
	/** Where it stands: `['paths', '/service/…', 'post', 'responses']`. */
	where: string[];
	/** An example that does not fit its schema, which is no fault of the contract's. */
	isExample: boolean;
}

interface RedoclyProblem {
	message: string;
	ruleId: string;
	severity: string;
	location: Array<{ pointer: string }>;
}

/** What Redocly finds wrong with a contract, with the rules of `npm run lint`. */
export async function faultsIn(contractText: string, contractFile: string): Promise<InvalidPart[]> {
	const folder = dirname(contractFile);
	const file = join(folder, `.pulled-${process.pid}.openapi.yaml`);
	await writeFile(file, contractText);
	try {
		const report = JSON.parse(await redocly(file, dirname(folder))) as {
			problems: RedoclyProblem[];
		};
		return report.problems
			.filter(({ severity, ruleId }) => severity === 'error' || ruleId === exampleRule)
			.map(({ message, ruleId, location }) => ({
				message,
				where: stepsOf(location[0]?.pointer ?? ''),
				isExample: ruleId === exampleRule,
			}));
	} finally {
		await rm(file, { force: true });
	}
}

const exampleRule = 'no-invalid-media-type-examples';

async function redocly(file: string, project: string): Promise<string> {
	const cli = createRequire(__filename).resolve('@redocly/cli/bin/cli.js');
	return await new Promise((resolve, reject) => {
		const options = {
			cwd: project,
			maxBuffer: 64 * 1024 * 1024,
			env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
		};
		const parameters = [cli, 'lint', file, '--format', 'json', '--max-problems', '1000'];
		execFile(process.execPath, parameters, options, (error, stdout) => {
			// Exit code 1 says that problems were found; without a report something else went wrong.
			if (isObject(parseJson(stdout))) resolve(stdout);
			else reject(error ?? new Error('Redocly gave no report'));
		});
	});
}
