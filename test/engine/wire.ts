import { fastify, type FastifyInstance } from 'fastify';
import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import { AiRudderApi } from '../../credentials/AiRudderApi.credentials';
import { AiRudderChatbotApi } from '../../credentials/AiRudderChatbotApi.credentials';
import { credentialOf } from '../../nodes/shared/api/credentialTypes';
import type { EndpointId } from '../../nodes/shared/api/endpoints.generated';
import type { RequestForm } from '../../nodes/shared/operations/fromContract/requestForm';
import { formOf } from '../../nodes/shared/operations/description';
import {
	operationWith,
	type RequestKind,
} from '../../nodes/shared/operations/fromContract/fromContract';
import { resource } from '../../nodes/shared/operations/operation';
import { runOperation } from '../../nodes/shared/operations/runner';
import { runNode, type Ran } from '../support/engine/n8nEngine';

const wording = { name: 'Do', action: 'Do', description: 'Do' };

/** A node with one operation whose form is this one; without a form, one that AIRudder does not publish. */
export function nodeWith(id: EndpointId, form?: RequestForm, kind: RequestKind = {}): INodeType {
	const operation = operationWith(form, id, wording, kind);
	// Another operation before it, with fields of the same names: n8n resolves them one by one.
	const another = operationWith(undefined, 'createPlan', wording, { contacts: true });
	const operations = { one: resource('One', { another, do: operation }) };
	return {
		description: {
			displayName: 'Tiny',
			name: 'tiny',
			description: 'One operation',
			group: ['output'],
			version: 1,
			defaults: { name: 'Tiny' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: credentialOf(id), required: true }],
			properties: formOf(operations, { resource: 'one', operation: 'another' }),
		},
		async execute(this: IExecuteFunctions) {
			return await runOperation(this, operations);
		},
	};
}

interface Received {
	method: string;
	url: string;
	headers: Record<string, string | string[] | undefined>;
	body: Buffer;
}

/** A server that keeps every request to the byte, and gives one answer to all; without one, it breaks the connection. */
export class Wire {
	received: Received[] = [];

	answer?: object;

	private readonly server: FastifyInstance = fastify({ forceCloseConnections: true });

	/** @param paths What the credential has as Endpoint Paths. */
	constructor(private readonly paths: Partial<Record<EndpointId, string>>) {}

	async start(): Promise<void> {
		this.server.removeAllContentTypeParsers();
		this.server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
			done(null, body);
		});
		this.server.all('/*', async ({ method, url, headers, body, raw }, reply) => {
			this.received.push({ method, url, headers, body: (body as Buffer) ?? Buffer.alloc(0) });
			if (this.answer) return this.answer;
			reply.hijack();
			raw.socket.destroy();
			return reply;
		});
		await this.server.listen({ host: '127.0.0.1', port: 0 });
	}

	async stop(): Promise<void> {
		await this.server.close();
	}

	/** Runs the node's operation on n8n's engine. */
	async run(
		nodeType: INodeType,
		parameters: Record<string, unknown>,
		items?: INodeExecutionData[],
		credential: Record<string, string> = {},
	): Promise<Ran> {
		const baseUrl = `http://127.0.0.1:${this.server.addresses()[0]!.port}`;
		const data = { baseUrl, endpointPaths: JSON.stringify(this.paths), ...credential };
		return await runNode(
			{
				nodeType,
				credentialTypes: [new AiRudderApi(), new AiRudderChatbotApi()],
				credentials: {
					aiRudderApi: { ...data, appKey: 'k', appSecret: 's', accessToken: 'token' },
					aiRudderChatbotApi: { ...data, signKey: 'k', signSecret: 's', signatureScheme: 'none' },
				},
				parameters: { resource: 'one', operation: 'do', ...parameters },
			},
			items,
		);
	}

	/** The JSON bodies that came. */
	bodies(): unknown[] {
		return this.received.map(({ body }) => JSON.parse(body.toString('utf8')) as unknown);
	}
}
