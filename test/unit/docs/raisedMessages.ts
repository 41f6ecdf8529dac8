import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { projectFolder } from '../../../tools/folders';

/** Stands for a part of a message that is another each time. */
export const variable = '…';

/** What makes an error, by its name, and which of its arguments is the message. */
const makers: Readonly<Record<string, number>> = {
	wrongInput: 0,
	AiRudderFailure: 1,
	NodeOperationError: 1,
	NodeApiError: 1,
};

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

/** A text as it is written, with a mark for each part that is computed; both, of a choice between two. None of what is computed as a whole. */
function textsOf(written: ts.Expression | undefined): string[] {
	if (written === undefined) return [];
	if (ts.isStringLiteralLike(written)) return [written.text];
	if (ts.isConditionalExpression(written))
		return [...textsOf(written.whenTrue), ...textsOf(written.whenFalse)];
	if (!ts.isTemplateExpression(written)) return [];
	const spans = written.templateSpans.map(({ literal }) => variable + literal.text);
	return [[written.head.text, ...spans].join('').replace(/…+/g, variable)];
}

/** Messages that end within the package: what fails says something else. */
const neverShown = [
	'The marks did not stay',
	'The Signature Scheme signs a time stamp, and there is none',
];

/** The messages of all errors that nodes and credentials make. */
export function raisedMessages(): string[] {
	const messages = sources.flatMap((source) =>
		[...nodesIn(source)].flatMap((node) => {
			if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
			const maker = node.expression.getText();
			if (maker === deadline)
				return textsOf(node.arguments?.[1]).map((what) => `${what} within ${variable} seconds`);
			const place = makers[maker];
			return place === undefined ? [] : textsOf(node.arguments?.[place]);
		}),
	);
	return [...new Set(messages)]
		.filter((message) => /\w/.test(message) && !neverShown.includes(message))
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
	return [...new Set(reasons)].filter((reason) => /\w/.test(reason)).sort();
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
