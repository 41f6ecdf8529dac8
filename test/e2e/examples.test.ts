import { type INode, type INodeTypeDescription, NodeHelpers } from 'n8n-workflow';
import type { Json, SavedWorkflow } from '../../tools/n8n';
import { saveCredential, saveWorkflows } from '../../tools/start/demo';
import {
	exampleFiles,
	linksOf,
	notesOf,
	readExample,
	workingNodes,
} from '../support/examples/exampleFiles';
import { reachesPeople } from '../support/examples/reachesPeople';
import { Harness, Outcome } from '../support/n8n/harness';

describe('every example, imported into n8n,', () => {
	let harness: Harness;
	let types: INodeTypeDescription[];
	beforeAll(async () => {
		harness = await Harness.shared();
		types = await harness.n8n.session.request('GET', '/types/nodes.json');
	});
	afterAll(async () => await harness.stop());

	/** What n8n knows of a node's type, in its version. */
	const typeOf = ({ type, typeVersion }: { type: string; typeVersion: number }) =>
		types.find(({ name, version }) => name === type && [version].flat().includes(typeVersion));
	/** A node with every parameter that n8n shows for it, as set or as preset. */
	const shown = (one: INode) => {
		const description = typeOf(one)!;
		const { properties } = description;
		const parameters = NodeHelpers.getNodeParameters(
			...([properties, one.parameters, true, false, one, description] as const),
		);
		return { description, parameters: parameters! };
	};

	describe.each(exampleFiles)('%s', (file) => {
		const workflow = readExample(file);
		const nodes = workflow.nodes as unknown as INode[];

		it('is stored as it is', async () => {
			// The demo finds its own by their names.
			const imported = { ...workflow, name: `${workflow.name}, imported` };
			const { id } = await harness.n8n.createWorkflow(imported);
			const { name, nodes: kept, connections, pinData } = await harness.n8n.workflow(id);
			// n8n gives nodes that can be called back an address of their own.
			expect(kept).toMatchObject(workflow.nodes);
			expect({ name, connections, pinData: pinData ?? {} }).toEqual({
				...{ name: imported.name, connections: workflow.connections },
				pinData: workflow.pinData ?? {},
			});
		});

		it('has only nodes that n8n has, in that version', () => {
			expect(nodes.filter((one) => !typeOf(one)).map(({ type }) => type)).toEqual([]);
		});

		it('sets only parameters that the nodes have', () => {
			const unknown = nodes.flatMap((one) =>
				differences(one.parameters, shown(one).parameters, one.name),
			);
			expect(unknown).toEqual([]);
		});

		it('lacks only what its notes ask for, beside the credentials', () => {
			const notes = notesOf(workflow).join('\n');
			const notAskedFor = nodes.flatMap((one) => {
				const { description, parameters } = shown(one);
				const complete = { ...one, parameters };
				const issues = NodeHelpers.getNodeParametersIssues(
					...([description.properties, complete, description] as const),
				);
				const lacking = Object.keys(issues?.parameters ?? {}).map(
					(name) => description.properties.find((field) => field.name === name)!.displayName,
				);
				return lacking
					.filter((field) => !notes.includes(`**${field}**`) || !notes.includes(`**${one.name}**`))
					.map((field) => `${one.name}: ${field}`);
			});
			expect(notAskedFor).toEqual([]);
		});

		it('names in its notes only nodes and fields that it has', () => {
			const known = workingNodes(workflow).flatMap(({ name, type, typeVersion }) => [
				name,
				...typeOf({ type, typeVersion })!.properties.map(({ displayName }) => displayName),
			]);
			const named = notesOf(workflow).flatMap((note) =>
				[...note.matchAll(/\*\*(.+?)\*\*/g)].map(([, words]) => words!),
			);
			expect(named.filter((words) => !known.includes(words))).toEqual([]);
		});
	});

	it('lets no agent reach anybody before a person has approved', () => {
		const gated = exampleFiles.flatMap((file) => {
			const workflow = readExample(file);
			const typeOfNode = (name: string) => workflow.nodes.find((one) => one.name === name)!.type;
			const tools = workflow.nodes.filter((one) => one.type.endsWith('aiRudderTool'));
			return tools.filter(reachesPeople).map(({ name }) => ({
				file,
				next: linksOf(workflow)
					.filter(({ from }) => from === name)
					.map(({ to }) => typeOfNode(to)),
			}));
		});
		expect(gated).toEqual([
			{
				file: 'agent-calls-with-approval.json',
				next: ['@n8n/n8n-nodes-langchain.chatHitlTool'],
			},
		]);
	});
});

