import { evidenceIn, pull } from '../../../tools/pull/pull';
import { pathsForCredential } from '../../../tools/pull/endpointPaths';
import { reportOf } from '../../../tools/pull/report';
import { everythingIn } from '../../../tools/pull/contract';
import { parsedContract } from '../../../contract/read';
import { portalPages } from '../../support/portal';
import {
	apiPage,
	cloudAnswer,
	docPage,
	object,
	query,
	text,
	type ApiPage,
} from '../../support/portal/apifoxPage';
import { contract, ownIn, pulledFrom, readPages, today } from '../../support/pull/fixture';

const { text: after, findings } = pulledFrom(portalPages);

/** A page about an operation that the contract knows without path and fields. */
const plan = (more: Partial<ApiPage> = {}) =>
	apiPage({
		id: 'api-1',
		title: 'Obtain the Information of Plan Status',
		folder: 'Calling plans',
		method: 'get',
		path: '/service/cloud/fixture/status',
		parameters: [query('plan_id', text('Plan'), { required: true })],
		answer: cloudAnswer(object({ status: text() })),
		...more,
	});

describe('a pull from the portal', () => {
	it('raises the number of documented operations and webhooks by those that the pages describe', () => {
		const became = findings.documented.length + findings.added.length;
		expect(portalPages.length).toBeGreaterThanOrEqual(25);
		expect(evidenceIn(after).documented! - evidenceIn(contract).documented!).toBe(became);
		expect(findings.documented.map(({ id }) => id).sort()).toEqual(
			[
				// By their ids.
				...[
					'listWorkflowTemplates',
					'listWorkflows',
					'updateWorkflowContacts',
					'cancelWorkflowContact',
				],
				...['stopWorkflow', 'addWorkflowContacts', 'workflowCallEnded'],
				// By English titles.
				...['createPlan', 'getPlanStatus', 'cancelPlanCall', 'uploadFile', 'uploadMapThumbnail'],
				...[
					'sendTemplateMessages',
					'sendMessage',
					'listTemplates',
					'sendBotUserMessage',
					'taskEnded',
				],
				// By Chinese titles.
				...['listStrategies', 'listChannels', 'getCompany', 'sessionEnded'],
				// By its path.
				'cancelTask',
			].sort(),
		);
	});

	it('changes nothing the second time, also when the portal shows its pages in another order', () => {
		for (const pages of [portalPages, [...portalPages].reverse()]) {
			const again = pulledFrom(pages, after, '2027-01-01');
			expect(again.text).toBe(after);
			expect(again.findings).toMatchObject({
				...{ documented: [], added: [], changed: [], disappeared: [], contradictions: [] },
				errorCodes: [],
			});
		}
	});

	it('leaves everything that no page is about as it was, to the letter', () => {
		const untouched = everythingIn(parsedContract(contract)).filter(
			({ id }) => !findings.documented.some((one) => one.id === id),
		);
		const now = new Map(everythingIn(parsedContract(after)).map(({ id, words }) => [id, words]));
		for (const { id, words } of untouched) expect(now.get(id)).toEqual(words);
	});

	it('keeps our names, places and notes, and takes everything else from the page', () => {
		const { words, path, method } = ownIn(after, 'createPlan');
		expect({ path, method }).toEqual({ path: '/service/cloud/fixture/plan', method: 'post' });
		expect(words).toMatchObject({
			...{ summary: 'Create a dialing plan from a strategy', tags: ['Calling plans'] },
			...{ 'x-evidence': 'documented', 'x-effect': 'contacts', 'x-action': 'AiRudder/plan/create' },
			'x-doc-pages': ['api-800001', 'api-800002', 'doc-1671664'],
			'x-pages': [
				{ id: 'api-800001', changed: today, says: 'Calls a list of people in several rounds.' },
				{ id: 'api-800002', changed: today },
			],
		});
		const schema = words.requestBody!.content['application/json']!.schema!;
		expect(schema.required).toEqual(['plan_name', 'strategy_id', 'contacts']);
		expect(schema.properties).toMatchObject({
			call_mode: { enum: ['single', 'group'], default: 'single' },
			contacts: { maxItems: 100, items: { required: ['phone'] } },
		});
	});

	it('makes one operation of the pages of several product lines, with what only one has as a variant', () => {
		const { words } = ownIn(after, 'obtainTheCallSummary');
		expect(words['x-product-lines']).toEqual(['collection', 'telemarketing', 'infoCheck']);
		expect(words.parameters).toMatchObject([
			{ name: 'task_id', required: true },
			{ name: 'with_details', required: false, description: '(Info Check only)' },
		]);
		const variants = ownIn(after, 'addANumber').words.requestBody!.content['application/json']!
			.schema!;
		expect(variants.anyOf).toMatchObject([
			{ title: 'Collection', required: ['number', 'amount'] },
			{ title: 'Info Check', required: ['number'] },
		]);
	});

	it('gives new operations a place in the nodes, and sends once what is not clearly a look-up', () => {
		const placeOf = (id: string) => {
			const { 'x-action': place, 'x-effect': effect, 'x-form': form } = ownIn(after, id).words;
			return { place, effect, form };
		};
		const form = 'automatic';
		expect(findings.added.map(({ id }) => id)).toEqual([
			...['postSessionEnd', 'obtainTheCallSummary', 'addANumber', 'searchKnowledge'],
			// Redocly finds fault with this one: validPull.test.ts.
			'aPathParameterThatNobodyDescribes',
		]);
		expect(placeOf('addANumber')).toEqual({
			place: 'AiRudder/workflow/addANumber',
			effect: 'contacts',
			form,
		});
		expect(placeOf('obtainTheCallSummary')).toEqual({
			place: 'AiRudder/task/obtainTheCallSummary',
			effect: 'reads',
			form,
		});
		expect(placeOf('searchKnowledge')).toEqual({
			...{ place: 'AiRudderChatbot/knowledgeBase/searchKnowledge', effect: 'reads', form },
		});
	});

	it('finds a name for a new operation of which only Chinese is known', () => {
		const page = { title: '编造的查询', folder: '计划', method: 'get' as const };
		const { text: pulled } = pulledFrom([
			plan({ ...page, path: '/service/cloud/fixture/made/up' }),
		]);
		expect(ownIn(pulled, 'getMadeUp').words).toMatchObject({
			...{ summary: '编造的查询', tags: ['计划'], 'x-action': 'AiRudder/made/getMadeUp' },
			'x-effect': 'contacts',
		});
	});

	it.each([
		['whose name n8n keeps for itself', { title: 'Send and wait' }, 'task', 'postFixtureX'],
		['whose name an action has', { title: 'X', operationId: 'create' }, 'task', 'x'],
		[
			'of the dialer, whose credential goes by the resource',
			{ title: 'X', folder: 'Predictive dialer/Task', path: '/service/callcenter/fixture/x' },
			'dialerTask',
			'x',
		],
	])('finds a place for a new operation %s', (_which, page, resource, id) => {
		const made = {
			folder: 'Calling tasks',
			method: 'post' as const,
			path: '/service/cloud/fixture/x',
		};
		const { text: pulled } = pulledFrom([plan({ ...made, ...page })]);
		expect(ownIn(pulled, id).words['x-action']).toBe(`AiRudder/${resource}/${id}`);
	});

	it.each([
		['Somewhere', '/service/callcenter/fixture/x'],
		['Predictive dialer', '/service/cloud/fixture/x'],
	])('leaves out a new operation whose sign-in is not known: %s, %s', (folder, path) => {
		const { findings: told } = pulledFrom([plan({ title: 'X', folder, path })]);
		expect(told.added).toEqual([]);
		expect(told.problems).toMatchObject([
			{ page: 'api-1', reason: expect.stringContaining(`no sign-in is known for ${path}`) },
		]);
	});

	it('tells what a public client said differently, and keeps it in the contract', () => {
		const why = 'The page says the first, what was known before (client) the other.';
		const kept = 'array, required, maxItems 5000';
		expect(ownIn(after, 'addWorkflowContacts').words['x-contradictions']).toEqual([
			{ field: 'body.workflow_id', kept: 'string', also: 'string, required', why },
			{ field: 'body.details', kept, also: 'array, required, maxItems 10000', why },
		]);
		const lines = [
			`body.workflow_id: "string", not "string, required". ${why}`,
			`body.details: "${kept}", not "array, required, maxItems 10000". ${why}`,
		];
		expect(findings.contradictions).toContainEqual({ id: 'addWorkflowContacts', lines });
		expect(reportOf(findings)).toContain(lines[0]);
	});

	it('reads webhooks whose pages name some address of the customer’s', () => {
		const bodyOf = (id: string) => ownIn(after, id).words.requestBody!.content['application/json']!;
		expect(ownIn(after, 'taskEnded').path).toBe('taskEnded');
		expect(bodyOf('taskEnded')).toMatchObject({
			schema: { required: ['TaskID', 'TaskName', 'TaskEndTime'] },
			example: { TaskID: 't-1' },
		});
		expect(bodyOf('workflowCallEnded').schema!.anyOf).toMatchObject([
			{ title: 'Collection', properties: { TotalOwingAmount: { type: 'number' } } },
			{ title: 'Info Check', properties: { confirmed: { type: 'boolean' } } },
		]);
		expect(ownIn(after, 'sessionEnded').words.parameters).toMatchObject([
			{ name: 'X-AIRudder-Sign' },
		]);
	});

	it('leaves signature and login to the credentials', () => {
		expect(ownIn(after, 'uploadFile').words).not.toHaveProperty('parameters');
		expect(ownIn(after, 'uploadFile').words.security).toEqual([
			{ chatbotSignKey: [], chatbotSign: [] },
		]);
	});

	it('lists each page that cannot be taken, with the reason', () => {
		const reasons = Object.fromEntries(findings.problems.map(({ page, reason }) => [page, reason]));
		expect(reasons).toMatchObject({
			'api-800006': 'describes GET /service/cloud/list, which the contract has as listTasks',
			'api-820010': 'claims to be listConversations, and so does api-820011 with another path',
			'api-820011': 'claims to be listConversations, and so does api-820010 with another path',
			'api-840005': expect.stringContaining('reads like a report that AIRudder sends'),
			'api-850001': 'has a path on another host: elsewhere.example.com',
			'api-850003': expect.stringMatching(/^has broken YAML: /),
			'api-850004': 'claims the operationId exportReport, and so does api-850005',
			'api-850005': 'claims the operationId exportReport, and so does api-850004',
			'api-850007': 'takes a body of type application/xml, which nodes cannot send',
			'api-850008': 'refers to a schema "Nowhere" that it does not hold',
			'api-850009': 'describes no operation',
			'doc-860004': 'lists error codes, but names no section that the contract knows',
		});
		expect(findings.problems.every(({ reason }) => !reason.includes('\n'))).toBe(true);
	});

	it('gives users of an older package the paths to paste into their credential', () => {
		const paths = JSON.parse(pathsForCredential(after)) as Record<string, string>;
		expect(paths).toMatchObject({
			createPlan: '/service/cloud/fixture/plan',
			listChannels: '/api/v1/fixture/channels',
		});
		// These it knows, or does not have.
		for (const id of ['cancelTask', 'searchKnowledge', 'listPlanRounds'])
			expect(paths).not.toHaveProperty(id);
		expect(pathsForCredential(contract)).toBe('{}');
	});

	it('reports without what would command a terminal', () => {
		const { findings: told } = pulledFrom([plan({ path: '/service/cloud/\u001b[2Jx y' })]);
		expect(reportOf(told)).toContain('has no plain path: "/service/cloud/[2Jx y"');
	});

	it('fills in error codes, and tells which meant something else', () => {
		const codes = parsedContract(after)['x-error-codes'];
		expect(codes.cloud).toContainEqual({
			code: 401,
			meaning: 'the token is not valid',
			'x-page': 'doc-860002',
		});
		expect(codes.cloud).toContainEqual({ code: 200, meaning: 'success' });
		expect(codes.callCenter).toContainEqual({
			...{ code: 10508, meaning: 'the name is taken', 'x-page': 'doc-860003' },
			'x-note': 'task name already used',
		});
		expect(findings.contradictions).toContainEqual({
			id: 'x-error-codes',
			lines: ['callCenter 10508: "task name already used" → "the name is taken"'],
		});
	});

	it('takes the first page’s word for an error code, in English if there is one', () => {
		const page = (id: string, title: string, meaning: string) =>
			docPage(id, title, `| code | message |\n| --- | --- |\n| 10999 | ${meaning} |`);
		const pages = [
			page('doc-1', 'Predictive dialer（错误码）', '编造的'),
			page('doc-2', 'Predictive dialer', 'made up'),
			page('doc-3', 'Predictive dialer, again', 'invented'),
		];
		const once = pulledFrom(pages);
		expect(parsedContract(once.text)['x-error-codes'].callCenter).toContainEqual({
			...{ code: 10999, meaning: 'made up', 'x-page': 'doc-2' },
		});
		expect(once.findings.problems).toEqual([
			{
				page: 'doc-3',
				reason: 'says another meaning of callCenter 10999: "invented", not "made up"',
			},
		]);
		expect(pulledFrom(pages, once.text).findings.errorCodes).toEqual([]);
	});

	it('shows the passages on signature and encryption, for a person to act on', () => {
		expect(findings.passages).toEqual([
			{
				page: 'doc-1678219',
				header: 'Is-Encrypted',
				text: expect.stringContaining('digest of the plaintext'),
			},
			{
				page: 'doc-860001',
				header: 'X-AIRudder-Sign',
				text: expect.stringContaining('Sort the fields'),
			},
			{
				page: 'doc-860001',
				header: 'X-AIRudder-Sign-Key',
				text: expect.stringContaining('Which key'),
			},
		]);
	});
});

