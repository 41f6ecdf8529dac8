import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { projectFolder } from '../../../tools/folders';

/** Stands for a part of a message that is another each time. */
export const variable = '…';

/** What makes an error, by its name, and which of its arguments is the message. */
const makers: ReadonlyMap<string, number> = new Map([
	['wrongInput', 0],
	['AiRudderFailure', 1],
	['NodeOperationError', 1],
	['NodeApiError', 1],
]);

/** Its second argument is the beginning of the message: what did not come in time. */
const deadline = 'Deadline';

const sourceFiles = ['nodes', 'credentials'].flatMap((folder) =>
	readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => join(projectFolder, folder, name)),
);

/** All that is written in the nodes and credentials, as the compiler reads it. */
const sources = sourceFiles.map((file) =>
	ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true),
);

function* nodesIn(node: ts.Node): Generator<ts.Node> {
	yield node;
	const children: ts.Node[] = [];
	ts.forEachChild(node, (child) => void children.push(child));
	for (const child of children) yield* nodesIn(child);
}

/** A text as it is written, with a mark for each part that is computed, the whole of it maybe; both, of a choice between two. */
function textsOf(written: ts.Expression): string[] {
	if (ts.isStringLiteralLike(written)) return [written.text];
	if (ts.isConditionalExpression(written))
		return [...textsOf(written.whenTrue), ...textsOf(written.whenFalse)];
	if (!ts.isTemplateExpression(written)) return [variable];
	const spans = written.templateSpans.map(({ literal }) => variable + literal.text);
	return [[written.head.text, ...spans].join('').replace(/…+/g, variable)];
}

/** Messages that end within the package: what fails says something else. */
const neverShown = [
	'The marks did not stay',
	'The Signature Scheme signs a time stamp, and there is none',
];

/** Whether a text says more than what is computed. */
const saysSomething = (text: string) => /\w/.test(text);

/** An error that is made: what its message is written as, and whether all of what it may say can be read there. */
interface Raised {
	written: string;
	isRead: boolean;
	messages: string[];
}

/** All errors that nodes and credentials make. */
const raised: Raised[] = sources.flatMap((source) =>
	[...nodesIn(source)].flatMap((node) => {
		if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
		const maker = node.expression.getText();
		const place = maker === deadline ? 1 : makers.get(maker);
		if (place === undefined) return [];
		const message = node.arguments?.[place];
		const texts = message ? textsOf(message) : [];
		const file = relative(projectFolder, source.fileName);
		return [
			{
				written: `${file}: ${maker}(${message?.getText().replace(/\s+/g, ' ') ?? ''})`,
				isRead: texts.length > 0 && texts.every(saysSomething),
				messages: texts
					.filter(saysSomething)
					.map((text) => (maker === deadline ? `${text} within ${variable} seconds` : text)),
			},
		];
	}),
);

/** Where an error is made of a message that cannot be read there, or not all of it: these checks do not see what it says. */
export function unreadMessages(): string[] {
	return raised
		.filter(({ isRead }) => !isRead)
		.map(({ written }) => written)
		.sort();
}

/** The messages of all errors that nodes and credentials make. */
export function raisedMessages(): string[] {
	return [...new Set(raised.flatMap(({ messages }) => messages))]
		.filter((message) => !neverShown.includes(message))
		.sort();
}

/** Why cells of a list are refused, as rows say it. */
export function reasonsOfCells(): string[] {
	const reasons = sources
		.filter(({ fileName }) => /shared\/contacts\/[^/]+$/.test(fileName))
		.flatMap((source) =>
			[...nodesIn(source)].flatMap((node) =>
				ts.isPropertyAssignment(node) && node.name.getText() === 'reason'
					? textsOf(node.initializer)
					: [],
			),
		);
	return [...new Set(reasons)].filter(saysSomething).sort();
}

/** Every text that is written in the nodes, one after the other. */
export function writtenTexts(): string {
	return sources
		.flatMap((source) =>
			[...nodesIn(source)].map((node) => {
				if (ts.isStringLiteralLike(node)) return node.text;
				const isPart =
					ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
				return isPart ? node.text : '';
			}),
		)
		.filter((text) => text !== '')
		.join('\n');
}
