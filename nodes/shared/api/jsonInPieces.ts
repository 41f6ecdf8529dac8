import { Turns } from './turns';

/**
 * So many characters are read in one go: a millisecond's work. With the part that follows they are fewer than V8 has to get
 * fresh memory for each time, which costs more than reading them.
 */
const longestPiece = 60_000;

/** So many characters behind a piece are looked at: a sign that is escaped. */
const lookAhead = 8;

/** So deep lists and objects are looked into for pieces; what is larger further down is read in one go. */
const mostLevels = 8;

/** A text in parts, in their order. */
export type TextParts = AsyncIterable<string> | Iterable<string>;

/**
 * JSON text to its value, undefined when it is not JSON, as JSON.parse reads it; but a long text piece by piece as it comes, in
 * turns with others in the same n8n, and without keeping what was read. A piece is some entries of a list or an object, or a
 * name. Each is given to `cleared` first, and read as that returns it. `longest` is the length of a piece; tests take shorter
 * ones. Throws what the parts throw.
 */
export async function jsonInPieces(
	parts: TextParts,
	cleared: (piece: string) => string,
	longest = longestPiece,
): Promise<unknown> {
	return await new PieceReader(iteratorOf(parts), cleared, longest).readAll().catch(notJson);
}

function iteratorOf(parts: TextParts): PartIterator {
	return Symbol.asyncIterator in parts ? parts[Symbol.asyncIterator]() : parts[Symbol.iterator]();
}

type PartIterator = AsyncIterator<string, unknown> | Iterator<string, unknown>;

function notJson(error: unknown): undefined {
	if (!(error instanceof SyntaxError)) throw error;
	return undefined;
}

const [quote, backslash, comma] = ['"', '\\', ','].map((sign) => sign.charCodeAt(0));
const [listBegin, listEnd] = ['[', ']'].map((sign) => sign.charCodeAt(0));
const [objectBegin, objectEnd] = ['{', '}'].map((sign) => sign.charCodeAt(0));