describe('a page that changes', () => {
	const first = pulledFrom([plan()]);

	it('is listed with what changed, and its day', () => {
		const changed = plan({
			parameters: [query('plan_id', text('Plan')), query('round', { type: 'integer' })],
		});
		const second = pulledFrom([changed], first.text, '2026-12-24');
		expect(second.findings.changed).toEqual([
			{
				id: 'getPlanStatus',
				lines: ['query plan_id: string, required → string', 'query round: new (integer)'],
			},
		]);
		expect(ownIn(second.text, 'getPlanStatus').words['x-pages']).toMatchObject([
			{ changed: '2026-12-24' },
		]);
	});

	it('has the day that the portal tells, not the one on which it was read', () => {
		const [page] = readPages([], [plan()]).pages;
		const pages = [{ ...page!, changed: '2026-11-20' }];
		const { text: pulled } = pull(contract, { pages, unread: [] }, { today });
		expect(ownIn(pulled, 'getPlanStatus').words['x-pages']).toMatchObject([
			{ changed: '2026-11-20' },
		]);
	});

	it('is listed, too, when only its words did', () => {
		const { findings: told } = pulledFrom([plan({ description: 'In other words' })], first.text);
		expect(told.changed).toEqual([{ id: 'getPlanStatus', lines: ['wording, examples'] }]);
	});

	it('moves the operation when its path or method does', () => {
		const { text: moved, findings: told } = pulledFrom(
			[plan({ method: 'post', path: '/service/cloud/fixture/other', parameters: [] })],
			first.text,
		);
		expect(ownIn(moved, 'getPlanStatus')).toMatchObject({
			path: '/service/cloud/fixture/other',
			method: 'post',
		});
		expect(parsedContract(moved).paths).not.toHaveProperty(['/service/cloud/fixture/status']);
		expect(told.changed[0]!.lines).toContain('POST /service/cloud/fixture/other');
	});

	it('is sent once from then on when it was a GET and is none', () => {
		const post = { method: 'post' as const, parameters: [] };
		for (const before of [contract, first.text]) {
			const { text: now, findings: told } = pulledFrom([plan(post)], before);
			expect(ownIn(now, 'getPlanStatus').words['x-effect']).toBe('contacts');
			expect(told.contradictions[0]!.lines.join()).toContain(
				'x-effect: "contacts, until somebody knows better", not "reads, by GET"',
			);
			expect(pulledFrom([plan(post)], now)).toMatchObject({
				text: now,
				findings: { contradictions: [] },
			});
		}
		expect(ownIn(first.text, 'getPlanStatus').words['x-effect']).toBe('reads');
	});

	it('is told once when it is gone, and everything read from it stays', () => {
		const gone = pulledFrom([], first.text, '2026-12-24');
		expect(gone.findings.disappeared).toEqual([{ id: 'getPlanStatus', page: 'api-1' }]);
		expect(ownIn(gone.text, 'getPlanStatus').path).toBe('/service/cloud/fixture/status');
		expect(pulledFrom([], gone.text).findings.disappeared).toEqual([]);
		const back = pulledFrom([plan()], gone.text);
		expect(back.text).toBe(first.text);
	});

	it('does not cost the operation what its twin said when one of both cannot be read', () => {
		const twin = plan({
			id: 'api-2',
			folder: 'Info Check/Calling plans',
			parameters: [query('plan_id', text()), query('extra', text())],
		});
		const both = pulledFrom([plan(), twin]);
		const elsewhere = {
			...twin,
			text: twin.text.replaceAll('api.airudder.com', 'elsewhere.example.com'),
		};
		const broken = { ...twin, text: '# T\n\n## OpenAPI Specification\n' };
		for (const spoilt of [elsewhere, broken])
			expect(pulledFrom([plan(), spoilt], both.text).text).toBe(both.text);
	});
});

