import ts from 'typescript';

/** A file of ours: its path from the top of the repository, and its text. */
export interface SourceText {
	path: string;
	text: string;
}

/** One name that several files export. */
export interface SharedName {
	name: string;
	paths: string[];
}

/**
 * Names that several files export, in alphabetical order. What a file hands on from another one is no export of its own, and
 * an operation is called as in n8n (`create`, `getAll`), so its name counts within its resource alone.
 */
export function sharedNames(files: readonly SourceText[]): SharedName[] {
	const pathsOf = new Map<string, string[]>();
	for (const { path, text } of files) {
		for (const name of exportsOf(path, text)) {
			if (isOperation(path, name)) continue;
			pathsOf.set(name, [...(pathsOf.get(name) ?? []), path]);
		}
	}
	return [...pathsOf]
		.filter(([, paths]) => paths.length > 1)
		.map(([name, paths]) => ({ name, paths: paths.sort() }))
		.sort((one, other) => one.name.localeCompare(other.name));
}

/** `nodes/AiRudder/operations/task/create.ts` exports the operation `create` of the resource `task`. */
function isOperation(path: string, name: string): boolean {
	return new RegExp(`^nodes/\\w+/operations/\\w+/${name}\\.ts$`).test(path);
}

/** What a file itself defines and exports; an overload counts once. */
function exportsOf(path: string, text: string): Set<string> {
	const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
	return new Set(statements.filter(isExported).flatMap(definedNames));
}

function isExported(statement: ts.Statement): boolean {
	const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
	return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function definedNames(statement: ts.Statement): string[] {
	if (ts.isVariableStatement(statement))
		return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
	const { name } = statement as ts.DeclarationStatement;
	return name && ts.isIdentifier(name) ? [name.text] : [];
}

function boundNames(name: ts.BindingName): string[] {
	if (ts.isIdentifier(name)) return [name.text];
	return name.elements.flatMap((element) =>
		ts.isBindingElement(element) ? boundNames(element.name) : [],
	);
}