function isWhiteSpace(code: number): boolean {
	return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Reads one text. Throws SyntaxError when it is no JSON. */
class PieceReader {
	/** What of the text is looked at: some from where the reader is, as much as a piece takes at least. */
	private text = '';

	/** Where in it the reader is. */
	private at = 0;

	/** Whether no part follows. */
	private isOver = false;

	private readonly turns = new Turns();

	constructor(
		private readonly parts: PartIterator,
		private readonly cleared: (piece: string) => string,
		private readonly longest: number,
	) {}

	async readAll(): Promise<unknown> {
		try {
			return await this.read();
		} finally {
			await this.parts.return?.();
		}
	}

	private async read(): Promise<unknown> {
		await this.lookAtMore(this.longest);
		if (this.isOver) return await this.parsed(this.text);
		await this.skipWhiteSpace();
		const isInPieces = this.text[this.at] === '[' || this.text[this.at] === '{';
		if (!isInPieces) await this.lookAtMore(Infinity);
		const value = isInPieces ? await this.value(0) : await this.parsed(this.take());
		await this.skipWhiteSpace();
		if (this.at < this.text.length) throw new SyntaxError('Something follows the value');
		return value;
	}

	private async value(level: number): Promise<unknown> {
		await this.skipWhiteSpace();
		const isLookedInto = level < mostLevels;
		if (isLookedInto && this.text[this.at] === '[') return await this.list(level);
		if (isLookedInto && this.text[this.at] === '{') return await this.object(level);
		return await this.parsed(
			this.take(await this.end((latest) => this.endOfEntry(this.at, latest))),
		);
	}

	private async list(level: number): Promise<unknown[]> {
		const list: unknown[] = [];
		await this.eachPiece(']', async (piece) => {
			if (piece === undefined) return void list.push(await this.value(level + 1));
			for (const entry of (await this.parsed(`[${piece}]`)) as unknown[]) list.push(entry);
		});
		return list;
	}

	private async object(level: number): Promise<object> {
		const entries: Array<[name: string, value: unknown]> = [];
		await this.eachPiece('}', async (piece) => {
			if (piece === undefined) return void entries.push(await this.longEntry(level));
			for (const entry of Object.entries((await this.parsed(`{${piece}}`)) as object))
				entries.push(entry);
		});
		return Object.fromEntries(entries);
	}

	/** A name and its value that are longer than a piece. */
	private async longEntry(level: number): Promise<[name: string, value: unknown]> {
		const name = await this.parsed(
			this.take(await this.end((latest) => this.endOfText(this.at, latest))),
		);
		if (typeof name !== 'string') throw new SyntaxError('A name is missing');
		await this.skipWhiteSpace();
		this.skip(':');
		return [name, await this.value(level + 1)];
	}

	/**
	 * Goes through what is between a list's or an object's brackets: `read` gets some whole entries, or undefined where the next
	 * one alone is longer than a piece, and reads that itself.
	 */
	private async eachPiece(
		end: ']' | '}',
		read: (piece: string | undefined) => Promise<void>,
	): Promise<void> {
		this.at += 1;
		await this.skipWhiteSpace();
		let isEnd = this.text[this.at] === end;
		while (!isEnd) {
			await read(await this.wholeEntries());
			await this.skipWhiteSpace();
			isEnd = this.text[this.at] === end;
			if (!isEnd) this.skip(',');
			await this.skipWhiteSpace();
		}
		this.at += 1;
	}

	/** As many whole entries as make a piece; undefined when the first one alone is longer. */
	private async wholeEntries(): Promise<string | undefined> {
		await this.lookAtMore(this.longest);
		const latest = this.at + this.longest;
		let end: number | undefined;
		let next = this.endOfEntry(this.at, latest);
		while (next !== undefined) {
			end = next;
			next = this.text.charCodeAt(end) === comma ? this.endOfEntry(end + 1, latest) : undefined;
		}
		if (end === undefined) return undefined;
		const entries = this.take(end);
		if (entries === '') throw new SyntaxError('An entry is missing');
		return entries;
	}

	/** An end that is looked for within a piece, and further away where it is not there. */
	private async end(find: (latest: number) => number | undefined): Promise<number | undefined> {
		await this.lookAtMore(this.longest);
		const near = find(this.at + this.longest);
		if (near !== undefined) return near;
		await this.lookAtMore(Infinity);
		return find(Infinity);
	}

	/** Looks at as many characters from here on as are wanted and a few more, or at all that are left. */
	private async lookAtMore(wanted: number): Promise<void> {
		let length = this.text.length - this.at;
		if (this.isOver || length >= wanted + lookAhead) return;
		const looked = [this.text.slice(this.at)];
		while (length < wanted + lookAhead) {
			const next = await this.parts.next();
			if (next.done) {
				this.isOver = true;
				break;
			}
			looked.push(next.value);
			length += next.value.length;
		}
		// Joined: what is only added up is put together anew for each sign.
		this.text = looked.join('');
		this.at = 0;
	}

	/** Where the comma or bracket is that ends the entry which begins at `begin`; undefined when that is later than `latest`. */
	private endOfEntry(begin: number, latest: number): number | undefined {
		let depth = 0;
		for (let at = begin; at < this.text.length; at++) {
			if (at > latest) return undefined;
			const sign = this.text.charCodeAt(at);
			if (sign === quote) {
				const end = this.endOfText(at, latest);
				if (end === undefined) return undefined;
				at = end - 1;
			} else if (sign === listBegin || sign === objectBegin) depth += 1;
			else if (sign === listEnd || sign === objectEnd) {
				if (depth === 0) return at;
				depth -= 1;
			} else if (sign === comma && depth === 0) return at;
		}
		throw new SyntaxError('The text ends in the middle');
	}

	/** Where the text in quotation marks ends that begins at `begin`; undefined when that is later than `latest`. */
	private endOfText(begin: number, latest: number): number | undefined {
		for (let at = begin + 1; at < this.text.length; at++) {
			if (at > latest) return undefined;
			const sign = this.text.charCodeAt(at);
			if (sign === backslash) at += 1;
			else if (sign === quote) return at + 1;
		}
		throw new SyntaxError('A quotation mark is missing');
	}

	/** The text up to `end`, where the reader is then. */
	private take(end = this.text.length): string {
		const taken = this.text.slice(this.at, end);
		this.at = end;
		return taken;
	}

	private skip(sign: string): void {
		if (this.text[this.at] !== sign) throw new SyntaxError(`"${sign}" is missing`);
		this.at += 1;
	}

	private async skipWhiteSpace(): Promise<void> {
		do {
			await this.lookAtMore(1);
			while (isWhiteSpace(this.text.charCodeAt(this.at))) this.at += 1;
		} while (this.at === this.text.length && !this.isOver);
	}

	private async parsed(piece: string): Promise<unknown> {
		await this.turns.pass();
		return JSON.parse(this.cleared(piece)) as unknown;
	}
}
