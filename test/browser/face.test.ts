import { sampleAccount, sampleRobots } from '../../simulator';
import { type Credential, ensureChromium, type Json, type Workflow } from '../../tools/n8n';
import { Harness, node, rows } from '../support/n8n/harness';
import { chain, start, type NodeInput } from '../support/n8n/workflows';
import { until } from '../support/until';
import { Editor } from './editor';
import { unreadableTexts } from './look';
import type { Animation } from './pictures';

/** Rows as people write them: the fifth repeats the first, the sixth has no number. */
const customers = rows(
	{ name: 'Ayu Lestari', mobile: '+62 811-1111-1101', amount: 1500000 },
	{ name: 'Budi Santoso', mobile: '0812 3456 7802', amount: 2250000 },
	{ name: 'Citra Dewi', mobile: '0813.3333.3303', amount: 800000 },
	{ name: 'Gilang Ramadhan', mobile: '62 817 7777 7707', amount: 1750000 },
	{ name: 'Ayu Lestari', mobile: '0811 1111 1101', amount: 1500000 },
	{ name: 'Indra Wijaya', mobile: '0812-abc', amount: 600000 },
);
const dialled = ['+6281111111101', '+6281234567802', '+6281333333303', '+6281777777707'];

const { appKey, appSecret } = sampleAccount;
const keys = { appKey, appSecret };

const robot = { __rl: true, mode: 'list', value: '' };
const [reminder] = sampleRobots;
const columns = {
	phoneNumberColumn: 'mobile',
	callingCode: '62',
	contactFields: {
		known: [
			{ field: 'Debtor', column: 'name' },
			{ field: 'Arrears', column: 'amount' },
		],
	},
};

const action = (name: string, resource: string, operation: string, parameters: Json = {}) =>
	node(name, 'aiRudder', { resource, operation, ...parameters });
const ofChatbot = (name: string, resource: string, operation: string) =>
	node(name, 'aiRudderChatbot', { resource, operation });

/** One node of every kind of form: what is dragged, chosen, waited for, sent, or not published. */
const actions = [
	action('New Task', 'task', 'create', { taskName: 'due-today', robot, ...columns }),
	action('Check Contacts', 'task', 'checkContacts', columns),
	action('Task and Wait', 'task', 'createAndWait'),
	action('One Call', 'call', 'make', { waitForOutcome: true }),
	action('Calls', 'call', 'getAll'),
	action('Dialer Task', 'dialerTask', 'create'),
	action('Dialer and Wait', 'dialerTask', 'createAndWait'),
	action('Workflow', 'workflow', 'start'),
	action('Text Message', 'sms', 'send'),
	action('Recordings', 'recording', 'downloadAll'),
	action('New Plan', 'plan', 'create'),
	action('Status of a Plan', 'plan', 'getStatus'),
	ofChatbot('Bot Message', 'message', 'send'),
	ofChatbot('Bot Session', 'session', 'getMessages'),
	ofChatbot('Bot Template', 'template', 'sendMany'),
];
const triggers = [
	node(
		'AIRudder Trigger',
		'aiRudderTrigger',
		{ events: ['callEnded'] },
		{ webhookId: 'f0b1c6de-3d0a-4c55-9a4e-2f6d0c7a9e12' },
	),
	node('Test Commands', 'aiRudderTrigger', {
		events: ['callEnded', 'customApiPush', 'workflowChatbotSessionEnded'],
		showTestCommands: true,
	}),
	node('Bot Trigger', 'aiRudderChatbotTrigger', {
		events: ['botReplied'],
		showTestCommands: true,
	}),
	node('Polling Trigger', 'aiRudderPollingTrigger'),
];

/** The nodes that pictures show. */
const pictured = ['New Task', 'AIRudder Trigger', 'Check Contacts', 'Call Customers'];

/** Side by side, so that each is large enough to be met by the mouse. */
const inRows = (nodes: NodeInput[]) =>
	nodes.map((one, place): NodeInput => ({
		...one,
		position: [240 * (1 + (place % 5)), 180 * Math.floor(place / 5)],
	}));

const forms = {
	...chain([start]),
	nodes: [start, ...inRows([...actions, ...triggers])],
	connections: {
		[start.name]: { main: [actions.map(({ name }) => ({ node: name, type: 'main', index: 0 }))] },
	},
};

