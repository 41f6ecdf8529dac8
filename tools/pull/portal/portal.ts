import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { AxiosInstance, AxiosResponse } from 'axios';
import axios from 'axios';
import axiosRetry, { exponentialDelay, isNetworkError } from 'axios-retry';
import { Failure, oneLine } from '../../failure';
import { PageCache, type PortalFile } from './pageCache';
import { PageProblem } from '../problem';

/** Where the pages are. */
export interface Portal {
	/** Hosts whose links lead to pages of this portal. */
	hosts: string[];
	/** Reads a file by its path, `llms.txt`. Throws PageProblem when it cannot be had. */
	read(path: string): Promise<PortalFile>;
	/** Says that all was read: the next time asks the portal anew. */
	finished(): void;
}

/** The documentation portal of AIRudder. */
export const publicPortal = 'https://developer.airudder.com';

const secondsToAnswer = 30;
const retries = 3;
const mostBytes = 20 * 1024 * 1024;

/** The portal at an address or in a folder; `cacheFolder` keeps what an address has answered. Throws a Failure. */
export function openPortal(from: string, cacheFolder: string): Portal {
	if (!/^[a-z]+:\/\//i.test(from)) return folderPortal(from);
	if (!/^https?:/i.test(from) || !URL.canParse(from))
		throw new Failure(`"${from}" is not a web address.`);
	return new WebPortal(
		new URL(from),
		new PageCache(join(cacheFolder, new URL(from).host.replace(/:/g, '_'))),
	);
}

function folderPortal(folder: string): Portal {
	const root = resolve(folder);
	return {
		hosts: [new URL(publicPortal).hostname],
		read: async (path) => {
			const file = join(root, path);
			if (!existsSync(file)) throw new PageProblem('is missing');
			return { text: await readFile(file, 'utf8') };
		},
		finished: () => undefined,
	};
}

/** Asks for each file once a run, only for what changed, and again when the portal is busy. */
class WebPortal implements Portal {
	readonly hosts: string[];
	private readonly client: AxiosInstance;

	constructor(
		private readonly root: URL,
		private readonly cache: PageCache,
	) {
		this.hosts = [...new Set([root.hostname, new URL(publicPortal).hostname])];
		this.client = axios.create({
			timeout: secondsToAnswer * 1000,
			maxContentLength: mostBytes,
			responseType: 'text',
			headers: {
				'User-Agent': 'n8n-nodes-airudder contract:pull',
				Accept: 'text/markdown, text/plain',
			},
			transformResponse: (text: unknown) => text,
			validateStatus: (status) => status < 300 || status === 304,
		});
		axiosRetry(this.client, {
			retries,
			// Waits as long as Retry-After asks for, else longer each time.
			retryDelay: (count, error) => exponentialDelay(count, error, 200),
			retryCondition: ({ response, ...error }) =>
				response ? response.status === 429 || response.status >= 500 : isNetworkError(error),
		});
	}

	async read(path: string): Promise<PortalFile> {
		const url = new URL(path, this.root.href.replace(/\/?$/, '/')).href;
		const cached = this.cache.get(url);
		if (cached?.isOfThisRun) return cached;
		const answer = await this.ask(url, {
			...(cached?.etag ? { 'If-None-Match': cached.etag } : {}),
			...(cached?.lastModified ? { 'If-Modified-Since': cached.lastModified } : {}),
		});
		const { etag, 'last-modified': lastModified } = answer.headers as Partial<
			Record<string, string>
		>;
		return cached && answer.status === 304
			? this.cache.put(url, cached)
			: this.cache.put(url, { text: String(answer.data), etag, lastModified });
	}

	finished(): void {
		this.cache.endRun();
	}

	private async ask(url: string, headers: Record<string, string>): Promise<AxiosResponse<unknown>> {
		try {
			return await this.client.get<unknown>(url, { headers });
		} catch (error) {
			const status = axios.isAxiosError(error) ? error.response?.status : undefined;
			throw new PageProblem(
				status === undefined
					? `could not be reached: ${oneLine(error)}`
					: `was answered with HTTP status ${status}`,
			);
		}
	}
}
