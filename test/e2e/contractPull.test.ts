import { join } from 'node:path';
import { customers } from '../support/engine/airudder';
import { node } from '../support/n8n/harness';
import type * as ownHarness from '../support/n8n/ownHarness';
import { ProjectCopy, someLeftOut, type Ended } from '../support/pull/projectCopy';
import { portalPages, servePortal, type ServedPortal } from '../support/portal';
import { brokenPages } from '../support/portal/brokenPages';
import { planPages } from '../support/portal/plans';

const contractPath = ['contract', 'airudder.openapi.yaml'];
const generatedPath = ['nodes', 'shared', 'api', 'endpoints.generated.ts'];

/** Pages without a fault; the index also names one that is missing. */
const soundPages = planPages.filter(({ file }) => file !== 'api-800006.md');

describe('npm run contract:pull', () => {
	let project: ProjectCopy;
	let portal: ServedPortal;
	let before: string;
	beforeAll(async () => {
		project = new ProjectCopy();
		portal = await servePortal();
		before = project.text(...contractPath);
	});
	afterAll(async () => {
		await portal.stop();
		project.remove();
	});

	const documentedIn = ({ stdout }: Ended) => /Documented: (\d+) → (\d+)/.exec(stdout)?.slice(1);

	it('says with --check what would change, and changes nothing', async () => {
		const checked = await project.pull('--from', portal.url, '--check');
		expect(checked.exitCode).toBe(3);
		expect(checked.stdout).toContain('createPlan (was unpublished)');
		expect(project.text(...contractPath)).toBe(before);
	});

	it('leaves the contract alone when the portal cannot be reached, and says so in one line', async () => {
		const unreachable = await project.pull('--from', 'http://127.0.0.1:9');
		expect(unreachable.exitCode).toBe(1);
		expect(unreachable.stderr.trim()).toMatch(
			/^✖ .*The portal's index llms\.txt could not be reached: .*$/,
		);
		expect(project.text(...contractPath)).toBe(before);
		expect((await project.pull('--form', 'x')).stderr).toContain('contract:pull -- --help');
		expect((await project.pull('--help')).stdout).toContain('--check');
	});

	it('completes contract, code and the pages on operations and evidence in one command, and lists the pages it could not take', async () => {
		const pulled = await project.pull('--from', portal.url);
		expect({ exitCode: pulled.exitCode, stderr: pulled.stderr }).toEqual({
			exitCode: someLeftOut,
			stderr: '',
		});
		const [was, is] = documentedIn(pulled)!.map(Number) as [number, number];
		const told = (title: string) =>
			Number(new RegExp(`^${title} \\((\\d+)\\)`, 'm').exec(pulled.stdout)?.[1]);
		expect(told('Now documented')).toBeGreaterThanOrEqual(20);
		expect(told('New')).toBe(4);
		expect(is - was).toBe(told('Now documented') + told('New'));
		for (const { file } of brokenPages)
			expect(pulled.stdout).toContain(`${file.replace('.md', '')} `);
		expect(pulled.stdout).toContain('Sort the fields, join them');
		expect(project.text(...contractPath)).toContain('/service/cloud/fixture/plan:');
		expect(project.text(...generatedPath)).toContain("path: '/service/cloud/fixture/plan'");
		const [voice, chatbot] = project.text('docs', 'operations.md').split('## AIRudder Chatbot\n');
		expect(voice).toMatch(/\| \*\*\[Create\].* `createPlan` +\| documented +\|/);
		expect(chatbot).toMatch(/\| `searchKnowledge` +\| documented +\|/);
		expect(project.text('docs', 'evidence.md')).toMatch(
			/\| Create a dialing plan from a strategy +\| AIRudder: Plan → Create +\| documented +\|/,
		);
	});

	it('changes nothing when it is called again', async () => {
		const pages = ['operations.md', 'evidence.md'].map((name) => ['docs', name]);
		const files = [contractPath, generatedPath, ...pages];
		const after = files.map((path) => project.text(...path));
		const again = await project.pull('--from', portal.url);
		expect(files.map((path) => project.text(...path))).toEqual(after);
		expect(again.stdout).not.toMatch(/^(Now documented|New|Changed|Error codes) /m);
	});

	it('prints the paths for the credentials of an older package, and nothing else on its output, and finds nothing that would change', async () => {
		const { exitCode, stdout, stderr } = await project.pull(
			...['--from', portal.url, '--check', '--paths'],
		);
		expect(exitCode).toBe(2);
		expect(JSON.parse(stdout)).toMatchObject({ createPlan: '/service/cloud/fixture/plan' });
		expect(stderr).toContain('Documented: ');
	});

	it('ends well when every page could be taken', async () => {
		const sound = new ProjectCopy();
		portal.pages.splice(0, portalPages.length, ...soundPages);
		portal.pages.push({ file: 'api-850099.md', title: 'Found again', text: missingFound });
		const pulled = await sound.pull('--from', portal.url);
		sound.remove();
		expect({ exitCode: pulled.exitCode, stderr: pulled.stderr }).toEqual({
			exitCode: 0,
			stderr: '',
		});
	});

	/** The completed project: built, packed, installed. */
	describe('the package in a real n8n once the portal was read', () => {
		let harness: ownHarness.OwnHarness;
		beforeAll(async () => {
			// The tests above have completed it, unless these here run alone.
			if (project.text(...contractPath) === before) {
				const { exitCode } = await project.pull('--from', portal.url);
				expect(exitCode).toBe(someLeftOut);
			}
			const copied = jest.requireActual<typeof ownHarness>(
				join(project.folder, 'test', 'support', 'n8n', 'ownHarness'),
			);
			harness = await copied.OwnHarness.start();
			harness.airudder.switches.chatbotSignature = 'hmac-sha256-hex-of-body';
		});
		beforeEach(() => harness.airudder.reset());
		afterAll(async () => await harness.stop());

		/** Runs an action without an Endpoint Path. */
		const run = async (
			place: { type?: string; resource: string; operation: string },
			parameters: object,
			items = customers(1),
		) => {
			const { type = 'aiRudder', ...rest } = place;
			const outcome = await harness.run([node('Subject', type, { ...rest, ...parameters })], items);
			expect(outcome.error()).toBeUndefined();
			expect(harness.airudder.violations()).toEqual([]);
			return outcome.json('Subject');
		};
		const sent = (operationId: string) => harness.airudder.requests(operationId);

		it('lists the strategies, which it had no path for', async () => {
			const strategies = await run(
				{ resource: 'strategy', operation: 'getAll' },
				{ query_page: 1, additionalFields: { query_type: 'call' } },
			);
			expect(strategies).toEqual([{ id: 7, name: 'Remind', note: null }]);
			expect(sent('listStrategies')).toMatchObject([
				{ path: '/service/cloud/fixture/strategies', query: { page: '1', type: 'call' } },
			]);
		});

		it('creates a plan with the incoming items as its contacts, once', async () => {
			const created = await run(
				{ resource: 'plan', operation: 'create' },
				{
					body_plan_name: 'december',
					body_strategy_id: 7,
					additionalFields: {
						body_call_mode: 'group',
						body_window: { start: '09:00', end: '18:00' },
					},
					phoneNumberColumn: 'mobile',
					contactFields: { known: [{ field: 'name', column: 'name' }] },
				},
				customers(2),
			);
			expect(created).toMatchObject([{ taskId: expect.any(String), contacts: 2 }]);
			expect(harness.airudder.contacted()).toEqual([
				{
					operationId: 'createPlan',
					query: {},
					body: {
						plan_name: 'december',
						strategy_id: 7,
						call_mode: 'group',
						window: { start: '09:00', end: '18:00' },
						contacts: [
							{ name: 'Customer 1', phone: '+628111000000' },
							{ name: 'Customer 2', phone: '+628111000001' },
						],
					},
				},
			]);
		});

		it('uploads the file of an item', async () => {
			const data = {
				data: Buffer.from('a file').toString('base64'),
				mimeType: 'text/plain',
				fileName: 'a.txt',
			};
			const [uploaded] = await run(
				{ type: 'aiRudderChatbot', resource: 'file', operation: 'upload' },
				{ body_file: 'data', additionalFields: { body_purpose: 'chat' } },
				[{ json: {}, binary: { data } }],
			);
			expect(uploaded).toEqual({ url: 'https://files.example.com/1' });
			expect(sent('uploadFile')[0]!.body).toEqual({
				purpose: 'chat',
				file: { name: 'a.txt', type: 'text/plain', size: 6 },
			});
		});

		it('offers an operation that no file of the package names', async () => {
			await run(
				{ type: 'aiRudderChatbot', resource: 'knowledgeBase', operation: 'searchKnowledge' },
				{ query_q: 'refund' },
			);
			expect(sent('searchKnowledge')).toMatchObject([{ query: { q: 'refund' } }]);
		});

		it('recognises a report whose fields it did not know', async () => {
			const live = await harness.publish(
				node('Trigger', 'aiRudderTrigger', { events: ['taskEnded'] }),
			);
			expect(await harness.airudder.sendWebhook('taskEnded', {}, live.url)).toMatchObject({
				status: 200,
			});
			const [heard] = await live.outcomes();
			expect(heard!.json('Trigger')).toMatchObject([
				{ event: 'taskEnded', taskId: expect.any(String), taskName: expect.any(String) },
			]);
			await live.unpublish();
		});
	});
});

const missingFound = soundPages[0]!.text;