/** Checks a list, calls it, and puts what came of it into words. */
const story = () => {
	const told = {
		contactName: '={{ $json.contactName }}',
		answered: '={{ $json.answered }}',
		outcome: '={{ $json.intentionDescription ?? $json.ringType }}',
		tries: '={{ $json.attempts }}',
	};
	const assignments = Object.entries(told).map(([name, value]) => ({
		...{ id: name, name, value },
		type: name === 'tries' ? 'number' : 'string',
	}));
	const nodes = [
		start,
		action('Check Contacts', 'task', 'checkContacts', columns),
		action('Call Customers', 'task', 'createAndWait', {
			taskName: 'due-today',
			robot: { ...robot, value: reminder!.robotId, cachedResultName: reminder!.name },
			...columns,
			phoneNumberColumn: 'phoneNumber',
			pollInterval: 1,
		}),
		node('Outcomes', 'n8n-nodes-base.set', { assignments: { assignments } }, { typeVersion: 3.4 }),
	].map((one, place): NodeInput => ({ ...one, position: [240 * place, 0] }));
	const correct = node('Rows to Correct', 'n8n-nodes-base.noOp');
	const { connections, ...workflow } = chain(nodes);
	connections['Check Contacts']!.main!.push([{ node: correct.name, type: 'main', index: 0 }]);
	return {
		...workflow,
		name: 'First call',
		connections,
		nodes: [...nodes, { ...correct, position: [480, 200] as [number, number] }],
	};
};

