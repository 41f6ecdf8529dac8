import { lengthOf, type TextParts } from './transport';
import { Turns } from './turns';
import { parseJson } from './values';

/** So many characters are read in one go: some milliseconds. */
const longestPiece = 400_000;

/** So many characters behind a piece are looked at: a sign that is escaped. */
const lookAhead = 8;

/** So deep lists and objects are looked into for pieces; what is larger further down is read in one go. */
const mostLevels = 8;

/**
 * JSON text to its value, undefined when it is not JSON, as JSON.parse reads it; but a long text piece by piece, in turns with
 * others in the same n8n, and without it ever being put together: that alone takes a while. A piece is some entries of a list
 * or an object, or a name. Each is given to `cleared` first, and read as that returns it. `longest` is the length of a piece;
 * tests take shorter ones.
 */
export async function jsonInPieces(
	parts: TextParts,
	cleared: (piece: string) => string,
	longest = longestPiece,
): Promise<unknown> {
	const begin = parts.find((part) => /[^ \t\n\r]/.test(part)) ?? '';
	if (lengthOf(parts) <= longest || !/^[ \t\n\r]*[[{]/.test(begin))
		return parseJson(cleared(parts.join('')));
	return await new PieceReader(parts, cleared, longest).read().catch(notJson);
}

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

	/** The part that follows. */
	private next = 0;

	private readonly turns = new Turns();

	constructor(
		private readonly parts: TextParts,
		private readonly cleared: (piece: string) => string,
		private readonly longest: number,
	) {}

	async read(): Promise<unknown> {
		const value = await this.value(0);
		this.skipWhiteSpace();
		if (this.at < this.text.length) throw new SyntaxError('Something follows the value');
		return value;
	}

	private async value(level: number): Promise<unknown> {
		this.skipWhiteSpace();
		const isLookedInto = level < mostLevels;
		if (isLookedInto && this.text[this.at] === '[') return await this.list(level);
		if (isLookedInto && this.text[this.at] === '{') return await this.object(level);
		return await this.parsed(this.take(this.end((latest) => this.endOfEntry(this.at, latest))));
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
			this.take(this.end((latest) => this.endOfText(this.at, latest))),
		);
		if (typeof name !== 'string') throw new SyntaxError('A name is missing');
		this.skipWhiteSpace();
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
		this.skipWhiteSpace();
		let isOver = this.text[this.at] === end;
		while (!isOver) {
			await read(this.wholeEntries());
			this.skipWhiteSpace();
			isOver = this.text[this.at] === end;
			if (!isOver) this.skip(',');
			this.skipWhiteSpace();
		}
		this.at += 1;
	}

	/** As many whole entries as make a piece; undefined when the first one alone is longer. */
	private wholeEntries(): string | undefined {
		this.lookAtMore(this.longest);
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
	private end(find: (latest: number) => number | undefined): number | undefined {
		this.lookAtMore(this.longest);
		const near = find(this.at + this.longest);
		if (near !== undefined) return near;
		this.lookAtMore(Infinity);
		return find(Infinity);
	}

	/** Looks at as many characters from here on as are wanted, or at all that are left. */
	private lookAtMore(wanted: number): void {
		const added: string[] = [];
		let length = this.text.length - this.at;
		for (; length < wanted + lookAhead && this.next < this.parts.length; this.next++) {
			const part = this.parts[this.next] ?? '';
			added.push(part);
			length += part.length;
		}
		if (added.length === 0) return;
		this.text = this.text.slice(this.at) + added.join('');
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

	private skipWhiteSpace(): void {
		do {
			this.lookAtMore(1);
			while (isWhiteSpace(this.text.charCodeAt(this.at))) this.at += 1;
		} while (this.at === this.text.length && this.next < this.parts.length);
	}

	private async parsed(piece: string): Promise<unknown> {
		await this.turns.pass();
		return JSON.parse(this.cleared(piece)) as unknown;
	}
}
