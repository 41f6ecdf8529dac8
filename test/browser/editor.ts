import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Browser, chromium, type Locator, type Page, selectors } from 'playwright-core';

import type { Json, SavedWorkflow } from '../../tools/n8n';
import { type Harness, Outcome } from '../support/n8n/harness';
import { owner } from '../support/n8n/owner';
import { until } from '../support/until';

/** Generous, because what is waited for are states, on machines that may be busy. */
const patienceMs = { toLoad: 120_000, afterwards: 30_000 };

/** n8n's name of its test attribute. */
selectors.setTestIdAttribute('data-test-id');

/**
 * The editor of a real n8n with a workflow open in it, seen in a browser and handled with the mouse.
 * A step that does not succeed throws an error that names a picture of the page.
 */
export class Editor {
	private constructor(
		private readonly browser: Browser,
		private readonly page: Page,
		private readonly harness: Harness,
		private readonly workflow: SavedWorkflow,
	) {}

	/** Starts the browser that is at the path `program`, signs in and opens a workflow. Takes about 10 s. */
	static async open(program: string, harness: Harness, workflow: SavedWorkflow): Promise<Editor> {
		const browser = await chromium.launch({
			executablePath: program,
			// Neither the editor nor the browser may ask other computers for anything.
			args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
		});
		const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
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

	/** Opens the panel of a node by a double click on the canvas. */
	async openNode(name: string): Promise<void> {
		await this.step(`opening the node "${name}"`, async () => {
			const closeButton = this.page.getByTestId('ndv-close-button');
			if (await closeButton.isVisible()) await closeButton.click();
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
				return Object.entries(parameters).every(
					([key, value]) => JSON.stringify(now?.[key]) === JSON.stringify(value),
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

	private async signIn(): Promise<void> {
		const workflow = encodeURIComponent(`/workflow/${this.workflow.id}`);
		const { url } = this.harness.server;
		await this.page.goto(`${url}/signin?redirect=${workflow}`, { waitUntil: 'commit' });
		await this.page.locator('input[name=emailOrLdapLoginId]').fill(owner.email);
		await this.page.locator('input[name=password]').fill(owner.password);
		await this.page.getByTestId('form-submit-button').click();
		await this.node(this.workflow.nodes[0]!.name).waitFor();
	}

	private node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	private input(parameter: string): Locator {
		return this.page.getByTestId(`parameter-input-${parameter}`);
	}

	private expression(parameter: string): Locator {
		return this.input(parameter).locator('.cm-content');
	}

	private async step<T>(doing: string, work: () => Promise<T>): Promise<T> {
		try {
			return await work();
		} catch (error) {
			const path = join(mkdtempSync(join(tmpdir(), 'airudder-browser-')), 'page.png');
			await this.page.screenshot({ path });
			throw new Error(`${doing} did not succeed; a picture of the page: ${path}`, { cause: error });
		}
	}
}

async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
	const box = await target.boundingBox();
	if (!box) throw new Error('The parameter is not to be seen');
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
