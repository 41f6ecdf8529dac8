import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { type Browser, chromium, type Locator, type Page, selectors } from 'playwright-core';

import type { Json, N8nWorkflowNode, SavedWorkflow } from '../../tools/n8n';
import { type Harness, Outcome } from '../support/n8n/harness';
import { owner } from '../support/n8n/owner';
import { until } from '../support/until';
import { type Box, boxAround, isInSight } from './box';
import { Animation, type ColorScheme, takePictures } from './pictures';

/** Generous, because what is waited for are states, on machines that may be busy. */
const patienceMs = { toLoad: 120_000, afterwards: 30_000, toOpen: 2000 };

/** n8n's name of its test attribute. */
selectors.setTestIdAttribute('data-test-id');

/** How large the window is, unless it is told. */
const usualWindow = { width: 1600, height: 1000 };

/** Parts of the page that pictures show: all of it, or so much from its top. */
const pictured = {
	panel: { testId: 'ndv', height: Infinity },
	nodesPanel: { testId: 'node-creator', height: 466 },
};

/** What is written below the lowest node has room in it. */
const canvasMargin = 64;

/** What n8n's editor lays over the canvas. */
const overCanvas = [
	'[data-test-id="canvas-controls"]',
	'[class*="executionButtons"]',
	'[class*="nodeButtonsWrapper"]',
	'.tab-bar-container',
];

/** A step did not succeed, and a picture shows the page as it was. */
class NotSucceeded extends Error {
	override name = 'NotSucceeded';
}

/**
 * The editor of a real n8n with a workflow open in it, seen in a browser and handled with the mouse.
 * A step that does not succeed throws an error that names a picture of the page.
 */
export class Editor {
	private constructor(
		private readonly browser: Browser,
		private readonly page: Page,
		private readonly harness: Harness,
		private workflow: SavedWorkflow,
	) {}

	/** Starts the browser that is at the path `program`, signs in and opens a workflow. Takes about 10 s. */
	static async open(
		program: string,
		harness: Harness,
		workflow: SavedWorkflow,
		viewport = usualWindow,
	): Promise<Editor> {
		const browser = await chromium.launch({
			executablePath: program,
			// Neither the editor nor the browser may ask other computers for anything.
			args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
		});
		const page = await browser.newPage({
			viewport,
			colorScheme: 'light',
			permissions: ['clipboard-read', 'clipboard-write'],
		});
		page.setDefaultTimeout(patienceMs.toLoad);
		const editor = new Editor(browser, page, harness, workflow);
		try {
			await editor.step('signing in', async () => {
				await editor.signIn();
			});
			page.setDefaultTimeout(patienceMs.afterwards);
		} catch (error) {
			await browser.close();
			throw error;
		}
		return editor;
	}

	async close(): Promise<void> {
		await this.browser.close();
	}

	/** Opens another workflow. */
	async goTo(workflow: SavedWorkflow): Promise<void> {
		await this.step(`opening the workflow "${workflow.name}"`, async () => {
			this.workflow = workflow;
			await this.page.goto(`${this.harness.server.url}/workflow/${workflow.id}`);
			await this.anyNode().waitFor();
		});
	}

	/** Searches the nodes panel for a word and waits until it offers the node. */
	async find(word: string, node: string): Promise<void> {
		await this.step(`searching the nodes panel for "${word}"`, async () => {
			await this.closePanel();
			const bar = this.page.getByTestId('node-creator-search-bar');
			if (!(await bar.isVisible())) await this.page.getByTestId('node-creator-plus-button').click();
			await bar.fill(word);
			await this.offered(node).waitFor();
		});
	}

	/** Takes a node that the nodes panel offers, and of its actions one; answers the node as n8n has stored it. */
	async add(node: string, action: string): Promise<N8nWorkflowNode> {
		return await this.step(`adding "${action}" of ${node}`, async () => {
			const before = new Set(this.workflow.nodes.map(({ id }) => id));
			await this.offered(node).click();
			// Of triggers and actions one group is open, the other opens when it is clicked.
			const groups = this.page.getByTestId('node-creator-category-item');
			await groups.or(this.offered(action)).first().waitFor();
			for (const group of await groups.all()) {
				if (await comesSoon(this.offered(action))) break;
				await group.click();
			}
			await this.offered(action).click();
			await this.page.getByTestId('node-parameters').waitFor();
			let added: N8nWorkflowNode | undefined;
			await until(async () => {
				this.workflow = await this.harness.n8n.workflow(this.workflow.id);
				added = this.workflow.nodes.find(({ id }) => !before.has(id));
				return added !== undefined;
			});
			return added!;
		});
	}