describe('the workflow Start here of the demo', () => {
	let harness: Harness;
	beforeAll(async () => {
		harness = await Harness.shared();
	});
	afterAll(async () => await harness.stop());

	it('is ready with the simulator, calls nobody as it is, and keeps what its user has typed', async () => {
		const { n8n, airudder, server } = harness;
		const credential = await saveCredential(n8n, airudder.url);
		const { startHere } = await saveWorkflows(n8n, server, credential);
		const executionId = await n8n.run(startHere.id, 'Start');
		const outcome = new Outcome(await n8n.executions.finished(executionId!));
		expect(outcome.error()?.message).toMatch(/Phone Number/);
		expect(airudder.requests('createTask')).toEqual([]);

		const asStored = await n8n.workflow(startHere.id);
		const typed = asStored.nodes.map((one) =>
			one.name === 'My Number' ? { ...one, notes: 'typed by its user' } : one,
		);
		await n8n.saveWorkflow({ ...asStored, nodes: typed });
		const again = await saveWorkflows(n8n, server, credential);
		expect(again.startHere.id).toBe(startHere.id);
		const { nodes } = await n8n.workflow(startHere.id);
		expect(nodes.find(({ name }) => name === 'My Number')).toMatchObject({
			notes: 'typed by its user',
		});
		const { credentials } = nodes.find(({ name }) => name === 'Call Me')!;
		expect(credentials).toMatchObject({ aiRudderApi: { id: credential.id } });
	});
});

/** Where a value is not the same in what is known, as paths. */
function differences(given: unknown, known: unknown, path: string): string[] {
	if (typeof given !== 'object' || given === null) return given === known ? [] : [path];
	if (typeof known !== 'object' || known === null) return [path];
	return Object.entries(given).flatMap(([key, value]) =>
		differences(value, (known as Json)[key], `${path}.${key}`),
	);
}

/** The example of docs/calling-rules.md, stored as the demo stores it. */
describe('the example that calls customers by the rules', () => {
	let harness: Harness;
	let example: SavedWorkflow;
	beforeAll(async () => {
		harness = await Harness.shared();
		const { n8n, airudder, server } = harness;
		const credential = await saveCredential(n8n, airudder.url);
		example = (await saveWorkflows(n8n, server, credential)).rules;
	});
	afterAll(async () => await harness.stop());

	/** The numbers of all tasks of one run, and what the run says of its list. */
	const run = async () => {
		harness.airudder.reset();
		const executionId = await harness.n8n.run(example.id, 'Start');
		const outcome = new Outcome(await harness.n8n.executions.finished(executionId!));
		expect(outcome.error()).toBeUndefined();
		const numbers = harness.airudder
			.requests('createTask')
			.flatMap(({ body }) => (body as { Details: Json[] }).Details)
			.map(({ Mobile }) => Mobile as string);
		return { numbers, report: outcome.json('Call Customers')[0]! };
	};

	it('calls all valid rows in the first night, when the Data Table is empty', async () => {
		const { numbers, report } = await run();
		expect(numbers.length).toBeGreaterThan(5);
		expect(new Set(numbers).size).toBe(numbers.length);
		expect(report).not.toHaveProperty('heldBackRows');
	});

	it('leaves out who opted out and whom a call reached lately, and says so', async () => {
		const { numbers: all } = await run();
		const { dataTables } = harness.n8n;
		const table = await dataTables.find('AIRudder outcomes');
		const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
		await dataTables.insert(table!, [
			{ phoneNumber: all[0], intention: 'opt_out', startedAt: hoursAgo(2000) },
			{ phoneNumber: all[1], intention: 'A', startedAt: hoursAgo(1) },
			{ phoneNumber: all[2], intention: 'A', startedAt: hoursAgo(100) },
		]);
		const { numbers, report } = await run();
		expect(numbers.sort()).toEqual(all.slice(2).sort());
		expect(report.heldBackByRule).toEqual({ doNotCall: 1, pause: 1 });
	});
});
