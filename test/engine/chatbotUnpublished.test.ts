import type { INodeExecutionData, NodeParameterValueType } from 'n8n-workflow';
import { chatbotOperations } from '../../nodes/AiRudderChatbot/operations';
import { endpointOf } from '../../nodes/shared/api/endpoint';
import type { EndpointId } from '../../nodes/shared/api/endpoints.generated';
import type { Operation, Operations } from '../../nodes/shared/operations/operation';
import { sampleChatbotKey, type Simulator } from '../../simulator';
import { action, customers, jsonOf } from '../support/engine/airudder';
import { runNode } from '../support/engine/n8nEngine';
import { simulateAirudder } from '../support/engine/simulateAirudder';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

type Parameters = Record<string, NodeParameterValueType>;

const unpublished = Object.entries<Operations[string]>(chatbotOperations)
	.flatMap(([resource, entry]) =>
		Object.entries<Operation>(entry.operations).map(
			([name, { endpoint }]) => [`${resource}/${name}`, endpoint] as const,
		),
	)
	.flatMap(([name, endpoint]) =>
		endpoint && isUnpublished(endpoint) ? [[name, endpoint] as const] : [],
	);

function isUnpublished(endpoint: EndpointId): boolean {
	return endpointOf(endpoint).evidence === 'unpublished';
}

const upload = { fileField: 'file' };
const contacts = {
	contactsField: 'to',
	phoneNumberField: 'phone',
	phoneNumberColumn: 'mobile',
	body: '{"template": "t"}',
};
/** What each needs besides the path. */
const needed: Record<string, Parameters> = {
	'file/upload': upload,
	'file/uploadMapThumbnail': upload,
	'template/sendMany': contacts,
};
const customer: INodeExecutionData = {
	...customers(1)[0]!,
	binary: {
		data: {
			data: Buffer.from('a file').toString('base64'),
			mimeType: 'text/plain',
			fileName: '你好.txt',
		},
	},
};

describe('The unpublished operations of AIRudder Chatbot', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started));
	beforeEach(() => {
		airudder.switches.chatbotSignature = 'hmac-sha256-hex-of-body';
	});

	const run = async (
		name: string,
		parameters: Parameters = {},
		items: INodeExecutionData[] = [customer],
		credential: Record<string, string> = {},
	) =>
		await runNode(
			action(
				airudder,
				`AiRudderChatbot/${name}`,
				parameters,
				{},
				{
					signKey: sampleChatbotKey.signKey,
					signSecret: sampleChatbotKey.secret,
					signatureScheme: 'hmacSha256BodyHex',
					...credential,
				},
			),
			items,
		);

	for (const [name, endpoint] of unpublished)
		describe(name, () => {
			const path = `/unpublished/${endpoint}`;

			it('goes to the path that the user gives, and gives what comes back', async () => {
				const ran = await run(name, { endpointPath: path, ...needed[name] });
				expect(ran.error).toBeUndefined();
				expect(JSON.stringify(jsonOf(ran))).toContain('"received":');
				expect(airudder.requests(endpoint)).toHaveLength(1);
			});

			it('takes the path from the credential, too', async () => {
				const endpointPaths = JSON.stringify({ [endpoint]: path });
				const ran = await run(name, needed[name], undefined, { endpointPaths });
				expect(ran.error).toBeUndefined();
				expect(airudder.requests(endpoint)).toHaveLength(1);
			});

			it('stops before sending without any path, and says where one can be given', async () => {
				const { error } = await run(name, needed[name]);
				expect(error?.message).toContain('AIRudder does not publish the path');
				for (const place of ['Endpoint Path in this node', 'Endpoint Paths of the credential'])
					expect(error?.description).toContain(place);
				expect(error?.description).toContain('a newer version of this package');
				expect(error?.description).toContain(endpointOf(endpoint).page);
				expect(airudder.requests()).toEqual([]);
			});

			it("stops with AIRudder's words when it refuses", async () => {
				airudder.fault(endpoint, { bodyCode: 403, message: 'not today' });
				const { error } = await run(name, { endpointPath: path, ...needed[name] });
				expect(error?.message).toContain('not today');
				expect(airudder.requests(endpoint)).toHaveLength(1);
			});

			if (endpointOf(endpoint).effect !== 'contacts') return;
			it('messages people once when the connection breaks', async () => {
				airudder.fault(endpoint, 'resetAfterCommit');
				const { error } = await run(name, { endpointPath: path, ...needed[name] });
				expect(error?.message).toMatch(/^It is not known whether AIRudder took the request/);
				expect(airudder.contacted()).toHaveLength(1);
			});
		});

	(isUnpublished('uploadFile') ? describe : describe.skip)('File: Upload', () => {
		const parameters = { endpointPath: '/unpublished/uploadFile', fileField: 'file' };

		it('sends a form that is signed to the byte', async () => {
			await run('file/upload', { ...parameters, formFields: '{"purpose": "chat"}' });
			expect(airudder.requests('uploadFile')[0]!.body).toEqual({
				purpose: 'chat',
				file: { name: '你好.txt', type: 'text/plain', size: 6 },
			});
		});

		it('sends JSON with the file in base64', async () => {
			await run('file/upload', { ...parameters, sendAs: 'json', body: '{"purpose": "chat"}' });
			expect(airudder.requests('uploadFile')[0]!.body).toEqual({
				purpose: 'chat',
				file: Buffer.from('a file').toString('base64'),
			});
		});

		it('uploads the file of each item', async () => {
			const ran = await run('file/upload', parameters, [customer, customer]);
			expect(ran.output![0]!.map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 1 },
			]);
		});

		it.each<[string, Parameters, RegExp]>([
			['the item has no such file', { binaryField: 'photo' }, /photo/],
			['the field of the file is taken', { formFields: '{"file": 1}' }, /has a field "file"/],
		])('stops before sending when %s', async (_what, more, message) => {
			const { error } = await run('file/upload', { ...parameters, ...more });
			expect(error?.message).toMatch(message);
			expect(airudder.requests()).toEqual([]);
		});
	});

	(isUnpublished('sendTemplateMessages') ? it : it.skip)(
		'Send to Many puts the contacts of all items into one request',
		async () => {
			const parameters = { endpointPath: '/unpublished/sendTemplateMessages', ...contacts };
			const ran = await run('template/sendMany', parameters, customers(2));
			expect(airudder.contacted().map(({ body }) => body)).toEqual([
				{ template: 't', to: [{ phone: '+628111000000' }, { phone: '+628111000001' }] },
			]);
			expect(ran.output![0]![0]!.pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
		},
	);
});
