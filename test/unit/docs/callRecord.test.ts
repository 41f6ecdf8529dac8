import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	dialerCallResults,
	dialerCallResultsAnswered,
} from '../../../nodes/shared/api/endpoints.generated';
import { projectFolder } from '../../../tools/folders';

it('docs/call-record.md explains each result of a dialer call, and which of them were answered', () => {
	const answered: readonly string[] = dialerCallResultsAnswered;
	const rows = readFileSync(join(projectFolder, 'docs/call-record.md'), 'utf8')
		.split('\n')
		.map((line) => /^\| `(\w+)` +\| (.+?) +\| `(true|false)` +\|$/.exec(line)?.slice(1))
		.filter((row) => row !== undefined);
	expect(rows).toEqual(
		Object.entries(dialerCallResults).map(([word, label]) => [
			word,
			label,
			String(answered.includes(word)),
		]),
	);
});
