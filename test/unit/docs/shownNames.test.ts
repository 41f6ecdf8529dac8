import type { Tokens } from 'marked';
import { callOutcomes } from '../../../nodes/shared/calls';
import { actions } from '../../../tools/coverage/table';
import { exampleFiles, readExample, workingNodes } from '../../support/examples/exampleFiles';
import { everyForm } from '../everyForm';
import { pages, tokensOf } from './markdown';

/** Names of n8n and its nodes that our pages mention in bold. */
const ofN8n = [
	'Add Field',
	'Always Output Data',
	'Attachments (File)',
	'Contact ID',
	'Data Table',
	'Edit Fields',
	'Execute Once',
	'Execute Sub-workflow',
	'Google Drive',
	'Google Sheets',
	'HTTP Request',
	'History Size',
	'Input Data Field Name',
	'Manual Trigger',
	'Microsoft Teams',
	'On Error',
	'Poll Times',
	'Production URL',
	'Remove Duplicates',
	'Retry On Fail',
	'Return All',
	'Schedule Trigger',
	'Send Email',
	'Skip on Conflict',
	'Task Actions',
	'Test URL',
	'To Email',
	'Tool Description',
	'Value to Dedupe On',
	'Webhook URLs',
];

/** What our forms show in some cases only: an output of a switch, buttons, fields of operations once their path is known. */
const inSomeCases = ['Add Rule', 'Additional Fields', 'Further Fields', 'Other Events'];

/** What has a name in a form: a field, an option of it, or a group of fields within it. */
interface Shown {
	displayName?: string;
	name: string;
	options?: readonly Shown[];
	values?: readonly Shown[];
}

/** A field's name, and those of its options and of the fields within it. */
function namesWithin({ displayName, name, options = [], values = [] }: Shown): string[] {
	return [displayName ?? name, ...[...options, ...values].flatMap(namesWithin)];
}

const known = new Set([
	...ofN8n,
	...inSomeCases,
	...callOutcomes.map(({ name }) => name),
	...everyForm.flatMap(([name, { properties }]) => [name, ...properties.flatMap(namesWithin)]),
	...actions.map(({ operation }) => operation.name),
	...exampleFiles.flatMap((file) => workingNodes(readExample(file)).map(({ name }) => name)),
]);

/** What stands in bold or in italics on a page. */
function marked(page: string, type: 'strong' | 'em'): string[] {
	const tokens = tokensOf(page).filter((token) => token.type === type) as Tokens.Strong[];
	return tokens.map(({ text }) => text.replace(/\s+/g, ' '));
}

/** Whether a text is written as forms write names: two words or more, all but the small ones with a capital letter. */
function isTitle(text: string): boolean {
	const words = text.split(' ');
	return (
		words.length > 1 &&
		words.every(
			(word) =>
				/^\(?[A-Z][\w-]*\)?$/.test(word) || /^(?:a|as|at|by|for|in|of|on|per|the|to)$/.test(word),
		)
	);
}

/** The changelog has the names of its day, and CONTRIBUTING.md adds an operation that there is not. */
const ofOtherNames = ['CHANGELOG.md', 'CONTRIBUTING.md'];

describe.each(pages.filter((page) => !ofOtherNames.includes(page)))('%s', (page) => {
	it('calls fields and nodes by the names that the forms show', () => {
		const titles = marked(page, 'strong')
			.flatMap((text) => text.split(' → '))
			.filter(isTitle);
		expect(titles.filter((title) => !known.has(title))).toEqual([]);
	});

	it('names operations that there are', () => {
		const resources = new Set(actions.map(({ resource }) => resource));
		const there = new Set(
			actions.map(({ resource, operation }) => `${resource}: ${operation.name}`),
		);
		const named = marked(page, 'em').flatMap((text) => {
			const [resource = '', operations] = text.split(': ');
			if (operations === undefined || !resources.has(resource)) return [];
			return operations.split(', ').map((operation) => `${resource}: ${operation}`);
		});
		expect(named.filter((operation) => !there.has(operation))).toEqual([]);
	});
});
