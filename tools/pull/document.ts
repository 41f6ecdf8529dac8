import {
	isCollection,
	isMap,
	isScalar,
	isSeq,
	parseDocument,
	type Document,
	type Node,
	type YAMLMap,
} from 'yaml';
import type { Contract, Method, ContractOperation } from '../../contract/types';
import type { Own } from './contract';
import { PageProblem } from './problem';

/** How the contract is written: lines of this length, and single quotes for new texts that need some. */
const writing = { lineWidth: 150, singleQuote: true };

/** A map or list that is shorter than this stands in one line. */
const mostInOneLine = 100;

interface Place {
	path: string;
	method: Method;
}

/** The contract's YAML: what is not changed stays as it is written, comments included. */
export class ContractDocument {
	private readonly document: Document;

	constructor(text: string) {
		this.document = parseDocument(text);
	}

	text(): string {
		return this.document.toString(writing);
	}

	/**
	 * Puts the words of an operation or webhook in the place of its earlier ones, at another path or method if it moved.
	 * Answers whether that changed anything. Throws PageProblem when another operation stands there.
	 */
	put(own: Own, { path, method }: Place, words: ContractOperation): boolean {
		const hasMoved = own.kind === 'operation' && (path !== own.path || method !== own.method);
		if (hasMoved) this.move(own, { path, method });
		else if (JSON.stringify(own.words) === JSON.stringify(words)) return false;
		this.itemsOf(own.kind).setIn([path, method], this.written(words));
		return true;
	}

	/** Adds a new operation behind the last one of its section, and the section if it is new. */
	add({ path, method }: Own, words: ContractOperation): void {
		this.refuseTaken({ path, method });
		const [tag = ''] = words.tags;
		const paths = this.itemsOf('operation');
		const at = paths.items.map(({ value }) => hasTag(value, tag)).lastIndexOf(true);
		if (paths.has(path)) paths.setIn([path, method], this.written(words));
		else {
			const pair = this.document.createPair(path, { [method]: {} });
			paths.items.splice(at < 0 ? paths.items.length : at + 1, 0, pair);
			paths.setIn([path, method], this.written(words));
		}
		this.addTag(tag);
	}

	putErrorCodes(codes: Contract['x-error-codes']): void {
		this.document.set('x-error-codes', this.written(codes));
	}

	private move(from: Own, to: Place): void {
		this.refuseTaken(to);
		const paths = this.itemsOf('operation');
		const pair = paths.items.find(({ key }) => valueOf(key) === from.path);
		const isAlone = isMap(pair?.value) && pair.value.items.length === 1;
		if (pair && isAlone && !paths.has(to.path)) {
			pair.key = this.document.createNode(to.path);
			paths.deleteIn([to.path, from.method]);
		} else {
			paths.deleteIn([from.path, from.method]);
			const left = paths.get(from.path);
			if (isMap(left) && left.items.length === 0) paths.delete(from.path);
			if (!paths.has(to.path)) paths.set(to.path, this.document.createNode({}));
		}
	}

	private refuseTaken({ path, method }: Place): void {
		const taken = this.itemsOf('operation').getIn([path, method]);
		if (!isMap(taken)) return;
		throw new PageProblem(
			`describes ${method.toUpperCase()} ${path}, which the contract has as ${String(taken.get('operationId'))}`,
		);
	}

	private addTag(name: string): void {
		const tags = this.document.get('tags');
		if (!isSeq(tags) || tags.items.some((tag) => isMap(tag) && tag.get('name') === name)) return;
		tags.add(this.written({ name }));
	}

	private itemsOf(kind: Own['kind']): YAMLMap {
		return this.document.get(kind === 'webhook' ? 'webhooks' : 'paths') as YAMLMap;
	}

	private written(value: unknown): Node {
		// Two fields with one schema must not become an anchor and its alias.
		const node = this.document.createNode(value, { aliasDuplicateObjects: false });
		inOneLineIfShort(node);
		return node;
	}
}

/** Makes short maps and lists stand in one line; answers how long the node is in one line. */
function inOneLineIfShort(node: unknown): number {
	if (!isCollection(node)) return String(valueOf(node)).length;
	const parts: unknown[] = isMap(node)
		? node.items.flatMap(({ key, value }) => [key, value])
		: node.items;
	const length = parts.map(inOneLineIfShort).reduce((sum, part) => sum + part + 2, 4);
	node.flow = length <= mostInOneLine || node.items.length === 0;
	return length;
}

function valueOf(node: unknown): unknown {
	return isScalar(node) ? node.value : node;
}

function hasTag(item: unknown, tag: string): boolean {
	if (!isMap(item)) return false;
	return item.items.some(({ value }) => {
		const tags = isMap(value) ? value.get('tags') : undefined;
		return isSeq(tags) && tags.items.some((one) => valueOf(one) === tag);
	});
}
