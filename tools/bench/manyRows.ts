import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { node } from '../../test/support/n8n/harness';
import { OwnHarness } from '../../test/support/n8n/ownHarness';
import { projectFolder } from '../n8n';
import { earlierName, earlierTarball } from './earlierPackage';
import { report } from './report';

const rowCount = 100_000;
const runs = 3;

/** What users would write instead of Check Contacts: the same checks with the library for phone numbers. */
const checksByHand = `
const { parsePhoneNumberFromString } = require('libphonenumber-js');
const seen = new Set();
const valid = [];
const invalid = [];
for (const item of $input.all()) {
	const { mobile, owed, due } = item.json;
	const number = parsePhoneNumberFromString(String(mobile), 'ID');
	const isUsable =
		number !== undefined &&
		number.isValid() &&
		!seen.has(number.number) &&
		/^-?\\d+(\\.\\d+)?$/.test(String(owed)) &&
		/^\\d{4}-\\d{2}-\\d{2}$/.test(due);
	if (isUsable) seen.add(number.number);
	(isUsable ? valid : invalid).push({ json: { ...item.json, phoneNumber: number?.number } });
}
return valid;
`;

const list = `
return Array.from({ length: ${rowCount} }, (_, row) => ({
	json: {
		name: 'Customer ' + row,
		mobile: row % 2 === 0 ? '0811-1' + String(100000 + row) : '+62 811-1' + String(100000 + row),
		owed: row + 0.5,
		due: '2026-12-' + String(10 + (row % 20)),
	},
}));
`;

const checkContacts = {
	resource: 'task',
	operation: 'checkContacts',
	phoneNumberColumn: 'mobile',
	callingCode: '62',
	contactFields: {
		known: [
			{ field: 'Debtor', column: 'name' },
			{ field: 'Arrears', column: 'owed' },
			{ field: 'DueDate', column: 'due' },
		],
	},
};

/**
 * A list of 100,000 rows checked by the node, by a Code node that does the same with libphonenumber-js, and, when a commit
 * is given, by the node as it was then. Each is the median of three, taken in turn.
 */
export async function manyRows(against: string | undefined): Promise<void> {
	const earlier = against === undefined ? undefined : await earlierTarball(against);
	const libraries = mkdtempSync(join(tmpdir(), 'airudder-libraries-'));
	mkdirSync(join(libraries, 'node_modules'));
	symlinkSync(
		join(projectFolder, 'node_modules', 'libphonenumber-js'),
		join(libraries, 'node_modules', 'libphonenumber-js'),
	);
	const env = {
		NODE_PATH: join(libraries, 'node_modules'),
		NODE_FUNCTION_ALLOW_EXTERNAL: 'libphonenumber-js',
		N8N_RUNNERS_MAX_PAYLOAD: String(1024 ** 3),
		N8N_RUNNERS_TASK_TIMEOUT: '600',
		// n8n keeps and reads back all items of all nodes of an execution.
		NODE_OPTIONS: '--max-old-space-size=8192',
	};
	const harness = await OwnHarness.start({
		env,
		furtherPackages: earlier ? [earlier.tarball] : [],
	});
	try {
		const code = (name: string, jsCode: string) =>
			node(name, 'n8n-nodes-base.code', { jsCode }, { typeVersion: 2 });
		const subjects = [
			node('Now', 'aiRudder', checkContacts),
			code('By hand', checksByHand),
			...(earlier ? [node('Earlier', `${earlierName}.aiRudder`, checkContacts)] : []),
		];
		const times = new Map(subjects.map(({ name }) => [name, [] as number[]]));
		for (let run = 0; run < runs; run++) {
			for (const subject of subjects) {
				const { execution, status } = await harness.run([code('List', list), subject]);
				const { executionTime } = execution.data.resultData.runData[subject.name]![0]!;
				if (status !== 'success') throw new Error(`${subject.name} ended with ${status}`);
				times.get(subject.name)!.push(executionTime);
			}
		}
		const [now, byHand, before] = [...times.values()].map(median);
		report(`Checking ${rowCount} rows: AIRudder / Code node with libphonenumber-js`, now!, byHand!);
		if (before !== undefined)
			report(`Checking ${rowCount} rows: now / at ${against}`, now!, before);
	} finally {
		await harness.stop();
		rmSync(libraries, { recursive: true });
		if (earlier) rmSync(earlier.folder, { recursive: true });
	}
}

function median(times: number[]): number {
	return times.sort((one, other) => one - other)[Math.floor(times.length / 2)]!;
}
