import { parse, stringify } from 'yaml';

interface Contract {
	paths: Record<string, Record<string, Operation>>;
	webhooks: Record<string, { post: Operation }>;
}

interface Operation {
	[word: string]: unknown;
	operationId: string;
}

const text = { type: 'string' };
const object = (properties: object, required = Object.keys(properties)) => ({
	type: 'object',
	required,
	properties,
});
const list = (items: object) => ({ type: 'array', items });
const jsonOf = (schema: object, example?: unknown) => ({
	'application/json': { schema, ...(example === undefined ? {} : { example }) },
});
const answer = (schema: object, example?: unknown) => ({
	responses: { '200': { description: 'Success', content: jsonOf(schema, example) } },
});
const takes = (content: object) => ({ requestBody: { required: true, content } });
const cloud = (data: object) => object({ code: { type: 'integer' }, status: text, data }, ['code']);
const query = (name: string, schema: object, required = true) => ({
	name,
	in: 'query',
	required,
	schema,
});

/** Operations as pages of the portal may describe them: where, how, and with what. */
const operations: Record<string, [method: string, path: string, words: object]> = {
	getPlanStatus: [
		'get',
		'/service/cloud/pulled/status',
		{
			parameters: [query('PlanID', text), query('Round', { type: 'integer' }, false)],
			...answer(cloud(object({ Status: { type: 'string', enum: ['running', 'over'] } })), {
				code: 200,
				status: 'OK',
				data: { Status: 'over' },
			}),
		},
	],
	createPlan: [
		'post',
		'/service/cloud/pulled/plan',
		{
			...takes(jsonOf(object({ Name: text, Details: list(object({ Mobile: text })) }))),
			// An example that the schema does not allow.
			...answer(
				cloud(
					object({
						PlanID: { type: 'string', pattern: '^[0-9a-f]{32}$' },
						CreatedAt: { type: 'string', format: 'date-time' },
						Kind: { type: 'string', enum: ['auto', 'manual'] },
						Rounds: { type: ['integer', 'null'], minimum: 3 },
					}),
				),
				{ code: 200, data: { PlanID: 7 } },
			),
		},
	],
	listStrategies: [
		'get',
		'/service/cloud/pulled/strategies/{GroupID}',
		{
			parameters: [{ name: 'GroupID', in: 'path', required: true, schema: { type: 'integer' } }],
			...answer(cloud(list(object({ ID: text, Name: text })))),
		},
	],
	cancelPlanCall: [
		'delete',
		'/service/cloud/pulled/plan/{PlanID}',
		{
			parameters: [{ name: 'PlanID', in: 'path', required: true, schema: text }],
			responses: { '200': { description: 'Success' } },
		},
	],
	stopWorkflow: [
		'put',
		'/service/cloud/pulled/stop',
		{
			...takes({
				'application/x-www-form-urlencoded': { schema: object({ ID: { type: 'integer' } }) },
			}),
			...answer(object({ result: text }), { result: 'stopped' }),
		},
	],
	getCallByCallId: [
		'get',
		'/service/cloud/pulled/call',
		{ parameters: [query('CallID', text)], ...answer(cloud(object({ CallID: text }))) },
	],
	uploadFile: [
		'post',
		'/api/v1/pulled/upload',
		{
			...takes({
				'multipart/form-data': {
					schema: object(
						{
							file: { type: 'string', contentMediaType: 'application/octet-stream' },
							size: { type: 'integer' },
							tags: list(text),
						},
						['file'],
					),
				},
			}),
			...answer(object({ code: { type: 'integer' }, data: object({ url: text }) }), {
				code: 200,
				message: 'Success',
				data: { url: 'https://example.com/a.png' },
			}),
		},
	],
	listTemplates: [
		'post',
		'/api/v1/pulled/templates',
		{
			security: [{ token: [] }],
			...takes(jsonOf(object({ page: { type: 'integer' } }))),
			...answer(object({ code: { type: 'integer' }, data: list(object({ id: text })) })),
		},
	],
};

const event = (value: string) => ({ type: 'string', enum: [value] });

/** Webhooks as pages may describe them: schema and example. */
const webhooks: Record<string, [schema: object, example?: unknown]> = {
	taskEnded: [
		object({ task_id: text, task_name: text, status: text, total: { type: 'integer' } }),
		{ task_id: '8d2f', task_name: 'April', status: 'finished', total: 12 },
	],
	planEnded: [object({ plan_id: text, rounds: { type: 'integer' } }, [])],
	workflowCallEnded: [
		{
			anyOf: [
				{ title: 'Collection', ...object({ workflow_id: text, CallID: text, Debtor: text }) },
				{ title: 'Info Check', ...object({ workflow_id: text, CallID: text, Checked: text }) },
			],
		},
		{ workflow_id: 'w-9', CallID: 'c-9', Debtor: 'Sari' },
	],
	sessionEnded: [object({ event: event('session.end'), call_id: text }, ['call_id'])],
};

/**
 * The contract as a pull may leave it: some operations and events documented, of every kind that there is, and one
 * operation that nobody knew of.
 */
export function pulledContract(contractText: string): string {
	const contract = parse(contractText) as Contract;
	for (const [operationId, [method, path, words]] of Object.entries(operations)) {
		const found = takenOut(contract, operationId);
		const {
			security: _security,
			requestBody: _requestBody,
			parameters: _parameters,
			...kept
		} = found;
		add(contract, path, method, { ...kept, ...words, 'x-evidence': 'documented' });
	}
	add(contract, '/service/cloud/pulled/new', 'patch', {
		operationId: 'renamePulledPlan',
		summary: 'Rename a plan',
		tags: ['Something new'],
		'x-evidence': 'documented',
		'x-effect': 'contacts',
		'x-action': 'AiRudder/plan/renamePulledPlan',
		'x-form': 'automatic',
		...takes(jsonOf(object({ Name: text }))),
		...answer(cloud(text)),
	});
	for (const [name, [schema, example]] of Object.entries(webhooks)) {
		const post = contract.webhooks[name]!.post;
		const body = { required: true, content: jsonOf(schema, example) };
		contract.webhooks[name] = {
			post: { ...post, 'x-evidence': 'documented', requestBody: body },
		};
	}
	return stringify(contract, { aliasDuplicateObjects: false });
}

function add({ paths }: Contract, path: string, method: string, operation: Operation): void {
	paths[path] = { ...paths[path], [method]: operation };
}

function takenOut({ paths }: Contract, operationId: string): Operation {
	for (const [path, methods] of Object.entries(paths)) {
		const [method, operation] =
			Object.entries(methods).find(([, { operationId: id }]) => id === operationId) ?? [];
		if (method === undefined || operation === undefined) continue;
		paths[path] = Object.fromEntries(Object.entries(methods).filter(([name]) => name !== method));
		if (Object.keys(paths[path]).length === 0) delete paths[path];
		return operation;
	}
	throw new Error(`The contract has no operation "${operationId}"`);
}
