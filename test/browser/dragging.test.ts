import { ensureChromium } from '../../tools/n8n';
import { Harness, node, rows } from '../support/n8n/harness';
import { fan } from '../support/n8n/workflows';
import { Editor } from './editor';

/** Each column has numbers of its own, so that those dialled tell which column was read. */
const people = rows(
	{
		mobile: '+6281111111101',
		name: 'Budi',
		'Phone Number': '+6281111111201',
		customer: { phone: '+6281111111301', 'Home Phone': '+6281111111401' },
	},
	{
		mobile: '+6281111111102',
		name: 'Siti',
		'Phone Number': '+6281111111202',
		customer: { phone: '+6281111111302', 'Home Phone': '+6281111111402' },
	},
);
const mobiles = ['+6281111111101', '+6281111111102'];

/** Fields of the input panel, by their expressions, with what n8n puts into a field that asks for a path. */
const fields = [
	['a column', '$json.mobile', 'mobile', mobiles],
	[
		'a column with a space in its name',
		"$json['Phone Number']",
		'Phone Number',
		['+6281111111201', '+6281111111202'],
	],
	[
		'a field of an object',
		'$json.customer.phone',
		'customer.phone',
		['+6281111111301', '+6281111111302'],
	],
	[
		'a field of an object with a space in its name',
		"$json.customer['Home Phone']",
		"customer['Home Phone']",
		['+6281111111401', '+6281111111402'],
	],
] as const;

/** The node of a test, named after what is dragged in it. */
const newTask = (name: string, parameters: object = {}) =>
	node(name, 'aiRudder', {
		resource: 'task',
		operation: 'create',
		taskName: 'due-today',
		robot: { __rl: true, mode: 'id', value: 'robot-1' },
		...parameters,
	});

const workflow = fan([
	...fields.map(([what]) => newTask(what)),
	newTask('a contact field', { phoneNumberColumn: 'mobile' }),
	newTask('an expression'),
]);

describe('a field that a person drags from the input panel', () => {
	let harness: Harness;
	let editor: Editor;

	beforeAll(async () => {
		const chromium = await ensureChromium((doing) => process.stderr.write(`${doing}\n`));
		harness = await Harness.shared();
		editor = await Editor.open(chromium, harness, await harness.save(workflow, people));
	});
	beforeEach(() => harness.airudder.reset());
	afterEach(() => {
		expect(harness.airudder.violations()).toEqual([]);
	});
	afterAll(async () => {
		// Neither is there when there is no Chromium.
		await editor?.close();
		await harness?.stop();
	});

	it.each(fields)(
		'calls the numbers of %s dropped into Phone Number Column, each once',
		async (what, field, path, numbers) => {
			await editor.openNode(what);
			await editor.drag(field, 'phoneNumberColumn');
			expect(await editor.shown('phoneNumberColumn')).toBe(path);
			await editor.stored(what, { phoneNumberColumn: path });
			const outcome = await editor.execute();
			expect(outcome.error()).toBeUndefined();
			expect(harness.airudder.dialled()).toEqual(numbers);
		},
	);

	it('gives each person the value of a column dropped into a line of Contact Fields', async () => {
		const what = 'a contact field';
		await editor.openNode(what);
		await editor.addLine('Add Contact Field', 'Contact Field');
		await editor.drag('$json.name', 'column');
		expect(await editor.shown('column')).toBe('name');
		await editor.stored(what, { contactFields: { known: [{ column: 'name' }] } });
		const outcome = await editor.execute();
		expect(outcome.error()).toBeUndefined();
		expect(harness.airudder.dialled()).toEqual(mobiles);
		expect(harness.airudder.requests('createTask').map(({ body }) => body)).toEqual([
			expect.objectContaining({
				Details: [
					expect.objectContaining({ Mobile: mobiles[0], Debtor: 'Budi' }),
					expect.objectContaining({ Mobile: mobiles[1], Debtor: 'Siti' }),
				],
			}),
		]);
	});

	it('is the number of each row when it is dropped into an expression', async () => {
		const what = 'an expression';
		await editor.openNode(what);
		await editor.toExpression('phoneNumberColumn');
		await editor.drag('$json.mobile', 'phoneNumberColumn');
		expect(await editor.shown('phoneNumberColumn')).toBe('{{ $json.mobile }}');
		await editor.stored(what, { phoneNumberColumn: '={{ $json.mobile }}' });
		const outcome = await editor.execute();
		expect(outcome.error()).toBeUndefined();
		expect(harness.airudder.dialled()).toEqual(mobiles);
	});
});
