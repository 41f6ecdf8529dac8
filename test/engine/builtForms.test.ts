import type { INodeExecutionData } from 'n8n-workflow';
import { decrypt, encryptionKey } from '../../nodes/shared/api/encryption';
import type {
	FieldSchema,
	RequestForm,
} from '../../nodes/shared/operations/fromContract/requestForm';
import { customers, jsonOf } from '../support/engine/airudder';
import { nodeWith, Wire } from './wire';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const text: FieldSchema = { type: 'string' };
const file: INodeExecutionData = {
	json: {},
	binary: {
		data: {
			data: Buffer.from('a file').toString('base64'),
			mimeType: 'text/plain',
			fileName: 'a.txt',
		},
	},
};

describe('A form that is built from the contract', () => {
	const wire = new Wire({
		getPlanStatus: '/plan/status',
		stopWorkflow: '/workflow/{workflow_id}/stop',
		uploadFile: '/file',
	});
	beforeAll(async () => await wire.start());
	beforeEach(() => {
		wire.received = [];
		wire.answer = { code: 200, data: [{ id: 1 }, { id: 2 }] };
	});
	afterAll(async () => await wire.stop());

	const status: RequestForm = {
		parameters: [
			{ in: 'query', name: 'plan_id', required: true, schema: text },
			{ in: 'query', name: 'page', schema: { type: 'integer', default: 1 } },
			{ in: 'query', name: 'ids', schema: { type: 'array', items: { type: 'integer' } } },
			{ in: 'header', name: 'X-Trace', schema: text },
		],
	};

	it('sends query and headers of each item, and puts out each entry of the answer', async () => {
		const parameters = {
			query_plan_id: '={{ $json.name }}',
			additionalFields: { query_page: 0, query_ids: '1, 2', header_X_Trace: 't' },
		};
		const ran = await wire.run(nodeWith('getPlanStatus', status), parameters, customers(2));
		expect(ran.error).toBeUndefined();
		expect(wire.received.map(({ method, url }) => [method, url])).toEqual([
			['GET', '/plan/status?plan_id=Customer+1&page=0&ids=1&ids=2'],
			['GET', '/plan/status?plan_id=Customer+2&page=0&ids=1&ids=2'],
		]);
		expect(wire.received[0]!.headers).toMatchObject({
			'x-trace': 't',
			authorization: 'Token token',
		});
		expect(jsonOf(ran)).toEqual([{ id: 1 }, { id: 2 }, { id: 1 }, { id: 2 }]);
	});

	it.each<[string, Record<string, unknown>, string]>([
		['a required field is empty', { query_plan_id: '={{ "" }}' }, 'Plan ID is empty'],
		[
			'a header would end early',
			{ query_plan_id: 'p', additionalFields: { header_X_Trace: 'a\nAuthorization: b' } },
			'The header "X-Trace" has a character that no header can carry',
		],
		[
			'a number is none',
			{ query_plan_id: 'p', additionalFields: { query_page: '={{ 1.5 }}' } },
			'Page is not a whole number',
		],
	])('stops before sending when %s', async (_what, parameters, message) => {
		const { error } = await wire.run(nodeWith('getPlanStatus', status), parameters);
		expect(error?.message).toBe(message);
		expect(wire.received).toEqual([]);
	});

	it('with a path of its own, sends what the user writes, as it did before the contract knew', async () => {
		const parameters = {
			endpointPath: '/own/path',
			query: { pairs: [{ name: 'any', value: '7' }] },
			query_plan_id: 'p',
		};
		expect((await wire.run(nodeWith('getPlanStatus', status), parameters)).error).toBeUndefined();
		expect((await wire.run(nodeWith('getPlanStatus'), parameters)).error).toBeUndefined();
		expect(wire.received.map(({ url }) => url)).toEqual(['/own/path?any=7', '/own/path?any=7']);
	});

	it('takes a path from an expression for one of its own', async () => {
		const parameters = { endpointPath: '={{ "/own/" + $itemIndex }}', query_plan_id: 'p' };
		const ran = await wire.run(nodeWith('getPlanStatus', status), parameters, customers(2));
		expect(ran.error).toBeUndefined();
		expect(wire.received.map(({ url }) => url)).toEqual(['/own/0', '/own/1']);
	});

	const stop: RequestForm = {
		parameters: [{ in: 'path', name: 'workflow_id', required: true, schema: text }],
		body: {
			type: 'application/json',
			schema: {
				type: 'object',
				required: ['reason'],
				properties: {
					reason: { ...text, enum: ['late', 'done'] },
					when: { type: 'object', required: ['from'], properties: { from: text, to: text } },
					notify: { type: 'boolean' },
				},
				additionalProperties: true,
			},
		},
	};

	it('puts values into the path, and JSON into the body', async () => {
		const ran = await wire.run(nodeWith('stopWorkflow', stop), {
			path_workflow_id: 'a/b',
			body_reason: 'late',
			additionalFields: { body_when: { from: '9:00' }, body_notify: false },
			furtherFields: '{"more": 1}',
		});
		expect(ran.error).toBeUndefined();
		expect(wire.received[0]!.url).toBe('/workflow/a%2Fb/stop');
		expect(wire.received[0]!.headers['content-type']).toBe('application/json');
		expect(wire.bodies()).toEqual([
			{ reason: 'late', when: { from: '9:00' }, notify: false, more: 1 },
		]);
	});

	it('uploads the file of each item in a form', async () => {
		const form: RequestForm = {
			body: {
				type: 'multipart/form-data',
				schema: {
					type: 'object',
					required: ['file'],
					properties: { file: { ...text, format: 'binary' }, kind: text },
				},
			},
		};
		const parameters = { body_file: 'data', additionalFields: { body_kind: 'image' } };
		const ran = await wire.run(nodeWith('uploadFile', form, { upload: true }), parameters, [file]);
		expect(ran.error).toBeUndefined();
		const { body, headers } = wire.received[0]!;
		const sent = await new Response(new Uint8Array(body), {
			headers: { 'content-type': String(headers['content-type']) },
		}).formData();
		expect([...sent.keys()]).toEqual(['kind', 'file']);
		expect((sent.get('file') as File).name).toBe('a.txt');
		expect(await (sent.get('file') as File).text()).toBe('a file');
	});

	it('uploads a file in base64 where the contract has JSON', async () => {
		const schema: FieldSchema = {
			type: 'object',
			required: ['image'],
			properties: { image: { ...text, format: 'byte' } },
		};
		const form: RequestForm = { body: { type: 'application/json', schema } };
		await wire.run(nodeWith('uploadFile', form, { upload: true }), { body_image: 'data' }, [file]);
		expect(wire.bodies()).toEqual([{ image: Buffer.from('a file').toString('base64') }]);
	});

	it('uploads to a path of the user’s own as before', async () => {
		const parameters = { endpointPath: '/own', fileField: 'f', sendAs: 'json', body: '{"a": 1}' };
		await wire.run(nodeWith('uploadFile', {}, { upload: true }), parameters, [file]);
		expect(wire.bodies()).toEqual([{ a: 1, f: Buffer.from('a file').toString('base64') }]);
	});

	const ended: RequestForm = {
		body: {
			type: 'application/x-www-form-urlencoded',
			schema: {
				type: 'object',
				required: ['id'],
				properties: { id: text, force: { type: 'boolean' } },
			},
		},
	};

	it('sends a form without files, encrypted when the credential has a key', async () => {
		const parameters = { body_id: 'a&b', additionalFields: { body_force: true } };
		const key = 'airudderredduria';
		await wire.run(nodeWith('stopWorkflow', ended), parameters, undefined, {
			endpointPaths: '{"stopWorkflow":"/stop"}',
		});
		await wire.run(nodeWith('stopWorkflow', ended), parameters, undefined, {
			endpointPaths: '{"stopWorkflow":"/stop"}',
			encryptionSecret: key,
		});
		expect(wire.received.map(({ headers }) => headers['content-type'])).toEqual([
			'application/x-www-form-urlencoded',
			'application/x-www-form-urlencoded',
		]);
		expect(wire.received[0]!.body.toString('utf8')).toBe('id=a%26b&force=true');
		expect(decrypt(wire.received[1]!.body.toString('utf8'), encryptionKey(key))).toBe(
			'id=a%26b&force=true',
		);
	});
});
