import { stringify } from 'yaml';

/** A file of the portal: `llms.txt`, `api-1.md`. */
export interface PortalPage {
	file: string;
	text: string;
	/** Title and folder as the index lists them. */
	title: string;
	folder?: string;
}

type Json = Record<string, unknown>;

/** What a page about an operation says. */
export interface ApiPage {
	id: string;
	title: string;
	/** Folders of the portal, separated by slashes. */
	folder: string;
	method?: 'get' | 'post' | 'put';
	path: string;
	description?: string;
	operationId?: string;
	parameters?: Json[];
	/** Schema of the request's body. */
	body?: Json;
	bodyType?: string;
	bodyExample?: unknown;
	/** Schema of the answer. */
	answer?: Json;
	answerExample?: unknown;
	schemas?: Json;
	servers?: string[];
}

/** A page as Apifox writes its Markdown twin: OpenAPI 3.0.1 with Apifox's own keys. */
export function apiPage(page: ApiPage): PortalPage {
	const { id, title, folder, method = 'post', path, servers = ['https://api.airudder.com'] } = page;
	const operation = {
		summary: title,
		deprecated: false,
		description: page.description ?? '',
		operationId: page.operationId,
		tags: [folder],
		parameters: page.parameters ?? [],
		...(page.body
			? {
					requestBody: {
						content: {
							[page.bodyType ?? 'application/json']: {
								schema: page.body,
								...(page.bodyExample === undefined
									? { examples: {} }
									: { example: page.bodyExample }),
							},
						},
						required: true,
					},
				}
			: {}),
		responses: {
			'200': {
				description: '',
				content: {
					'application/json': {
						schema: page.answer ?? { type: 'object', properties: {} },
						...(page.answerExample === undefined ? {} : { example: page.answerExample }),
					},
				},
				headers: {},
				'x-apifox-name': '成功',
			},
		},
		security: [],
		'x-apifox-folder': folder,
		'x-apifox-status': 'released',
		'x-run-in-apifox': `https://app.apifox.com/web/project/1/apis/${id}-run`,
	};
	const specification = {
		openapi: '3.0.1',
		info: { title: '', description: '', version: '1.0.0' },
		paths: { [path]: { [method]: operation } },
		components: { schemas: page.schemas ?? {}, securitySchemes: {} },
		servers: servers.map((url) => ({ url, description: 'Production' })),
		security: [],
	};
	return withBlock({ id, title, folder, prose: page.description }, stringify(specification));
}

/** A page whose OpenAPI block is given as it is, broken or not. */
export function withBlock(
	{ id, title, folder, prose = '' }: { id: string; title: string; folder: string; prose?: string },
	yaml: string,
): PortalPage {
	const text = `# ${title}\n\n${prose}\n\n## OpenAPI Specification\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n`;
	return { file: `${id}.md`, title, folder, text };
}

/** A page of prose. */
export function docPage(id: string, title: string, prose: string): PortalPage {
	return { file: `${id}.md`, title, text: `# ${title}\n\n${prose}\n` };
}

/** An object with fields, all required but those named with a question mark. */
export function object(fields: Record<string, Json>, more: Json = {}): Json {
	const names = Object.keys(fields).map((name) => name.replace(/\?$/, ''));
	const required = Object.keys(fields).filter((name) => !name.endsWith('?'));
	return {
		type: 'object',
		properties: Object.fromEntries(
			Object.entries(fields).map(([name, schema]) => [name.replace(/\?$/, ''), schema]),
		),
		...(required.length > 0 ? { required } : {}),
		'x-apifox-orders': names,
		...more,
	};
}

/** A field. */
export const text = (description = '', more: Json = {}): Json => ({
	type: 'string',
	description,
	...more,
});
export const integer = (description = '', more: Json = {}): Json => ({
	type: 'integer',
	description,
	...more,
});

/** An answer of the cloud family. */
export const cloudAnswer = (data: Json): Json =>
	object({ code: integer('200 on success'), 'status?': text(), 'data?': data });

/** An answer of the chatbot family. */
export const chatbotAnswer = (data: Json): Json =>
	object({ code: integer(), 'message?': text(), 'request_id?': text(), 'data?': data });

/** A parameter of the query. */
export const query = (name: string, schema: Json, more: Json = {}): Json => ({
	name,
	in: 'query',
	description: '',
	required: false,
	schema,
	...more,
});

/** A header that each page of a signed operation repeats. */
export const header = (name: string): Json => ({
	name,
	in: 'header',
	description: '',
	required: true,
	example: '',
	schema: { type: 'string' },
});
