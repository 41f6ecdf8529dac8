import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the portal. */
export interface PortalFile {
	text: string;
	/** Day of its last change, YYYY-MM-DD, if the portal tells it. */
	changed?: string;
}

interface Kept {
	text: string;
	etag?: string;
	lastModified?: string;
}

type Stored = Kept & { url: string; run: string };

/** A file as it was read the last time. */
export type Cached = Kept & PortalFile & { isOfThisRun: boolean };

/** A run that was broken off longer ago is begun anew. */
const hoursToGoOn = 12;

/**
 * Files of the portal as they were read the last time. A run that was broken off goes on where it was: what it had read
 * counts as read until a run comes to its end.
 */
export class PageCache {
	private readonly run: string;
	private readonly runFile: string;

	constructor(private readonly folder: string) {
		mkdirSync(folder, { recursive: true });
		this.runFile = join(folder, 'unfinished-run');
		const unfinished = existsSync(this.runFile) ? readFileSync(this.runFile, 'utf8') : '';
		const isRecent = Date.now() - Date.parse(unfinished) < hoursToGoOn * 3_600_000;
		this.run = isRecent ? unfinished : new Date().toISOString();
		writeFileSync(this.runFile, this.run);
	}

	get(url: string): Cached | undefined {
		const file = this.fileOf(url);
		if (!existsSync(file)) return undefined;
		return this.asCached(JSON.parse(readFileSync(file, 'utf8')) as Stored);
	}

	put(url: string, { text, etag, lastModified }: Kept): Cached {
		const stored = { url, run: this.run, text, etag, lastModified };
		writeFileSync(this.fileOf(url), JSON.stringify(stored));
		return this.asCached(stored);
	}

	endRun(): void {
		rmSync(this.runFile, { force: true });
	}

	private asCached({ text, etag, lastModified, run }: Stored): Cached {
		const day = lastModified === undefined ? NaN : Date.parse(lastModified);
		return {
			...{ text, etag, lastModified, isOfThisRun: run === this.run },
			...(Number.isNaN(day) ? {} : { changed: new Date(day).toISOString().slice(0, 10) }),
		};
	}

	private fileOf(url: string): string {
		return join(this.folder, `${createHash('sha256').update(url).digest('hex').slice(0, 32)}.json`);
	}
}