	/** Opens the panel of a node by a double click on the canvas. */
	async openNode(name: string): Promise<void> {
		await this.step(`opening the node "${name}"`, async () => {
			await this.closePanel();
			await this.node(name).dblclick();
			await this.page.getByTestId('node-parameters').waitFor();
		});
	}

	/** Drags a field of the input panel's schema, by its expression (`$json.mobile`), into a parameter of the node. */
	async drag(field: string, parameter: string): Promise<void> {
		await this.step(`dragging ${field} into ${parameter}`, async () => {
			const pill = this.page.locator(`[data-value="{{ ${field} }}"]`);
			const target = this.input(parameter);
			await target.scrollIntoViewIfNeeded();
			await pill.hover();
			await this.page.mouse.down();
			const { x, y } = await middleOf(target);
			await this.page.mouse.move(x, y, { steps: 10 });
			try {
				// The dragged pill turns green where it may be let go.
				await this.page.locator('[class*="droppablePill"]').waitFor();
			} finally {
				await this.page.mouse.up();
			}
		});
	}

	/** Switches a parameter from Fixed to Expression. */
	async toExpression(parameter: string): Promise<void> {
		await this.step(`switching ${parameter} to Expression`, async () => {
			await this.input(parameter).hover();
			await this.page
				.getByTestId(`${parameter}-parameter-input-options-container`)
				.getByTestId('radio-button-expression')
				.click();
			await this.expression(parameter).waitFor();
		});
	}

	/** Adds a line to a list of lines: presses its button and chooses the kind of line. */
	async addLine(button: string, kind: string): Promise<void> {
		await this.step(`pressing ${button}`, async () => {
			await this.page.getByPlaceholder(button).click();
			await this.page.getByRole('option', { name: kind, exact: true }).click();
		});
	}

	/** Chooses an entry of a parameter's list, which comes from AIRudder. */
	async chooseFromList(parameter: string, entry: string): Promise<void> {
		await this.step(`choosing "${entry}" as ${parameter}`, async () => {
			await this.input(parameter).getByTestId('rlc-input').click();
			await this.page.getByTestId('rlc-item').filter({ hasText: entry }).click();
		});
	}

	/** What stands in a parameter, as soon as something does. */
	async shown(parameter: string): Promise<string> {
		return await this.step(`reading ${parameter}`, async () => {
			const expression = this.expression(parameter);
			const read = async () => {
				if (!(await expression.isVisible()))
					return await this.input(parameter).locator('input').inputValue();
				// An empty line of the expression's editor is a line break.
				return (await expression.innerText()).trim();
			};
			await until(async () => (await read()) !== '');
			return await read();
		});
	}

	/** Waits until n8n has stored a node with these parameters: the editor saves a while after each change. */
	async stored(name: string, parameters: Json): Promise<void> {
		await this.step(`storing ${JSON.stringify(parameters)}`, async () => {
			await until(async () => {
				const { nodes } = await this.harness.n8n.workflow(this.workflow.id);
				const now = nodes.find((one) => one.name === name)?.parameters;
				return Object.entries(parameters).every(([key, value]) =>
					isDeepStrictEqual(now?.[key], value),
				);
			});
		});
	}

	/** Presses "Execute step", waits until the panel shows that the node has run, and answers what came of it. */
	async execute(): Promise<Outcome> {
		return await this.step('executing the step', async () => {
			const { executions } = this.harness.n8n;
			const before = (await executions.ofWorkflow(this.workflow.id)).length;
			await this.page.getByTestId('node-execute-button').first().click();
			await this.page.locator('[data-test-id^="node-run-status-"]').first().waitFor();
			const all = await executions.finishedOf(this.workflow.id, before + 1);
			return new Outcome(all.at(-1)!);
		});
	}

	/** Presses the button of a trigger and waits until n8n listens for a test event. */
	async listen(): Promise<void> {
		await this.step('listening for a test event', async () => {
			await this.page.getByTestId('node-execute-button').first().click();
			await this.page.getByTestId('trigger-listening').waitFor();
		});
	}

	/** Opens the list of a trigger's addresses, which n8n shows folded. */
	async unfoldAddresses(): Promise<void> {
		await this.step('unfolding the addresses', async () => {
			const panel = this.page.getByTestId('ndv');
			await panel.getByText('Webhook URLs', { exact: true }).click();
			await panel.getByTestId('radio-button-production').waitFor();
		});
	}

