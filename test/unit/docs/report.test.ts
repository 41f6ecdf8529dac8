import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../tools/folders';
import { schemaFile, type OutputSchema } from '../../support/schemas/outputSchema';

const page = readFileSync(join(projectFolder, 'docs/report.md'), 'utf8');

/** The names of all fields in an item, whatever they are in. */
function fieldsIn({ properties = {}, items }: OutputSchema): string[] {
	const inner = Object.values(properties).flatMap(fieldsIn);
	return [...Object.keys(properties), ...inner, ...(items ? fieldsIn(items) : [])];
}

it.each(['task', 'dialerTask', 'workflow'])(
	'docs/report.md says what each field of %s: Get Report means',
	(resource) => {
		const file = schemaFile(`AiRudder/${resource}/getReport`);
		const fields = fieldsIn(JSON.parse(readFileSync(file, 'utf8')) as OutputSchema);
		expect(fields.length).toBeGreaterThan(20);
		expect(fields.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
	},
);