describe('a page and what it is about', () => {
	const idsOf = (page: Partial<ApiPage>) => {
		const { findings: told } = pulledFrom([plan(page)]);
		return [...told.documented, ...told.added].map(({ id }) => id);
	};

	it.each([
		['capitals and blanks differ', { title: 'obtain THE  information of plan status' }],
		['its folder says nothing', { folder: 'Somewhere' }],
		['its folder is that of a product line', { folder: 'Info Check' }],
		['its title is the Chinese one', { title: '获取计划状态信息', folder: '计划' }],
	])('are matched by title when %s', (_when, page) => {
		expect(idsOf(page)).toEqual(['getPlanStatus']);
	});

	it('are not matched across sections', () => {
		expect(idsOf({ folder: 'Chatbot', path: '/api/v1/x' })).not.toContain('getPlanStatus');
	});

	it('are matched by id whatever the title says', () => {
		expect(idsOf({ id: 'api-45267515', title: 'Anything' })).toEqual(['stopWorkflow']);
	});

	it.each([
		['a query', '/service/cloud/x?y=1'],
		['a variable of Apifox', '/service/cloud/{{version}}/x'],
		['steps upwards', '/service/../admin'],
		['a blank', '/service/cloud/x y'],
		['another host without a scheme', '//elsewhere.example.com/x'],
	])('leave out a path with %s', (_what, path) => {
		expect(pulledFrom([plan({ path })]).findings.problems).toMatchObject([
			{ page: 'api-1', reason: expect.stringContaining('has no plain path') },
		]);
	});

	it('take a path below that of the server', () => {
		const servers = ['https://test.example.com', 'https://api.airudder.com/service/cloud/'];
		const { text: pulled } = pulledFrom([plan({ path: '/fixture/status', servers })]);
		expect(ownIn(pulled, 'getPlanStatus').path).toBe('/service/cloud/fixture/status');
	});
});
