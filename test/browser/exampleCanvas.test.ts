import { ensureChromium } from '../../tools/n8n';
import { exampleFiles, readExample } from '../support/examples/exampleFiles';
import { Harness } from '../support/n8n/harness';
import { Editor } from './editor';

/** So large that notes can be read on the picture of a large example, too. */
const window = { width: 1500, height: 1000 };

/** Runs with `npm run pictures` only: that n8n takes the examples, test/e2e/examples holds. */
describe('an example in the editor', () => {
	let harness: Harness;
	let editor: Editor;
	beforeAll(async () => {
		const program = await ensureChromium();
		harness = await Harness.shared();
		const first = await harness.n8n.createWorkflow({
			...readExample('start-here.json'),
			name: 'first',
		});
		editor = await Editor.open(program, harness, first, window);
	});
	afterAll(async () => {
		await editor.close();
		await harness.stop();
	});

	it.each(exampleFiles)('%s shows its nodes and notes on one canvas', async (file) => {
		const example = readExample(file);
		const workflow = await harness.n8n.createWorkflow({
			...example,
			name: `${example.name}, shown`,
		});
		await editor.goTo(workflow);
		expect(await editor.fitCanvas()).toBe(example.nodes.length);
		await editor.canvasPicture(`examples/${file.replace('.json', '')}`);
	});
});
