import { isObject, isText } from '../api/values';

/** What an expression may use that is the same for every item. */
const sameForAllItems = new Set(
	(
		'$now $today $vars $env $secrets $workflow $execution $mode $runIndex $prevNode $nodeVersion $nodeId $webhookId ' +
		'$if $ifEmpty $max $min $not $jmespath'
	).split(' '),
);

/** Another node's items as a whole; `$('Set').item` is the item that belongs to this one. */
const wholeNodes =
	/(?:\$\(\s*(?:'[^']*'|"[^"]*"|`[^`]*`)\s*\)|\$input)\s*\.(?:first|last|all)\s*\(/g;

/** A field of the item and nothing else: `={{ $json.customer.phone }}`. */
const fieldOfItem =
	/^=\s*\{\{\s*\$json((?:\.[\p{L}_$][\p{L}\p{N}_$]*|\[(?:\d+|'[^'\\]*'|"[^"\\]*")\])+)\s*\}\}\s*$/u;

/** Whether a parameter as the user entered it is an expression. */
export function isExpression(entered: unknown): entered is string {
	return isText(entered) && entered.startsWith('=');
}

/** The expressions in a text with something around them, each as one of its own; none when the whole is one expression. */
export function partsWithin(expression: string): string[] {
	const parts = expression.match(/\{\{[\s\S]*?(?:\}\}|$)/g) ?? [];
	return expression === `=${parts[0] ?? ''}` ? [] : parts.map((part) => `=${part}`);
}

/**
 * Whether a parameter as the user entered it may have another value for another item. Where that is not certain it may:
 * then it is read for each.
 */
export function mayVary(entered: unknown): boolean {
	if (isExpression(entered)) {
		const names = entered.replace(wholeNodes, '').matchAll(/\$(?!\{)[\w$]*/g);
		return [...names].some(([name]) => !sameForAllItems.has(name));
	}
	if (Array.isArray(entered)) return entered.some(mayVary);
	return isObject(entered) && Object.values(entered).some(mayVary);
}

/** The path of an expression that is a field within the item and nothing else; undefined for any other. */
export function pathIn(expression: string): string | undefined {
	return fieldOfItem.exec(expression)?.[1]?.replace(/^\./, '');
}

/** The name of the item's own field that an expression is, and nothing else; undefined for any other. */
export function fieldIn(expression: string): string | undefined {
	const path = pathIn(expression) ?? '';
	const [, quoted, plain] = /^(?:\[(?:'([^']*)'|"[^"]*")\]|([^.[]+))$/.exec(path) ?? [];
	return quoted ?? plain;
}