describe('the nodes, as a person sees them', () => {
	let harness: Harness;
	let editor: Editor;
	let account: Credential;

	/** Stored with a credential that has the name which n8n gives to the first of its type: pictures show it. */
	const saved = async (workflow: Workflow) => {
		const { id, name } = account;
		const nodes = workflow.nodes.map((one) =>
			pictured.includes(one.name) ? { ...one, credentials: { aiRudderApi: { id, name } } } : one,
		);
		return await harness.save({ ...workflow, nodes }, customers);
	};

	/** A test of several steps; when anything in it fails there is a picture of the page. */
	const seen = (what: string, work: () => Promise<void>) => async () => {
		await editor.step(`"${what}"`, work);
	};
	const person = (what: string, work: () => Promise<void>) => {
		it(what, seen(what, work));
	};

	beforeAll(async () => {
		const chromium = await ensureChromium((doing) => process.stderr.write(`${doing}\n`));
		harness = await Harness.shared();
		const data = { baseUrl: harness.airudder.url, ...keys };
		account = await harness.n8n.saveCredential('AIRudder account', 'aiRudderApi', data);
		const window = { width: 1280, height: 800 };
		editor = await Editor.open(chromium, harness, await saved(forms), window);
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

	describe('no panel has a scroll bar at its foot, and none is wider than its column', () => {
		it.each([...actions, ...triggers].map(({ name }) => name))('%s', async (name) => {
			await editor.step(`"${name}"`, async () => {
				await editor.openNode(name);
				expect(await editor.look(tooWide)).toEqual([]);
			});
		});
	});

	person('chooses a robot from the list of the account', async () => {
		await editor.openNode('New Task');
		await editor.chooseFromList('robot', reminder!.name);
		await editor.stored('New Task', {
			robot: {
				...robot,
				value: reminder!.robotId,
				cachedResultName: reminder!.name,
			},
		});
		await editor.picture('create-form', 'panel');
		expect(harness.airudder.dialled()).toEqual([]);
	});

	person('sees a delivery that nobody recognises, while listening for a test event', async () => {
		const [trigger] = triggers;
		await editor.openNode(trigger!.name);
		await editor.unfoldAddresses();
		await editor.picture('trigger-panel', 'panel');
		await editor.listen();
		const url = `${harness.server.url}/webhook-test/${trigger!.webhookId}/airudder`;
		const reply = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ hello: 'from nowhere' }),
		});
		expect(await reply.json()).toEqual({ ignored: expect.any(String) });
		const [header, row] = await editor.table();
		expect(header).toEqual(expect.arrayContaining(['event', 'payload']));
		expect(row![header!.indexOf('event')]).toBe('unknown');
		expect(row![header!.indexOf('payload')]).toContain('from nowhere');
	});

	person('is told where to find the path of an operation that is not published', async () => {
		await editor.openNode('Status of a Plan');
		const outcome = await editor.execute();
		expect(await editor.failure()).toMatch(/AIRudder does not publish the path of .*portal/s);
		expect(outcome.error()?.message).toContain('does not publish the path');
		expect(harness.airudder.requests('getPlanStatus')).toEqual([]);
	});

	person('can read the nodes in the dark', async () => {
		await editor.openNode('AIRudder Trigger');
		await editor.wear('dark');
		expect(await editor.look(unreadableTexts('.notice'))).toEqual([]);
		expect(await editor.look(iconOfPanel)).toMatch(/airudder\.dark\.svg$/);
		await editor.wear('light');
		expect(await editor.look(unreadableTexts('.notice'))).toEqual([]);
		expect(await editor.look(iconOfPanel)).toMatch(/airudder\.svg$/);
	});

	it.each([
		['sms', 'AIRudder', 'Send a text message', 'aiRudder'],
		['robocall', 'AIRudder', 'On call ended', 'aiRudderTrigger'],
		['waba', 'AIRudder Chatbot', 'Get the messages of a session', 'aiRudderChatbot'],
		['whatsapp', 'AIRudder Chatbot', 'On bot replied', 'aiRudderChatbotTrigger'],
		['polling', 'AIRudder Polling', 'On call finished', 'aiRudderPollingTrigger'],
	])('who searches "%s" finds %s and adds "%s"', async (word, name, offered, type) => {
		await editor.step(`adding "${offered}"`, async () => {
			await editor.find(word, name);
			if (word === 'sms') await editor.picture('nodes-panel', 'nodesPanel');
			const added = await editor.add(name, offered);
			expect(added.type).toBe(`n8n-nodes-airudder.${type}`);
		});
	});

	it.each([
		['right', keys],
		['padded', { appKey: ` ${appKey} `, appSecret: `${appSecret}  ` }],
		['wrong', { appKey, appSecret: 'guessed' }],
	])('who types a %s key is told at once whether AIRudder takes it', async (what, typed) => {
		await editor.step(`typing a ${what} key`, async () => {
			await editor.openNode('Recordings');
			const shown = await editor.newCredential({ baseUrl: harness.airudder.url, ...typed });
			if (what === 'wrong') expect(shown).toContain('"APPKey or APPSecret is wrong" (code 401)');
			else {
				expect(shown).toBeUndefined();
				const asked = harness.airudder.requests('obtainToken').map(({ body }) => body);
				expect(asked).toContainEqual({ APPKey: appKey, APPSecret: appSecret });
			}
		});
	});

	person('publishes a trigger, gives its address away, and sees what came', async () => {
		const trigger = node('AIRudder Trigger', 'aiRudderTrigger', { events: ['callEnded'] });
		await editor.goTo(await harness.save(chain([trigger])));
		await editor.openNode(trigger.name);
		const address = await editor.copyAddress();
		await editor.publish();
		const { status, body } = await harness.airudder.sendWebhook('callEnded', {}, address);
		expect(status).toBe(200);
		const shown = await editor.outputInExecutions(trigger.name, String(body.CalleeNumber));
		expect(shown).toContain('callEnded');
	});

	describe('with a list', () => {
		let firstCall: Animation;
		beforeAll(async () => {
			await editor.goTo(await saved(story()));
			firstCall = editor.animation('first-call');
		});
		afterAll(() => {
			firstCall?.write();
		});

		person('checks it, and reads both outputs as tables', async () => {
			await firstCall.frame();
			await editor.openNode('Check Contacts');
			await firstCall.frame();
			await editor.execute();
			const [head, ...valid] = await editor.table('Valid');
			expect(valid.map((row) => row[head!.indexOf('phoneNumber')])).toEqual(dialled);
			const [names, ...invalid] = await editor.table('Invalid');
			await firstCall.frame();
			await editor.picture('check-report', 'panel');
			expect(invalid.map((row) => row[names!.indexOf('problem')])).toEqual([
				expect.stringMatching(/^Row 5 .*same number as in row 1/),
				expect.stringMatching(/^Row 6 .*"0812-abc" is not a phone number/),
			]);
			expect(harness.airudder.dialled()).toEqual([]);
		});

		person('calls it, and reads what came of each call', async () => {
			await editor.openNode('Call Customers');
			await firstCall.frame();
			await editor.executeWorkflow();
			await until(() => harness.airudder.tasks().length > 0);
			await firstCall.frame();
			await harness.airudder.finishTask();
			await editor.ran('Outcomes');
			await firstCall.frame();
			await editor.openNode('Outcomes');
			const [head, ...calls] = await editor.table();
			await firstCall.frame();
			expect(harness.airudder.dialled()).toEqual(dialled);
			const outcomes = ['Promises to pay', 'Says it is paid', 'Undecided', 'switchoff'];
			expect(calls.map((row) => row[head!.indexOf('outcome')])).toEqual(outcomes);
			const answered = ['true', 'true', 'true', 'false'];
			expect(calls.map((row) => row[head!.indexOf('answered')])).toEqual(answered);
			await editor.picture('outcomes', 'panel');
		});
	});
});

// Both run in the page, so they are text.

/** What can be scrolled to the side in the parameters of a node, or reaches out of them. Fields for code do so by themselves. */
const tooWide = `(() => {
	const panel = document.querySelector('[data-test-id="node-parameters"]');
	const around = [];
	for (let part = panel; part; part = part.parentElement) around.push(part);
	const within = [...panel.querySelectorAll('*')].filter((part) => !part.closest('.cm-editor'));
	const scrolls = (part) =>
		/auto|scroll/.test(getComputedStyle(part).overflowX) && part.scrollWidth > part.clientWidth;
	const edge = panel.parentElement.getBoundingClientRect().right;
	const leaves = (part) => part.checkVisibility() && part.getBoundingClientRect().right > edge + 1;
	return [...around, ...within].filter(scrolls).concat(within.filter(leaves))
		.map((part) => part.outerHTML.slice(0, 120));
})()`;

/** The address of the picture that the node wears in its panel. */
const iconOfPanel = `document.querySelector('[data-test-id="ndv"] header img').src`;
