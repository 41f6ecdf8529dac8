import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fastify, type FastifyInstance } from 'fastify';
import { planPages } from './plans';
import type { PortalPage } from './apifoxPage';
import { brokenPages, missingPage } from './brokenPages';
import { chatbotPages } from './chatbot';
import { docPages } from './docPages';
import { newPages } from './newPages';
import { webhookPages } from './webhooks';
import { workflowPages } from './workflows';

/** The pages of a portal in Apifox's format, written by us; what they say of AIRudder is made up. */
export const portalPages: readonly PortalPage[] = [
	...docPages,
	...planPages,
	...workflowPages,
	...chatbotPages,
	...newPages,
	...webhookPages,
	...brokenPages,
];

/** The index of a portal with these pages, and one page that is not there. */
export function indexOf(pages: readonly PortalPage[]): string {
	const line = ({ file, title, folder = '' }: Omit<PortalPage, 'text'>) =>
		`- ${folder.replaceAll('/', ' > ')} [${title}](https://developer.airudder.com/${file}): `;
	const docs = pages.filter(({ file }) => file.startsWith('doc-'));
	const apis = pages.filter(({ file }) => !file.startsWith('doc-'));
	return [
		'# AIRudder\n',
		'See also [the website](https://www.example.com/about.md).\n',
		'## Docs\n',
		...docs.map(line),
		'\n## API Docs\n',
		...[...apis, missingPage].map(line),
	].join('\n');
}

/** Writes the portal into a folder, as `--from` takes it. */
export function writePortal(folder: string, pages: readonly PortalPage[] = portalPages): void {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'llms.txt'), indexOf(pages));
	for (const { file, text } of pages) writeFileSync(join(folder, file), text);
}

/** What a served portal was asked for, and how it answers. */
export interface ServedPortal {
	url: string;
	/** Files in the order in which they were asked for. */
	asked: string[];
	/** Answers of 304 among them. */
	unchanged: string[];
	/** The pages; may be changed while it is served. */
	pages: PortalPage[];
	/** Called before each answer; a status it gives is answered instead. */
	before: (file: string, nthTime: number) => { status: number; retryAfter?: number } | undefined;
	stop(): Promise<void>;
}

/** Serves the portal on this machine, with ETag and Last-Modified as web servers do. */
export async function servePortal(
	pages: readonly PortalPage[] = portalPages,
): Promise<ServedPortal> {
	const server = fastify({ forceCloseConnections: true });
	const served: ServedPortal = {
		...{ url: '', asked: [], unchanged: [], pages: [...pages] },
		before: () => undefined,
		stop: async () => await server.close(),
	};
	answerFrom(server, served);
	await server.listen({ host: '127.0.0.1', port: 0 });
	served.url = `http://127.0.0.1:${server.addresses()[0]?.port}`;
	return served;
}

function answerFrom(server: FastifyInstance, served: ServedPortal): void {
	server.get<{ Params: { '*': string } }>('/*', async (request, reply) => {
		const file = request.params['*'];
		served.asked.push(file);
		const refusal = served.before(file, served.asked.filter((one) => one === file).length);
		if (refusal) {
			if (refusal.retryAfter !== undefined) reply.header('retry-after', refusal.retryAfter);
			return reply.code(refusal.status).send('');
		}
		const text =
			file === 'llms.txt'
				? indexOf(served.pages)
				: served.pages.find((page) => page.file === file)?.text;
		if (text === undefined) return reply.code(404).send('');
		const etag = `"${Buffer.from(text).length}-${text.length}-${hashOf(text)}"`;
		reply.header('etag', etag).header('last-modified', 'Fri, 20 Nov 2026 08:00:00 GMT');
		if (request.headers['if-none-match'] === etag) {
			served.unchanged.push(file);
			return reply.code(304).send();
		}
		return reply.type('text/markdown; charset=utf-8').send(text);
	});
}

function hashOf(text: string): number {
	return [...text].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
}