	/**
	 * Makes a new credential for the open node, as a person types it. Gives what n8n shows once it has asked AIRudder; when all
	 * is well it shows nothing, closes the form, and the node has the credential.
	 */
	async newCredential(values: Record<string, string>): Promise<string | undefined> {
		return await this.step('making a credential', async () => {
			await this.page.getByTestId('node-credentials-select').click();
			await this.page.getByTestId('node-credentials-select-item-new').click();
			const save = this.page.getByTestId('credential-save-button');
			const form = this.page.getByRole('dialog').filter({ has: save });
			for (const [field, value] of Object.entries(values))
				await form.getByTestId(`parameter-input-${field}`).locator('input').fill(value);
			await save.click();
			const refused = form.getByText(/Couldn.t connect/).filter({ visible: true });
			await Promise.any([refused.waitFor(), form.waitFor({ state: 'hidden' })]);
			if (!(await refused.isVisible())) return undefined;
			await form.getByText('More details').filter({ visible: true }).click();
			const shown = await form.innerText();
			await form.getByRole('button', { name: 'Close' }).first().click();
			await form.waitFor({ state: 'hidden' });
			return shown;
		});
	}

	/** Copies the address that a trigger has in production, by a click, and gives it. */
	async copyAddress(): Promise<string> {
		return await this.step('copying the address', async () => {
			await this.unfoldAddresses();
			const panel = this.page.getByTestId('ndv');
			await panel.getByTestId('radio-button-production').click();
			await panel.getByText('/webhook/').click();
			return await this.page.evaluate<string>('navigator.clipboard.readText()');
		});
	}

	/** Publishes the workflow, and waits until n8n has. */
	async publish(): Promise<void> {
		await this.step('publishing', async () => {
			await this.closePanel();
			await this.page.getByTestId('workflow-open-publish-modal-button').click();
			await this.page.getByTestId('workflow-publish-button').click();
			await this.harness.n8n.published(this.workflow.id);
		});
	}

	/** What the last execution of the workflow shows as output of a node, once it holds a text. */
	async outputInExecutions(name: string, text: string): Promise<string> {
		return await this.step(`looking at the last execution of "${name}"`, async () => {
			const { url } = this.harness.server;
			await this.page.goto(`${url}/workflow/${this.workflow.id}/executions`);
			await this.node(name).dblclick();
			const output = this.page.getByTestId('ndv').getByTestId('output-panel');
			await output.getByText(text).first().waitFor();
			return await output.innerText();
		});
	}

	/** Presses "Execute workflow" below the canvas. */
	async executeWorkflow(): Promise<void> {
		await this.step('executing the workflow', async () => {
			await this.closePanel();
			await this.page.getByTestId('execute-workflow-button').click();
		});
	}

	/** One of the node's outputs as the table that n8n shows, once it is there: the names of its columns, then its rows. */
	async table(output?: string): Promise<string[][]> {
		return await this.step(`reading the table of ${output ?? 'the output'}`, async () => {
			// The input panel shows a schema: the only table is that of the output.
			const panel = this.page.getByTestId('ndv');
			if (output !== undefined) {
				// Its tab tells how many items it has, too.
				const tab = panel.getByTestId('branches').getByText(new RegExp(`^${output}\\b`));
				await tab.first().click();
			}
			// n8n keeps lines without text, too.
			const lines = panel.locator('tr').filter({ hasText: /\S/ });
			await lines.nth(1).waitFor();
			return await Promise.all(
				(await lines.all()).map(async (line) => {
					const cells = await line.locator('th, td').allInnerTexts();
					return cells.map((cell) => cell.trim());
				}),
			);
		});
	}

	/** What the output panel says in place of an output: that the node failed, and what to do. */
	async failure(): Promise<string> {
		return await this.step('reading the error', async () => {
			const parts = ['node-error-message', 'node-error-description'];
			const texts = parts.map(async (part) => await this.page.getByTestId(part).innerText());
			return (await Promise.all(texts)).join('\n');
		});
	}

	/** Looks at the page with a device that shows everything dark, or light. */
	async wear(colorScheme: ColorScheme): Promise<void> {
		await this.page.emulateMedia({ colorScheme });
	}

	/** What a program, given as text because it runs in the page, finds out there. */
	async look<T>(program: string): Promise<T> {
		return await this.page.evaluate<T>(program);
	}

	/** Has pictures for the docs taken of a part of the page, when they are wanted. */
	async picture(name: string, part: keyof typeof pictured): Promise<void> {
		const { testId, height } = pictured[part];
		await this.step(`taking the picture ${name}`, async () => {
			const box = await this.page.getByTestId(testId).boundingBox();
			await takePictures(this.page, name, {
				...(box ? { clip: { ...box, height: Math.min(box.height, height) } } : {}),
			});
		});
	}

	/** Has the workflow fit onto the canvas, as the button at its lower edge does; answers how many nodes and notes are in sight. */
	async fitCanvas(): Promise<number> {
		return await this.step('fitting the workflow onto the canvas', async () => {
			await this.page.getByTestId('zoom-to-fit').click();
			let before: Box[] = [];
			await until(async () => {
				const now = await this.partsOfCanvas();
				const isAtRest = isDeepStrictEqual(now, before);
				before = now;
				return isAtRest && now.length === this.workflow.nodes.length;
			});
			return before.filter((box) => isInSight(box, this.page.viewportSize()!)).length;
		});
	}

	/** Has pictures for the docs taken of the workflow on the canvas, when they are wanted. */
	async canvasPicture(name: string): Promise<void> {
		await this.step(`taking the picture ${name}`, async () => {
			const clip = boxAround(await this.partsOfCanvas(), canvasMargin, this.page.viewportSize()!);
			await takePictures(this.page, name, { clip, hidden: overCanvas });
		});
	}

	/** Where the nodes and notes of the workflow are, without what is written below the nodes. */
	private async partsOfCanvas(): Promise<Box[]> {
		const parts = this.page.locator('[data-test-id="canvas-node"], [data-test-id="sticky"]');
		const boxes = await Promise.all(
			(await parts.all()).map(async (one) => await one.boundingBox()),
		);
		return boxes.filter((box) => box !== null);
	}

	/** An animation for the docs, of what the page shows each time it is told to. */
	animation(name: string): Animation {
		return new Animation(name, this.page);
	}

	/** Waits until the canvas shows that a node has run. */
	async ran(name: string): Promise<void> {
		await this.step(`waiting until "${name}" has run`, async () => {
			await this.node(name).locator('[data-test-id="canvas-node-status-success"]').waitFor();
		});
	}

	private async signIn(): Promise<void> {
		const workflow = encodeURIComponent(`/workflow/${this.workflow.id}`);
		const { url } = this.harness.server;
		await this.page.goto(`${url}/signin?redirect=${workflow}`, { waitUntil: 'commit' });
		await this.page.locator('input[name=emailOrLdapLoginId]').fill(owner.email);
		await this.page.locator('input[name=password]').fill(owner.password);
		await this.page.getByTestId('form-submit-button').click();
		await this.anyNode().waitFor();
	}

	private async closePanel(): Promise<void> {
		const closeButton = this.page.getByTestId('ndv-close-button');
		if (await closeButton.isVisible()) await closeButton.click();
	}

	/** An entry of the nodes panel: a node, or an action. */
	private offered(name: string): Locator {
		const title = this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
		return this.page.getByTestId('item-iterator-item').filter({ has: title }).first();
	}

	private node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** One of the workflow's own nodes: notes have no name on the canvas. */
	private anyNode(): Locator {
		return this.page.getByTestId('canvas-node').first();
	}

	private input(parameter: string): Locator {
		return this.page.getByTestId(`parameter-input-${parameter}`);
	}

	private expression(parameter: string): Locator {
		return this.input(parameter).locator('.cm-content');
	}

	/** Does something of several steps, and what is expected of them. Throws with a picture when it does not succeed. */
	async step<T>(doing: string, work: () => Promise<T>): Promise<T> {
		try {
			return await work();
		} catch (error) {
			if (error instanceof NotSucceeded) throw error;
			const path = join(mkdtempSync(join(tmpdir(), 'airudder-browser-')), 'page.png');
			await this.page.screenshot({ path });
			const told = `${doing} did not succeed; a picture of the page: ${path}`;
			throw new NotSucceeded(told, { cause: error });
		}
	}
}

/** Whether something is to be seen, or will be within the time that a list takes to open. */
async function comesSoon(wanted: Locator): Promise<boolean> {
	const seen = wanted.waitFor({ timeout: patienceMs.toOpen });
	return await seen.then(
		() => true,
		() => false,
	);
}

async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
	const box = await target.boundingBox();
	if (!box) throw new Error('The parameter is not to be seen');
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
